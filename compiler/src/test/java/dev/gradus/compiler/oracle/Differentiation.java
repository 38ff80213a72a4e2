package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.LoopProgram;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** What is judged: the programs that the compiler makes of a method. */
public interface Differentiation {
  /** Whether values inside gradients have the bits of the method's, as in STRICT arithmetic. */
  default boolean isExact() {
    return true;
  }

  /** The method as it was read. */
  LoopProgram read(Method method);

  /** The method as it is before it is differentiated: inlined and optimised. */
  LoopProgram primal(Method method);

  /** The program whose first function runs the reverse sweep too; empty if there is none yet. */
  Optional<LoopProgram> reverse(Method method, List<Integer> active, boolean mayAlias);

  /** The program whose first function carries tangents; empty if there is none yet. */
  Optional<LoopProgram> forward(
      Method method, List<Integer> active, int directions, boolean mayAlias);
}
