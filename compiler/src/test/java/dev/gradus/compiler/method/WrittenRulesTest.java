package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.Derivative;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.StopGradient;
import dev.gradus.runtime.method.MethodGradient;
import org.junit.jupiter.api.Test;

/** Hand-written derivatives, and values that count as constants. */
public class WrittenRulesTest {

  /** Methods that cannot be read. */
  public static final class Foreign {
    private Foreign() {}

    public static double power(double x, double y) {
      synchronized (Foreign.class) {
        return Math.pow(x, y);
      }
    }

    public static float halved(float x) {
      synchronized (Foreign.class) {
        return x / 2;
      }
    }
  }

  /** The rules for {@link Foreign}. */
  public static final class Rules {
    private Rules() {}

    @Derivative(of = "power", owner = Foreign.class)
    public static double powerByBase(double x, double y) {
      return y * Math.pow(x, y - 1);
    }

    @Derivative(of = "halved", owner = Foreign.class)
    public static float half(float x) {
      return 0.5f;
    }
  }

  /** A rule that is none. */
  public static final class Misfits {
    private Misfits() {}

    @Derivative(of = "power", owner = Foreign.class, by = 2)
    public static double power(double x, double y) {
      return 0;
    }
  }

  static double cubed(double x) {
    synchronized (WrittenRulesTest.class) {
      return x * x * x;
    }
  }

  @Derivative(of = "cubed")
  static double squaredThrice(double x) {
    return 3 * x * x;
  }

  static double sumOfCubes(double[] x) {
    double s = 0;
    for (double v : x) {
      s += cubed(2 * v);
    }
    return s;
  }

  @Differentiable(rules = Rules.class)
  static double powers(double x, double y) {
    return Foreign.power(x, 3) * y;
  }

  @Differentiable(rules = Rules.class)
  static double exponent(double x, double y) {
    return Foreign.power(x, y);
  }

  @Differentiable(rules = Rules.class)
  static float half(float x) {
    return Foreign.halved(x * x);
  }

  @Differentiable(rules = Misfits.class)
  static double misfit(double x) {
    return Foreign.power(x, 2);
  }

  static double unruled(double x) {
    return Foreign.power(x, 2);
  }

  /** Names the rules itself. */
  @GradientOf(owner = WrittenRulesTest.class, method = "unruled", rules = Rules.class)
  public interface Ruled {
    double gradient(double x);
  }

  @StopGradient
  static double scale(double x) {
    return Math.exp(x);
  }

  static double scaled(double x) {
    return scale(x) * x;
  }

  static double stopped(double x) {
    return Gradients.stopGradient(x * x) * x;
  }

  private static MethodGradient of(String method) {
    return Gradients.of(java.lang.invoke.MethodHandles.lookup(), WrittenRulesTest.class, method);
  }

  @Test
  void aRuleInTheClassOfTheMethodIsUsedInEveryMode() {
    double[] x = {0.5, -1.25, 2};
    double[] g = new double[3];
    MethodGradient f = of("sumOfCubes");
    assertThat(f.valueAndGradient(x, g)).isEqualTo(sumOfCubes(x));
    double[] t = {1, 2, -1};
    double along = 0;
    double[] product = new double[3];
    f.hvp(x, t, product);
    for (int i = 0; i < 3; i++) {
      assertThat(g[i]).isCloseTo(24 * x[i] * x[i], within(1e-12));
      assertThat(product[i]).isCloseTo(48 * x[i] * t[i], within(1e-12));
      along += g[i] * t[i];
    }
    assertThat(f.jvp(x, t)).isCloseTo(along, within(1e-12));
  }

  @Test
  void rulesInClassesThatAreNamedAreUsed() {
    Object[] gradient = gradient("powers", 1.5, 2.0);
    assertThat((double) gradient[0]).isCloseTo(3 * 1.5 * 1.5 * 2, within(1e-12));
    assertThat((double) gradient[1]).isCloseTo(1.5 * 1.5 * 1.5, within(1e-12));
    assertThat((double) of("powers").jvp(new Object[] {1.5, 2.0, 1.0, 0.5}))
        .isCloseTo(13.5 + 0.5 * 3.375, within(1e-12));
    assertThat(of("half").gradient(new Object[] {3f})).isNotNull();
    assertThat((float) of("half").jvp(new Object[] {3f, 1f})).isEqualTo(3f);
  }

  @Test
  void anInterfaceMayNameThem() {
    assertThat(Gradients.load(Ruled.class).gradient(1.5)).isCloseTo(3, within(1e-12));
  }

  @Test
  void aParameterWithoutARuleIsRefused() {
    assertThatThrownBy(() -> gradient("exponent", 1.5, 2.0))
        .hasMessageContaining("WrittenRulesTest.exponent (WrittenRulesTest.java:")
        .hasMessageContaining("parameter number 1")
        .hasMessageContaining("PARTIAL_UNKNOWN");
    assertThatThrownBy(() -> of("exponent").jvp(new Object[] {1.5, 2.0, 1.0, 1.0}))
        .hasMessageContaining("PARTIAL_UNKNOWN");
  }

  @Test
  void aRuleThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> of("misfit").gradient(1.0)).hasMessageContaining("DERIVATIVE_RULE");
  }

  @Test
  void withoutARuleTheMethodIsRefused() {
    assertThatThrownBy(() -> of("unruled").gradient(1.0))
        .hasMessageContaining("SYNCHRONIZED_BLOCK");
  }

  @Test
  void stoppedValuesCountAsConstants() {
    assertThat(of("scaled").value(1.5)).isEqualTo(scaled(1.5));
    assertThat(of("scaled").gradient(1.5)).isEqualTo(Math.exp(1.5));
    assertThat(of("stopped").gradient(1.5)).isEqualTo(2.25);
    assertThat((double) of("stopped").jvp(new Object[] {1.5, 2.0})).isEqualTo(4.5);
  }

  private static Object[] gradient(String method, double x, double y) {
    return (Object[]) of(method).gradient(new Object[] {x, y});
  }
}
