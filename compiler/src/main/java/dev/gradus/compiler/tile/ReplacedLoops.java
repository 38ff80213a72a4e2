package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.compiler.optimise.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts other statements in the place of some loops of a program, wherever these stand. */
final class ReplacedLoops {
  /** What stands for a loop; empty if it stays, and those inside are to be looked at. */
  @FunctionalInterface
  interface Replacement {
    Optional<List<Statement>> of(Statement.For loop, Uses uses, Regions regions, Fresh fresh);
  }

  private final Replacement replacement;
  private final Uses uses;
  private final Regions regions;
  private final Fresh fresh;
  private boolean changed;

  private ReplacedLoops(Function function, Aliasing aliasing, Replacement replacement) {
    this.replacement = replacement;
    uses = new Uses(function);
    regions = Regions.of(function, aliasing);
    fresh = Fresh.above(function);
  }

  /**
   * The program with its loops replaced; itself if all stay.
   *
   * @param aliasing of the parameters of the first function
   */
  static LoopProgram of(LoopProgram program, Aliasing aliasing, Replacement replacement) {
    List<Function> functions = new ArrayList<>();
    boolean changed = false;
    for (Function f : program.functions()) {
      Aliasing of = functions.isEmpty() ? aliasing : Aliasing.MAY;
      ReplacedLoops pass = new ReplacedLoops(f, of, replacement);
      Block body = pass.block(f.body());
      changed |= pass.changed;
      functions.add(pass.changed ? new Function(f.name(), f.parameters(), f.result(), body) : f);
    }
    return changed ? new LoopProgram(program.name(), functions) : program;
  }

  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>();
    for (Statement s : block.statements()) {
      Optional<List<Statement>> by =
          s instanceof Statement.For l ? replacement.of(l, uses, regions, fresh) : Optional.empty();
      changed |= by.isPresent();
      statements.addAll(by.orElseGet(() -> List.of(s.withBlocks(this::block))));
    }
    return new Block(statements, block.terminator());
  }
}
