package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.SaveStack;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long loops keep snapshots instead of saving something for every step. */
class CheckpointTest {
  private static final double[] START = {1.2, -0.3};

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "7", "1000", "20000"})
  void valueAndGradientAreThoseWithoutSnapshotsToTheBit(int steps) {
    double[] x = new double[2];
    double[] a = new double[1];
    double value =
        Gradients.load(LongLoopMethods.Plain.class).valueAndGradient(START, 0.1, steps, x, a);
    double[] x2 = {7, 7};
    double[] a2 = {7};
    assertThat(
            Gradients.load(LongLoopMethods.Snapshots.class)
                .valueAndGradient(START, 0.1, steps, x2, a2))
        .isEqualTo(value);
    assertThat(x2).isEqualTo(x);
    assertThat(a2).isEqualTo(a);
    assertThat(
            Gradients.load(LongLoopMethods.Marked.class)
                .valueAndGradient(START, 0.1, Math.min(steps, 1000), x2, a2))
        .isEqualTo(LongLoopMethods.pendulum(START, 0.1, Math.min(steps, 1000)));
    if (steps <= 1000) {
      assertThat(x2).isEqualTo(x);
      assertThat(a2).isEqualTo(a);
    }
  }

  @Test
  void aMillionStepsSaveLittle() throws Exception {
    int steps = 1_000_000;
    LongLoopMethods.Snapshots f = Gradients.load(LongLoopMethods.Snapshots.class);
    double[] x = new double[2];
    double[] a = new double[1];
    assertThat(f.valueAndGradient(START, 0.1, steps, x, a))
        .isEqualTo(LongLoopMethods.pendulum(START, 0.1, steps));
    double h = 1e-6;
    double up = LongLoopMethods.pendulum(START, 0.1 + h, steps);
    double down = LongLoopMethods.pendulum(START, 0.1 - h, steps);
    assertThat(Math.abs(a[0] - (up - down) / (2 * h))).isLessThan(1e-6);
    assertThat(bytes(f)).isLessThan(100_000);
  }

  @Test
  void warmCallsAllocateNothing() {
    LongLoopMethods.GrowthWithSnapshots f =
        Gradients.load(LongLoopMethods.GrowthWithSnapshots.class);
    double[] gradient = new double[2];
    for (int run = 0; run < 3; run++) {
      f.valueAndGradient(1.5, 0.7, gradient);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    f.valueAndGradient(1.5, 0.7, gradient);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2000);
  }

  @ParameterizedTest
  @CsvSource({"1.5, 0.7", "2e6, 1", "900000, 12", "3, 40"})
  void loopsOfUnknownLengthHaveTheSameGradients(double x, double rate) {
    double[] expected = new double[2];
    double[] gradient = new double[2];
    assertThat(
            Gradients.load(LongLoopMethods.GrowthWithSnapshots.class)
                .valueAndGradient(x, rate, gradient))
        .isEqualTo(
            Gradients.load(LongLoopMethods.Growth.class).valueAndGradient(x, rate, expected));
    assertThat(gradient).isEqualTo(expected);
  }

  @Test
  void secondDerivativesDoWithoutSnapshots() {
    double[][] products = new double[2][2];
    double[][] scalars = new double[2][1];
    double[] u = {0.5, -1};
    Gradients.load(LongLoopMethods.Plain.class).hvp(START, 0.1, 50, u, 2, products[0], scalars[0]);
    Gradients.load(LongLoopMethods.Snapshots.class)
        .hvp(START, 0.1, 50, u, 2, products[1], scalars[1]);
    assertThat(products[1]).isEqualTo(products[0]);
    assertThat(scalars[1]).isEqualTo(scalars[0]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exchanging | now' is another array after an iteration",
        "exchangingRows | rows of an array change places",
        "random | java.lang.Math.random may give something else when it is called again"
      })
  void stateThatCannotBeKeptIsRefused(String method, String why) {
    assertThatThrownBy(() -> explained(method))
        .hasMessageContaining("LongLoopMethods." + method + " (LongLoopMethods.java:")
        .hasMessageContaining(why)
        .hasMessageContaining("CHECKPOINT_STATE");
  }

  @Test
  void memoryIsToldBeforehand() {
    assertThat(explained("pendulumWithSnapshots"))
        .contains(
            "== checkpointed ==",
            "snapshots of 8 · y.length + 8 · array.length + 8 · at.length + 8",
            "is the least number with (c",
            "bytes per call: ");
    assertThat(explained("growthWithSnapshots"))
        .contains("snapshots of 24 bytes", "at most 2 · √(2 · n")
        .containsPattern("bytes per call: [0-9 +·n]*c[0-9]+ · 24\n");
  }

  private static String explained(String method) {
    return MethodExplanation.of(
        CheckpointTest.class.getClassLoader(), LongLoopMethods.class.getName(), method);
  }

  /** Bytes of memory that an object keeps for what it saves. */
  private static long bytes(Object gradient) throws Exception {
    Class<?> type = gradient.getClass();
    while (!type.getName().endsWith(".GeneratedGradient")) {
      type = type.getSuperclass();
    }
    Field field = type.getDeclaredField("stack");
    field.setAccessible(true);
    SaveStack stack = (SaveStack) field.get(gradient);
    Method snapshots = SaveStack.class.getDeclaredMethod("snapshotBytes");
    snapshots.setAccessible(true);
    return (long) snapshots.invoke(stack)
        + 8L * SaveStack.doubles(stack).length
        + 4L * SaveStack.ints(stack).length
        + SaveStack.flags(stack).length;
  }
}
