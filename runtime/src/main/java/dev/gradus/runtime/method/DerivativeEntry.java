package dev.gradus.runtime.method;

import dev.gradus.runtime.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One derivative of one method, behind {@link MethodGradient}. The generated class implements
 * {@link #call(Object[])} and those of the typed methods whose signature is that of the derivative.
 */
public abstract class DerivativeEntry extends GeneratedGradient {
  /** Arguments boxed, in the order of the signature; gives the result boxed, null for void. */
  public abstract @Nullable Object call(Object[] arguments);

  public double call(double x) {
    throw mismatch("(double)");
  }

  public double call(double[] x) {
    throw mismatch("(double[])");
  }

  public double call(double[] x, double[] companion) {
    throw mismatch("(double[])");
  }

  public double call(double[] x, double[] companion, double seed) {
    throw mismatch("(double[])");
  }

  public void run(double[] x, double[] result) {
    throw mismatch("(double[])");
  }

  public void run(double[] x, double[] tangent, double[] result) {
    throw mismatch("(double[])");
  }

  public void run(double[] x, double[][] result) {
    throw mismatch("(double[])");
  }

  /** Class, method and parameters, for messages. */
  protected abstract String describe();

  private RuntimeException mismatch(String called) {
    return Problem.GRADIENT_TYPED_CALL.exception(describe(), called);
  }
}
