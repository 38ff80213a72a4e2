package dev.gradus.compiler.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.StopGradient;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What counts as a constant does so, too, where only the object tells which method runs. */
public class StopGradientTest {

  /** Something to be multiplied by. */
  public interface Factor {
    double of(double x);
  }

  /** A factor that is not differentiated. */
  public static class Constant implements Factor {
    @Override
    @StopGradient
    public double of(double x) {
      return x * x;
    }
  }

  public static double virtual(double x) {
    Factor factor = new Constant();
    return factor.of(x) * x;
  }

  @StopGradient
  static double stopped(double x) {
    return x * x;
  }

  public static double referenced(double x) {
    DoubleUnaryOperator f = StopGradientTest::stopped;
    return f.applyAsDouble(x) * x;
  }

  @Test
  void aVirtualMethodMayCountAsAConstant() {
    assertThat(gradient("virtual")).isEqualTo(9.0);
  }

  @Test
  void aMethodReferenceMayCountAsAConstant() {
    assertThat(gradient("referenced")).isEqualTo(9.0);
  }

  private static double gradient(String method) {
    return Gradients.of(StopGradientTest.class, method).gradient(3.0);
  }
}
