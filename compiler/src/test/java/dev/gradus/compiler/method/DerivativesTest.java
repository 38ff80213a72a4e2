package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.Gradients;
import org.junit.jupiter.api.Test;

class DerivativesTest {
  private static final double[] X = {-1.2, 1, 0.5};
  private final Examples.Rosenbrock f = Gradients.load(Examples.Rosenbrock.class);

  private static double[] gradientOfRosenbrock(double[] x) {
    double[] g = new double[x.length];
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i + 1] - x[i] * x[i];
      g[i] += -400 * a * x[i] - 2 * (1 - x[i]);
      g[i + 1] += 200 * a;
    }
    return g;
  }

  private static double[][] hessianOfRosenbrock(double[] x) {
    int n = x.length;
    double[][] h = new double[n][n];
    for (int i = 0; i + 1 < n; i++) {
      h[i][i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
      h[i][i + 1] -= 400 * x[i];
      h[i + 1][i] -= 400 * x[i];
      h[i + 1][i + 1] += 200;
    }
    return h;
  }

  private static void assertClose(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(1e-9));
  }

  private static void assertClose(double[][] actual, double[][] expected) {
    assertThat(actual.length).isEqualTo(expected.length);
    for (int i = 0; i < actual.length; i++) {
      assertClose(actual[i], expected[i]);
    }
  }

  @Test
  void gradientsOverwriteAndTheValueIsTheMethodsOwn() {
    double[] g = {7, 7, 7};
    assertThat(f.valueAndGradient(X, g)).isEqualTo(Examples.rosenbrock(X));
    assertClose(g, gradientOfRosenbrock(X));
    f.gradient(X, g);
    assertClose(g, gradientOfRosenbrock(X));
    assertClose(f.gradient(X), gradientOfRosenbrock(X));
    Examples.Result result = f.valueAndGradient(X);
    assertThat(result.value()).isEqualTo(Examples.rosenbrock(X));
    assertClose(result.gradient(), gradientOfRosenbrock(X));
  }

  @Test
  void accumulateAndVjpAdd() {
    double[] g = new double[3];
    f.accumulateGradient(X, g);
    f.vjp(X, g, 2);
    double[] once = gradientOfRosenbrock(X);
    assertClose(g, 3 * once[0], 3 * once[1], 3 * once[2]);
  }

  @Test
  void tangentsAreProductsWithTheGradient() {
    double[] t = {1, -2, 0.5};
    double[] g = gradientOfRosenbrock(X);
    double product = g[0] - 2 * g[1] + 0.5 * g[2];
    assertThat(f.jvp(X, t)).isCloseTo(product, within(1e-9));
    double[] cell = new double[1];
    assertThat(f.valueAndJvp(X, t, cell)).isEqualTo(Examples.rosenbrock(X));
    assertThat(cell[0]).isCloseTo(product, within(1e-9));
  }

  @Test
  void secondDerivativesAreExact() {
    double[][] expected = hessianOfRosenbrock(X);
    assertClose(f.hessian(X), expected);
    double[][] h = new double[3][3];
    f.hessian(X, h);
    assertClose(h, expected);
    double[] product = {9, 9, 9};
    f.hvp(X, new double[] {0, 1, 0}, product);
    assertClose(product, expected[1]);
    assertClose(f.hvp(X, new double[] {0, 1, 0}), expected[1]);
    assertClose(f.hessianDiagonal(X), expected[0][0], expected[1][1], expected[2][2]);
  }

  @Test
  void forwardModeGivesTheSameGradient() {
    Examples.Forward forward = Gradients.load(Examples.Forward.class);
    double[] g = {7, 7, 7};
    assertThat(forward.valueAndGradient(X, g)).isEqualTo(Examples.rosenbrock(X));
    assertClose(g, gradientOfRosenbrock(X));
    assertClose(forward.gradient(X), gradientOfRosenbrock(X));
  }

  @Test
  void scalarsOfEachTypeShareAnArray() {
    Examples.Mixed mixed = Gradients.load(Examples.Mixed.class);
    double[] y = {3, -1, 2};
    double a = 1.5;
    double b = 0.25;
    float c = 2;
    double[] x = new double[3];
    double[] scalars = new double[2];
    float[] floats = new float[1];
    double value = mixed.valueAndGradient(a, X, b, y, c, x, scalars, floats);
    assertThat(value).isEqualTo(Examples.mixed(a, X, b, y, c));
    double xy = X[0] * y[0] + X[1] * y[1] + X[2] * y[2];
    double exps = Math.exp(X[0]) + Math.exp(X[1]) + Math.exp(X[2]);
    double[] byX = new double[3];
    for (int i = 0; i < 3; i++) {
      byX[i] = a * (a * y[i] + b * Math.exp(X[i]));
    }
    assertClose(x, byX);
    assertClose(scalars, 2 * a * xy + b * exps + 3 * c, a * exps);
    assertThat(floats[0]).isEqualTo((float) (3 * a));
    Examples.MixedGradient g = mixed.gradient(a, X, b, y, c);
    assertClose(g.x(), byX);
    assertThat(g.a()).isEqualTo(scalars[0]);
    assertThat(g.b()).isEqualTo(scalars[1]);
    assertThat(g.c()).isEqualTo(floats[0]);
    double slope = mixed.jvp(a, X, b, y, c, 1, new double[] {0, 1, 0}, 0, 0);
    assertThat(slope).isCloseTo(scalars[0] + byX[1], within(1e-9));
  }

  @Test
  void gradientsOfNumbersAreReturned() {
    Examples.OfNumbers g = Gradients.load(Examples.OfNumbers.class);
    assertClose(g.gradient(2, 3), 12, 4 + Math.cos(3));
    assertClose(g.hessian(2, 3), new double[][] {{6, 4}, {4, -Math.sin(3)}});
    assertClose(g.hessianDiagonal(2, 3), 6, -Math.sin(3));
    assertThat(Gradients.load(Examples.Cube.class).gradient(2)).isEqualTo(12);
  }

  @Test
  void oneArrayForTwoParametersHasOneAdjoint() {
    Examples.Dot dot = Gradients.load(Examples.Dot.class);
    double[] x = {1, 2};
    double[] g = {5, 5};
    assertThat(dot.valueAndGradient(x, x, g, g)).isEqualTo(5);
    assertClose(g, 2, 4);
    double[] h = new double[2];
    double[] t = {1, 0};
    dot.hvp(x, x, t, t, h, h);
    assertClose(h, 2, 0);
    assertThatThrownBy(() -> dot.valueAndGradient(x, x, g, new double[2]))
        .hasMessageContaining(
            "'xAdjoint' and 'yAdjoint' of Examples$Dot.valueAndGradient are two arrays")
        .hasMessageContaining("whereas 'x' and 'y' are one");
    assertThatThrownBy(() -> dot.valueAndGradient(x, new double[2], g, g))
        .hasMessageContaining("are one array, whereas 'x' and 'y' are two");
  }

  @Test
  void argumentsEndAsTheMethodLeavesThem() {
    double[] expected = {2, 4};
    double[] y = {1, 3};
    double[] x = {1, 2};
    double[] gx = new double[2];
    double[] gy = new double[2];
    double value = Gradients.load(Examples.Scaled.class).valueAndGradient(x, y, gx, gy);
    assertThat(value).isEqualTo(4 + 48);
    assertThat(x).isEqualTo(expected);
    assertClose(gx, 8, 48);
    assertClose(gy, 4, 16);
    double[] again = {1, 2};
    Gradients.load(Examples.ScaledForward.class).valueAndGradient(again, y, gx, gy);
    assertThat(again).isEqualTo(expected);
    assertClose(gx, 8, 48);
    assertClose(gy, 4, 16);
  }

  @Test
  void arraysThatAMethodFillsCarryTheSeed() {
    Examples.OfMap map = Gradients.load(Examples.OfMap.class);
    double[] y = new double[3];
    double[] gx = new double[3];
    double[] gy = {1, 2, 3};
    map.vjp(X, y, gx, gy);
    assertThat(y[0]).isEqualTo(Math.sin(X[0]));
    assertClose(gx, Math.cos(X[0]), 2 * Math.cos(X[1]), 3 * Math.cos(X[2]));
    assertClose(gy, 0, 0, 0);
    double[] ty = new double[3];
    map.jvp(X, y, new double[] {1, 0, 2}, ty);
    assertClose(ty, Math.cos(X[0]), 0, 2 * Math.cos(X[2]));
  }

  @Test
  void jacobiansOfReturnedArrays() {
    Examples.Squares s = Gradients.load(Examples.Squares.class);
    double[][] expected = {{2 * X[0], 0, 0}, {0, 2 * X[1], 0}, {0, 0, 2 * X[2]}};
    assertClose(s.jacobian(X), expected);
    assertClose(Gradients.load(Examples.SquaresByRows.class).jacobian(X), expected);
    double[][] j = new double[3][3];
    s.jacobian(X, j);
    assertClose(j, expected);
    double[] g = new double[3];
    assertThat(s.vjp(X, g, new double[] {1, 0, 2})).isEqualTo(Examples.squares(X));
    assertClose(g, 2 * X[0], 0, 4 * X[2]);
    assertClose(s.jvp(X, new double[] {1, 1, 0}), 2 * X[0], 2 * X[1], 0);
    assertThatThrownBy(() -> s.jacobian(X, new double[2][3]))
        .hasMessageContaining("'jacobian' of")
        .hasMessageContaining("has length 2, but 'the result' needs 3");
  }

  @Test
  void rowsHaveAdjointRows() {
    Examples.Bilinear b = Gradients.load(Examples.Bilinear.class);
    double[][] m = {{1, 2}, {3, 4}};
    double[] x = {2, 3};
    double[][] gm = new double[2][2];
    double[] gx = new double[2];
    assertThat(b.valueAndGradient(m, x, gm, gx)).isEqualTo(4 + 30 + 36);
    assertClose(gm, new double[][] {{4, 6}, {6, 9}});
    assertClose(gx, 2 * 2 + 5 * 3, 5 * 2 + 8 * 3);
    double[] row = {1, 1};
    double[][] same = {row, row};
    assertThatThrownBy(() -> b.valueAndGradient(same, x, gm, gx))
        .hasMessageContaining("row 1 and an earlier row of 'mAdjoint'")
        .hasMessageContaining("are two arrays, whereas those of 'm' are one");
    assertThatThrownBy(() -> b.valueAndGradient(m, x, new double[][] {{1}, {1, 2}}, gx))
        .hasMessageContaining("'mAdjoint[0]'")
        .hasMessageContaining("has length 1, but 'm[0]' needs 2");
    assertThatThrownBy(() -> b.valueAndGradient(m, x, m, gx))
        .hasMessageContaining("is the very array that is passed as 'm'");
  }

  @Test
  void aRowThatIsAnotherArgumentHasItsAdjoint() {
    Examples.Bilinear b = Gradients.load(Examples.Bilinear.class);
    double[] x = {2, 3};
    double[][] m = {{1, 2}, x};
    double[] gx = new double[2];
    double[][] gm = {new double[2], gx};
    b.valueAndGradient(m, x, gm, gx);
    // f = x0² + 2 x0 x1 + x0 x1 x0 + x1³ with m[1] = x.
    assertClose(gx, 2 * 2 + 2 * 3 + 2 * 2 * 3, 2 * 2 + 4 + 27);
    assertThatThrownBy(() -> b.valueAndGradient(m, x, gm, new double[2]))
        .hasMessageContaining("rows of 'mAdjoint' and 'xAdjoint' of")
        .hasMessageContaining("are two arrays, whereas those of 'm' and 'x' are one");
  }

  @Test
  void floatsAreDifferentiatedInFloat() {
    Examples.Single s = Gradients.load(Examples.Single.class);
    float[] x = {1, 2};
    float[] g = new float[2];
    assertThat(s.valueAndGradient(x, g)).isEqualTo(9);
    assertThat(g).containsExactly(3, 12);
    assertThat(s.hessian(x)).isEqualTo(new float[][] {{6, 0}, {0, 12}});
  }

  @Test
  void argumentsAreChecked() {
    assertThatThrownBy(() -> f.gradient(X, new double[2]))
        .hasMessageContaining(
            "'xAdjoint' of Examples$Rosenbrock.gradient has length 2, but 'x' needs 3");
    assertThatThrownBy(() -> f.gradient(X, X))
        .hasMessageContaining("'xAdjoint' of")
        .hasMessageContaining("is the very array that is passed as 'x'");
    assertThatThrownBy(() -> f.gradient(X, null)).hasMessageContaining("'xAdjoint' of");
    double[] t = {1, 0, 0};
    assertThatThrownBy(() -> f.hvp(X, t, t))
        .hasMessageContaining("is the very array that is passed as 'xTangent'");
    assertThatThrownBy(() -> f.hessian(X, new double[][] {{1}, {2}, {3}}))
        .hasMessageContaining("'hessian[0]' of")
        .hasMessageContaining("has length 1, but 'x' needs 3");
    assertThatThrownBy(() -> f.valueAndJvp(X, t, new double[0]))
        .hasMessageContaining("'resultTangent' of");
  }

  @Test
  void afterAnExceptionTheSameObjectServesAgain() {
    Examples.Failing failing = Gradients.load(Examples.Failing.class);
    double[] x = {0.1, 0.2};
    double[] expected = new double[2];
    failing.valueAndGradient(x, 2, expected);
    double[] g = new double[2];
    assertThatThrownBy(() -> failing.valueAndGradient(x, 3, g))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    failing.valueAndGradient(x, 2, g);
    assertThat(g).isEqualTo(expected);
  }

  @Test
  void handlesGiveTheSame() {
    var handle = Gradients.of(Examples.class, "rosenbrock");
    double[] g = new double[3];
    assertThat(handle.valueAndGradient(X, g)).isEqualTo(Examples.rosenbrock(X));
    assertClose(g, gradientOfRosenbrock(X));
    assertClose((double[]) handle.gradient((Object) X), gradientOfRosenbrock(X));
    handle.accumulateGradient(X, g);
    handle.vjp(X, g, -2);
    assertClose(g, 0, 0, 0);
    assertThat(handle.jvp(X, new double[] {1, 0, 0}))
        .isCloseTo(gradientOfRosenbrock(X)[0], within(1e-9));
    assertClose(handle.hessian(X), hessianOfRosenbrock(X));
    double[] d = new double[3];
    handle.hessianDiagonal(X, d);
    assertThat(d[2]).isCloseTo(200, within(1e-9));
    handle.hvp(X, new double[] {1, 0, 0}, d);
    assertClose(d, hessianOfRosenbrock(X)[0]);
    assertThat(Gradients.of(Examples.class, "cube").gradient(2)).isEqualTo(12);
    double[][] j = new double[3][3];
    Gradients.of(Examples.class, "squares").jacobian(X, j);
    assertThat(j[0][0]).isEqualTo(2 * X[0]);
    Object[] all = (Object[]) Gradients.of(Examples.class, "mixed").gradient(1.5, X, 0.25, X, 2f);
    assertThat(all).hasSize(4);
    assertThat(all[3]).isEqualTo(4.5f);
  }

  @Test
  void handlesHandEqualArraysToTheCarefulVersion() {
    double[] x = {1, 2};
    double[] g = new double[2];
    Gradients.of(Examples.class, "scaled").valueAndGradient(x, x, g, g);
    // f = Σ (2 x)³
    assertClose(g, 24, 96);
  }

  @Test
  void objectsCountAsTheirFields() {
    Examples.OfPoint f = Gradients.load(Examples.OfPoint.class);
    Examples.Point p = new Examples.Point(2, 5);
    assertThat(f.gradient(p)).isEqualTo(new Examples.Point(4, 3));
    double[] g = new double[2];
    assertThat(f.valueAndGradient(p, g)).isEqualTo(Examples.norm(p));
    assertClose(g, 4, 3);
    assertThat(f.jvp(p, 1, 10)).isEqualTo(34);
    assertClose(f.hessian(p), new double[][] {{2, 0}, {0, 0}});
    assertThatThrownBy(() -> f.gradient(null))
        .hasMessageContaining("'p' of Examples$OfPoint.gradient is null");
  }

  @Test
  void gradientsByObjectsAreObjects() {
    Examples.OfSetting f = Gradients.load(Examples.OfSetting.class);
    Examples.Setting s =
        new Examples.Setting(2, new double[] {1, -1}, 2, new Examples.Point(0.5, 3));
    double[] x = {1, 2};
    Examples.SettingGradient r = f.valueAndGradient(s, x, 4);
    assertThat(r.value()).isEqualTo(Examples.withSetting(s, x, 4));
    // z = w (x − 0.5): 0.5 and −1.5; sum of 2 z² + 12.
    assertThat(r.s().scale()).isCloseTo(0.25 + 2.25, within(1e-12));
    assertClose(r.s().weights(), 2 * 2 * 0.5 * 0.5, 2 * 2 * -1.5 * 1.5);
    assertThat(r.s().power()).isEqualTo(2);
    assertThat(r.s().shift().x()).isCloseTo(-(4 * 0.5) + 4 * -1.5, within(1e-12));
    assertThat(r.s().shift().y()).isCloseTo(8, within(1e-12));
    assertClose(r.x(), 4 * 0.5, 4 * 1.5);
    assertThat(r.t()).isCloseTo(6, within(1e-12));
    double[] w = new double[2];
    double[] gx = new double[2];
    double[] scalars = new double[4];
    assertThat(f.valueAndGradient(s, x, 4, w, gx, scalars)).isEqualTo(r.value());
    assertThat(w).isEqualTo(r.s().weights());
    assertThat(gx).isEqualTo(r.x());
    assertThat(scalars).containsExactly(r.s().scale(), r.s().shift().x(), r.s().shift().y(), r.t());
  }

  @Test
  void handlesTakeObjectsAndSayWhatTheyDoNotDo() {
    var handle = Gradients.of(Examples.class, "norm");
    Examples.Point p = new Examples.Point(2, 5);
    assertThat(handle.value(p)).isEqualTo(19.0);
    double[] g = new double[2];
    assertThat(handle.valueAndGradient(p, g)).isEqualTo(19.0);
    assertClose(g, 4, 3);
    assertThatThrownBy(() -> handle.gradient(p)).hasMessageContaining("fresh gradients by objects");
    assertThatThrownBy(() -> Gradients.of(Examples.class, "ofClosed"))
        .hasMessageContaining("field 'inside' of dev.gradus.compiler.method.Examples$Closed");
  }
}
