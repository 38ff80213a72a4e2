package dev.gradus.dsl.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.dsl.op.Realisation.StaticCall;
import dev.gradus.runtime.Arithmetic;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Values are to the bit what the same Java expression gives. */
class ExecutionTest {
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void strictIsStrictMath() {
    for (int i = 0; i < 1000; i++) {
      double x = random.nextDouble(-20, 20);
      assertThat(TrigonometricOps.TANH.apply(Arithmetic.STRICT, false, x))
          .isEqualTo(StrictMath.tanh(x));
      assertThat(TrigonometricOps.SIN.apply(Arithmetic.STRICT, false, x))
          .isEqualTo(StrictMath.sin(x));
      assertThat(TrigonometricOps.TAN.apply(Arithmetic.STRICT, true, (float) x))
          .isEqualTo((float) StrictMath.tan((float) x));
      assertThat(ArithmeticOps.POW.apply(Arithmetic.STRICT, false, Math.abs(x), x))
          .isEqualTo(StrictMath.pow(Math.abs(x), x));
    }
  }

  @Test
  void everyFloatOperationRounds() {
    for (int i = 0; i < 1000; i++) {
      float x = (float) random.nextDouble(-20, 20);
      float y = (float) random.nextDouble(-20, 20);
      float z = (float) random.nextDouble(-20, 20);
      assertThat(ArithmeticOps.ADD.apply(Arithmetic.STRICT, true, x, y)).isEqualTo(x + y);
      assertThat(ArithmeticOps.SUBTRACT.apply(Arithmetic.STRICT, true, x, y)).isEqualTo(x - y);
      assertThat(ArithmeticOps.MULTIPLY.apply(Arithmetic.FAST, true, x, y)).isEqualTo(x * y);
      assertThat(ArithmeticOps.DIVIDE.apply(Arithmetic.STRICT, true, x, y)).isEqualTo(x / y);
      assertThat(ArithmeticOps.REMAINDER.apply(Arithmetic.STRICT, true, x, y)).isEqualTo(x % y);
      assertThat(ArithmeticOps.FMA.apply(Arithmetic.STRICT, true, x, y, z))
          .isEqualTo(Math.fma(x, y, z));
      assertThat(ExponentialOps.EXP.apply(Arithmetic.STRICT, true, x))
          .isEqualTo((float) StrictMath.exp(x));
      assertThat(ArithmeticOps.RSQRT.apply(Arithmetic.STRICT, true, Math.abs(x)))
          .isEqualTo(1 / (float) Math.sqrt(Math.abs(x)));
    }
  }

  @Test
  void constantsOfRecipesAreRoundedToFloat() {
    float x = 1.7f;
    float near = (float) 0.044715 * x * x * x;
    float bend = (float) 0.7978845608028654 * (x + near);
    assertThat(ActivationOps.GELU_TANH.apply(Arithmetic.STRICT, true, x))
        .isEqualTo(0.5f * x * (1 + (float) StrictMath.tanh(bend)));
  }

  @Test
  void userCodeIsRealisedByTheMethodItCalls() {
    assertThat(TrigonometricOps.SIN.javaRealisation())
        .isEqualTo(new StaticCall(Math.class, "sin", false, ""));
    assertThat(ArithmeticOps.ADD.javaRealisation())
        .isEqualTo(ArithmeticOps.ADD.realisation(Arithmetic.STRICT));
  }

  @Test
  void userCodeComputesAsMathDoes() {
    double x = 0.7;
    assertThat(TrigonometricOps.TANH.javaFunction(false).apply(x, 0, 0)).isEqualTo(Math.tanh(x));
    assertThat(TrigonometricOps.TANH.javaFunction(true).apply((float) x, 0, 0))
        .isEqualTo((float) Math.tanh((float) x));
    assertThat(ActivationOps.RELU.javaFunction(false).apply(-x, 0, 0)).isEqualTo(0);
  }

  @Test
  void differentiationByTheOrderOfPolygammaIsRefused() {
    assertThat(SpecialOps.POLYGAMMA.refuses(0)).isTrue();
    assertThat(SpecialOps.POLYGAMMA.partial(0)).isEmpty();
    assertThat(SpecialOps.POLYGAMMA.refuses(1)).isFalse();
  }
}
