package dev.gradus.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose outer loops take so many steps that reverse mode should not save something
 * for each of them: it keeps the loop's state before a few steps instead, and computes the steps in
 * between again. The state is what a step hands to the next, numbers and contents of arrays. Value
 * and gradient are bit for bit those without the mark.
 *
 * <p>Where the number of steps is known when the loop begins, snapshots lie where least has to be
 * computed again for their number (Griewank and Walther, "Algorithm 799: revolve", 2000); otherwise
 * there are about twice as many as the square root of the number of steps. On a gradient interface
 * the mark stands for one on the method that it names.
 *
 * <p>Only reverse sweeps keep snapshots: products with the Hessian, and gradients that a
 * differentiated method calls, save every step. A build and {@code ./gradus explain} say where.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Checkpoint {
  /**
   * The greatest number of snapshots of a counted loop. 0: as many as make every step run at most
   * four times forwards, which are 180 for a million steps.
   */
  int snapshots() default 0;
}
