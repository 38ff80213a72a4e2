package dev.gradus.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method whose derivatives are wanted. The method returns a {@code double} or {@code
 * float}, or a freshly allocated array of them, or fills arrays that it is given. Every parameter
 * of floating type, and every array of such, is differentiated unless {@link Active} or {@link
 * Inactive} say otherwise.
 *
 * <p>The mark says what is meant and carries options; {@link Gradients} differentiates unmarked
 * methods, of libraries for instance, as well.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Differentiable {
  /**
   * STRICT: the value is bit for bit that of the method itself. FAST: elementary functions are
   * Gradus's own, and loops of independent iterations run in tiles, with sums in partial sums:
   * quicker, and the same bits on every machine.
   */
  Arithmetic arithmetic() default Arithmetic.STRICT;

  /**
   * Classes with hand-written rules ({@link Derivative}) for methods that this one calls, besides
   * the rules that stand in the called methods' own classes.
   */
  Class<?>[] rules() default {};
}
