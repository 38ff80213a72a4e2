package dev.gradus.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method without parameters that gives arguments of a differentiated method: a
 * {@link dev.gradus.runtime.testkit.Point}, an array or a list of these, or an {@code Object[]} of
 * the arguments. Gradients are compared with finite differences there when the project is built,
 * instead of at points that are made up.
 *
 * <pre>{@code
 * @SamplePoint(of = "logistic")
 * static Point someRows() {
 *   return Point.of(new double[] {0.1, -0.2}, new double[][] {{1, 2}, {3, 4}}, new int[] {0, 1});
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SamplePoint {
  /** Name of the method that takes the arguments. */
  String of();

  /** The class that declares it; the class of the marked method if left out. */
  Class<?> owner() default void.class;

  /** Name of that class, where it cannot be written as a literal. */
  String ownerName() default "";
}
