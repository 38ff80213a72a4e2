package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradus.runtime.Gradients;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Gradients of methods, once warm, allocate nothing, arrays of the method's own included. */
class MethodAllocationTest {
  private static final int CALLS = 200;

  private final Random random = new Random(3);

  @Test
  void loopsThatSaveAllocateNothing() {
    double[] v = random.doubles(1000).toArray();
    double[] adjoint = new double[1000];
    Numerics.LogSumExp f = Gradients.load(Numerics.LogSumExp.class);
    requireNoAllocation(() -> f.valueAndGradient(v, adjoint));
    assertThat(adjoint[3]).isPositive();
  }

  @Test
  void arraysOfTheMethodComeFromThePool() {
    double[] x = random.doubles(20).toArray();
    double[] adjoint = new double[20];
    Numerics.RungeKutta f = Gradients.load(Numerics.RungeKutta.class);
    double expected = Numerics.rungeKutta(x, 10);
    assertThat(f.valueAndGradient(x, 10, adjoint)).isEqualTo(expected);
    requireNoAllocation(() -> f.valueAndGradient(x, 10, adjoint));
    assertThat(f.valueAndGradient(x, 10, adjoint)).isEqualTo(expected);
  }

  @Test
  void recursionAllocatesNothing() {
    double[] a = random.doubles(25).toArray();
    double[] adjoint = new double[25];
    Numerics.Determinant f = Gradients.load(Numerics.Determinant.class);
    requireNoAllocation(() -> f.valueAndGradient(a, 5, adjoint));
    double product = 0;
    for (int i = 0; i < 5; i++) {
      product += a[i] * adjoint[i];
    }
    assertThat(product).isCloseTo(Numerics.determinant(a, 5), within(1e-12));
  }

  @Test
  void functionsOfStrictMathAllocateNothing() {
    double[] x = random.doubles(50, -9, 9).toArray();
    double[] adjoint = new double[50];
    Numerics.Elementary f = Gradients.load(Numerics.Elementary.class);
    assertThat(f.valueAndGradient(x, adjoint)).isEqualTo(Numerics.elementary(x));
    requireNoAllocation(() -> f.valueAndGradient(x, adjoint));
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }

  /** The least of several windows: the JVM's own threads and compilations are not to be seen. */
  private static void requireNoAllocation(DoubleSupplier call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    double sum = 0;
    for (int window = 0; window < 20 && least > 0; window++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        sum += call.getAsDouble();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).as("bytes of %d calls (%s)", CALLS, sum).isZero();
  }
}
