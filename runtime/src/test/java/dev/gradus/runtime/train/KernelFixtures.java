package dev.gradus.runtime.train;

import dev.gradus.runtime.Kernel;
import java.util.function.DoubleUnaryOperator;

/** Kernels written by hand, for tests of other packages. */
public final class KernelFixtures {
  private KernelFixtures() {}

  /** An objective of one number {@code w}. */
  public static Kernel scalar(double start, DoubleUnaryOperator f, DoubleUnaryOperator slope) {
    return ScalarKernel.of("scalar", start, f, slope);
  }
}
