package dev.gradus.compiler.method;

import dev.gradus.compiler.adjoint.Checkpointing;
import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import dev.gradus.runtime.Checkpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Loops marked {@link Checkpoint} that save every step all the same, and where they do. */
final class UnheededMarks {
  private final Set<String> found = new LinkedHashSet<>();

  /** Products with the Hessian of a method are about to be made. */
  void inProducts(LoopProgram value, Checkpointing marks) {
    note(value, marks, "in products with the Hessian", "multiply differences of gradients instead");
  }

  /** A derivative of a method is about to become part of another method. */
  void inside(LoopProgram value, Checkpointing marks) {
    note(
        value,
        marks,
        "in gradients that a differentiated method calls",
        "differentiate the method with the loop by itself");
  }

  private void note(LoopProgram value, Checkpointing marks, String where, String instead) {
    for (Position loop : outermost(value, marks)) {
      found.add(
          "@Checkpoint does not hold "
              + where
              + ": the loop of "
              + loop
              + " saves something for every step there; keep its steps few, or "
              + instead);
    }
  }

  /** Sentences about them, in the order in which they were found. */
  List<String> sentences() {
    return List.copyOf(found);
  }

  private static List<Position> outermost(LoopProgram program, Checkpointing marks) {
    List<Position> loops = new ArrayList<>();
    for (Function f : program.functions()) {
      collect(f.body(), marks, loops);
    }
    return loops;
  }

  private static void collect(Block block, Checkpointing marks, List<Position> loops) {
    for (Statement s : block.statements()) {
      boolean loop = s instanceof Statement.For || s instanceof Statement.Loop;
      if (loop && marks.snapshots(s.position()).isPresent()) {
        loops.add(s.position());
      } else {
        Values.blocks(s).forEach(b -> collect(b, marks, loops));
      }
    }
  }
}
