package dev.gradus.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A hand-written rule: this static method gives a partial derivative of another static method,
 * which is then called as it is, never read.
 *
 * <pre>{@code
 * final class Rules {
 *   @Derivative(owner = Gamma.class, of = "logGamma")
 *   static double logGamma(double x) {
 *     return Gamma.digamma(x);
 *   }
 * }
 * }</pre>
 *
 * <p>The rule has the parameters of the method it is for, which must be scalars or arrays taken as
 * constants, and returns the partial derivative by the scalar parameter number {@link #by}. A
 * method with several floating parameters has one rule for each; a parameter without a rule must
 * not depend on anything differentiated. A rule is differentiated in its turn where second
 * derivatives are wanted.
 *
 * <p>Rules are found in the class that declares the called method, and in the classes named by
 * {@link Differentiable#rules} and {@link GradientOf#rules}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Derivative {
  /** Name of the method that this is a rule for. */
  String of();

  /** The class that declares it; the class of the rule itself if left out. */
  Class<?> owner() default void.class;

  /** The parameter, counted from 0, that this is the partial derivative by. */
  int by() default 0;
}
