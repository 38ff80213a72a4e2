package dev.gradus.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method without parameters that gives a {@link Model}, whose kernel is to be
 * generated when the project is built. {@code Kernels.compile} and the trainer take the generated
 * class for every model that computes the same; the compiler is not needed then.
 *
 * <pre>{@code
 * @Objective(optimizers = "optimizer")
 * public static Model classifier() { return Model.define("classifier", m -> …); }
 *
 * static Optimizer optimizer() { return Adam.rate(1e-3); }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Objective {
  /**
   * Names of static methods of the same class, without parameters, that give optimisers: for each
   * of them there is a kernel with its update inside, besides the one without an update.
   */
  String[] optimizers() default {};

  /** Whether these optimisers maximise. */
  boolean maximise() default false;
}
