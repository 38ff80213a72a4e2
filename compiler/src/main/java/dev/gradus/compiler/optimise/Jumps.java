package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What the ends of blocks give to labelled statements and loops. */
final class Jumps {
  private final Map<Label, List<List<Value>>> breaks = new IdentityHashMap<>();
  private final Map<Label, List<List<Value>>> nexts = new IdentityHashMap<>();

  private Jumps() {}

  static Jumps of(Function function) {
    Jumps jumps = new Jumps();
    jumps.visit(function.body());
    return jumps;
  }

  /** The values of each break to a label. */
  List<List<Value>> breaks(Label label) {
    return breaks.getOrDefault(label, List.of());
  }

  /** The values of each end of an iteration. */
  List<List<Value>> nexts(Label label) {
    return nexts.getOrDefault(label, List.of());
  }

  private void visit(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Loop l) {
        yielded(l.label(), l.body());
      } else if (statement instanceof Statement.For l) {
        yielded(l.label(), l.body());
      }
      Values.blocks(statement).forEach(this::visit);
    }
    if (block.terminator() instanceof Terminator.Break b) {
      breaks.computeIfAbsent(b.label(), l -> new ArrayList<>()).add(b.values());
    } else if (block.terminator() instanceof Terminator.Continue c) {
      nexts.computeIfAbsent(c.label(), l -> new ArrayList<>()).add(c.values());
    }
  }

  /** A body's Yield; where it is never reached it may give nothing. */
  private void yielded(Label label, Block body) {
    if (body.terminator() instanceof Terminator.Yield y && !y.values().isEmpty()) {
      nexts.computeIfAbsent(label, l -> new ArrayList<>()).add(y.values());
    }
  }
}
