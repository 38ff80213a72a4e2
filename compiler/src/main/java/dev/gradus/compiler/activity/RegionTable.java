package dev.gradus.compiler.activity;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import java.util.LinkedHashMap;
import java.util.Map;

/** The regions of every function of a program. */
final class RegionTable {
  private final Map<String, Regions> functions = new LinkedHashMap<>();

  private RegionTable() {}

  static RegionTable of(LoopProgram program) {
    RegionTable table = new RegionTable();
    for (Function function : program.functions()) {
      table.functions.put(function.name(), new Regions(function, table));
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Regions regions : table.functions.values()) {
        changed |= regions.refine();
      }
    }
    return table;
  }

  Regions of(String function) {
    return functions.get(function);
  }
}
