package dev.gradus.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The result of the method, a {@code double} or {@code float}, counts as a constant wherever a
 * differentiated method calls it. Inside an expression {@link Gradients#stopGradient(double)} does
 * the same.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StopGradient {}
