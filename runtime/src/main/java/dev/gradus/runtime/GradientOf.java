package dev.gradus.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface the derivatives of a static method: {@link Gradients#load(Class)} gives an
 * object that implements it.
 *
 * <pre>{@code
 * @GradientOf(owner = Objectives.class, method = "rosenbrock")
 * public interface RosenbrockGradient {
 *   double valueAndGradient(double[] x, double[] xAdjoint);
 * }
 * }</pre>
 *
 * <p>The names of the interface's methods say which derivatives are wanted, their signatures which
 * overload is meant. With a method {@code R f(P…)}, where
 *
 * <ul>
 *   <li>P… are the parameters of f,
 *   <li>A… are the adjoints: for every active array parameter, in order, an array of the same type;
 *       then, if there are active {@code double} parameters, one {@code double[]} with an element
 *       for each; then the same for active {@code float} parameters,
 *   <li>T… are the tangents: for every active parameter, in order, a value of the same type,
 * </ul>
 *
 * the following can be declared:
 *
 * <table>
 * <caption>Methods of a gradient interface</caption>
 * <tr><td>{@code R value(P…)}</td><td>the value itself</td></tr>
 * <tr><td>{@code void gradient(P…, A…)}</td><td>overwrites the adjoints with the gradient; R is a
 *     double or float</td></tr>
 * <tr><td>{@code G gradient(P…)}</td><td>a fresh gradient. G is the type of the parameter where a
 *     single one is active; {@code double[]} where all active ones are {@code double}s; or a record
 *     with a component of the parameter's type for every active parameter</td></tr>
 * <tr><td>{@code R valueAndGradient(P…, A…)}</td><td>as gradient, and returns the value</td></tr>
 * <tr><td>{@code R accumulateGradient(P…, A…)}</td><td>adds the gradient to the adjoints</td></tr>
 * <tr><td>{@code R vjp(P…, A…, S)}</td><td>adds the seed S times the derivative to the adjoints. S
 *     has the type of R; where R is an array it is the cotangent of the returned one; where R is
 *     {@code void} it is left out and the adjoints of the arrays that f fills are the seed</td></tr>
 * <tr><td>{@code R jvp(P…, T…)}</td><td>the tangent of the result; tangents of arrays that f writes
 *     to are written to</td></tr>
 * <tr><td>{@code R valueAndJvp(P…, T…, R[])}</td><td>the value, and the tangent in element 0 of the
 *     last argument</td></tr>
 * <tr><td>{@code void hvp(P…, T…, A…)}</td><td>overwrites the adjoints with the Hessian times the
 *     tangent</td></tr>
 * <tr><td>{@code void hessian(P…, double[][])}, {@code double[][] hessian(P…)}</td><td>the second
 *     derivatives by a single active array of rank 1, or by scalars</td></tr>
 * <tr><td>{@code void hessianDiagonal(P…, double[])}, {@code double[] hessianDiagonal(P…)}</td>
 *     <td>their diagonal</td></tr>
 * <tr><td>{@code void jacobian(P…, double[][])}, {@code double[][] jacobian(P…)}</td><td>row i: the
 *     derivatives of element i of the returned array</td></tr>
 * </table>
 *
 * An object of a record, or of another small immutable class, counts as its fields in order: A… and
 * T… have an adjoint or tangent for each of them. In records that are returned, and where it is the
 * only active parameter, its gradient is an object of its own class.
 *
 * <p>{@code float} takes the place of {@code double} where the method computes in {@code float}.
 * Where a method may return R it may also return {@code void}, {@code value} and {@code jvp} aside.
 *
 * <p>Checked on entry: no argument is null; adjoints and tangents are as long as their arrays and
 * not these arrays themselves; they are the same array exactly where the arguments are. After an
 * exception the object can be used again.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface GradientOf {
  /** The class that declares the method. */
  Class<?> owner() default void.class;

  /**
   * Name of that class, where it cannot be written as a literal: {@code "pkg.ObjectivesKt"} for
   * Kotlin's top-level functions.
   */
  String ownerName() default "";

  /** Name of the method. */
  String method();

  /** How gradients and Jacobians are computed. */
  DerivativeMode mode() default DerivativeMode.AUTO;

  /** Classes with hand-written rules, see {@link Derivative}. */
  Class<?>[] rules() default {};
}
