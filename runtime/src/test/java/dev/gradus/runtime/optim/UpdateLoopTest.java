package dev.gradus.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.Allocation;
import dev.gradus.runtime.GradusException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UpdateLoopTest {
  private static final UpdateFormula EVERY_OPERATION =
      UpdateFormula.define(
          "every-operation",
          u -> {
            Symbol h = u.hyper();
            Symbol s = u.state();
            Symbol g = u.gradient();
            Symbol square = g.times(g).plus(s.max(h));
            u.updateState(s, square.sqrt());
            u.updateParameter(u.parameter().fma(square, g.negate().over(square)).minus(h));
          });

  @Test
  void slotsAreParameterGradientStatesHypersSteps() {
    assertThat(EVERY_OPERATION.states()).isEqualTo(1);
    assertThat(EVERY_OPERATION.hypers()).isEqualTo(1);
    assertThat(EVERY_OPERATION.steps())
        .startsWith(
            new UpdateFormula.Step(UpdateFormula.Op.MULTIPLY, 1, 1, 1),
            new UpdateFormula.Step(UpdateFormula.Op.MAX, 2, 3, 3));
    assertThat(EVERY_OPERATION.slots()).isEqualTo(4 + EVERY_OPERATION.steps().size());
  }

  @Test
  void everyLengthAgreesWithElementByElementInDouble() {
    for (int n : new int[] {0, 1, 7, 255, 256, 257, 1000}) {
      Random random = new Random(n);
      double[] w = random.doubles(n, -1, 1).toArray();
      double[] g = random.doubles(n, -1, 1).toArray();
      double[][] s = {random.doubles(n, 0, 1).toArray()};
      double[] expectedW = new double[n];
      double[] expectedS = new double[n];
      for (int i = 0; i < n; i++) {
        double square = g[i] * g[i] + Math.max(s[0][i], 0.3);
        expectedS[i] = Math.sqrt(square);
        expectedW[i] = Math.fma(w[i], square, -g[i] / square) - 0.3;
      }
      new UpdateLoop(EVERY_OPERATION).apply(w, g, s, new double[] {0.3});
      assertThat(w).isEqualTo(expectedW);
      assertThat(s[0]).isEqualTo(expectedS);
    }
  }

  @Test
  void everyLengthAgreesWithElementByElementInFloat() {
    for (int n : new int[] {0, 1, 7, 255, 256, 257, 1000}) {
      Random random = new Random(n);
      float[] w = new float[n];
      float[] g = new float[n];
      float[][] s = new float[1][n];
      float[] expectedW = new float[n];
      float[] expectedS = new float[n];
      for (int i = 0; i < n; i++) {
        w[i] = random.nextFloat();
        g[i] = random.nextFloat() - 0.5f;
        s[0][i] = random.nextFloat();
        float square = g[i] * g[i] + Math.max(s[0][i], 0.3f);
        expectedS[i] = (float) Math.sqrt(square);
        expectedW[i] = Math.fma(w[i], square, -g[i] / square) - 0.3f;
      }
      new UpdateLoop(EVERY_OPERATION).apply(w, g, s, new double[] {0.3});
      assertThat(w).isEqualTo(expectedW);
      assertThat(s[0]).isEqualTo(expectedS);
    }
  }

  @Test
  void noUpdateLeavesTheParameterAlone() {
    double[] w = {1, 2, 3};
    new UpdateLoop(UpdateFormula.NONE)
        .apply(w, new double[] {4, 5, 6}, new double[0][], new double[0]);
    assertThat(w).containsExactly(1, 2, 3);
  }

  @Test
  void symbolsOfTwoFormulasDoNotMix() {
    Symbol[] leaked = new Symbol[1];
    UpdateFormula.define("first", u -> leaked[0] = u.hyper());
    assertThatThrownBy(
            () ->
                UpdateFormula.define(
                    "second", u -> u.updateParameter(u.parameter().minus(leaked[0]))))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("'second'");
  }

  @Test
  void applyingAllocatesNothing() {
    Adam adam = Adam.rate(0.01);
    UpdateLoop loop = new UpdateLoop(adam.formula(false));
    double[] w = new double[1000];
    double[] g = new double[1000];
    double[][] states = new double[2][1000];
    double[] hyper = new double[adam.formula(false).hypers()];
    assertThat(
            Allocation.bytesPerCall(
                () -> {
                  adam.prepare(3, hyper);
                  loop.apply(w, g, states, hyper);
                }))
        .isZero();
  }
}
