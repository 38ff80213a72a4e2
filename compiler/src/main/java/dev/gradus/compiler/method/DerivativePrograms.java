package dev.gradus.compiler.method;

import dev.gradus.compiler.adjoint.SaveReport;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.compiler.read.ClassFiles;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The programs that the derivatives of one method are made of; each is made when it is first asked
 * for. Calling conventions:
 *
 * <ul>
 *   <li>{@link #value}: {@code R f(P…)},
 *   <li>{@link #adjoint}: {@code R f$adjoint(stack, P…, adjoints of active arrays…, [double[]
 *       scalarAdjoints], [float[] scalarAdjoints], [seed])}; adds,
 *   <li>{@link #tangent}: {@code R f$tangent(stack, P…, tangents of active parameters…, [R[]
 *       resultTangent])},
 *   <li>{@link #hessianProduct}: the tangent of the adjoint, active in the active parameters and
 *       their adjoints but not in the seed.
 * </ul>
 */
interface DerivativePrograms {

  /** Makes the programs of a method. */
  interface Maker {
    DerivativePrograms of(
        ClassFiles files, Primal primal, boolean aliased, NestedDerivatives nested);
  }

  LoopProgram value();

  LoopProgram adjoint();

  LoopProgram tangent();

  /** As {@link #tangent}, along several directions at once. */
  LoopProgram tangents(int directions);

  LoopProgram hessianProduct();

  /** Numbers of the parameters that the method writes to. */
  Set<Integer> written();

  /** What is known about the arrays that the first function of a program is called with. */
  Aliasing aliasing(LoopProgram program);

  /** What has been made so far, in order: name of the stage → program. */
  Map<String, LoopProgram> stages();

  /** What the adjoint saves and computes again; empty as long as it has not been made. */
  Optional<SaveReport> report();
}
