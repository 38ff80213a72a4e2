package dev.gradus.runtime.testkit;

import static dev.gradus.runtime.testkit.GradientAssertions.assertGradientMatches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.GradusException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GradientAssertionsTest {
  private static final double[] X = {-1.2, 1, 0.5, 30};

  @Test
  void aRightGradientPasses() {
    Fixtures.Rosenbrock right = (x, adjoint) -> Fixtures.gradient(x, adjoint, -1, 1);
    assertGradientMatches(right, X, new double[] {0, 0}, new double[] {1, 1, 1});
  }

  @Test
  void everyWrongComponentIsFound() {
    for (int k = 0; k < X.length; k++) {
      int wrong = k;
      Fixtures.Rosenbrock f = (x, adjoint) -> Fixtures.gradient(x, adjoint, wrong, 1.0001);
      assertThatThrownBy(() -> assertGradientMatches(f, X))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("x[" + k + "]")
          .hasMessageContaining("4 comparisons of 4 components, 1 failed");
    }
  }

  @Test
  void theReportIsATableOfTheWorst() {
    Fixtures.Rosenbrock wrong = (x, adjoint) -> Fixtures.gradient(x, adjoint, 0, -1);
    assertThatThrownBy(() -> assertGradientMatches(wrong, new double[] {-1.2, 1}))
        .hasMessageStartingWith(
            "gradient of dev.gradus.runtime.testkit.Fixtures$Rosenbrock does not match finite"
                + " differences\n"
                + "  2 comparisons of 2 components, 1 failed; value at the point: 24.19")
        .hasMessageContaining(
            "  component  gradient    difference   forward mode  apart  allowed  what is"
                + " wrong\n"
                + "  x[0]       215.600000  -215.600000  -             4e+02  0.0002   differs by"
                + " 2 of the larger\n");
  }

  @Test
  void diagonalsOfHessiansAreCompared() {
    double[] long300 = new double[300];
    Arrays.setAll(long300, i -> Math.sin(i));
    assertGradientMatches(new Curvature(-1), X, long300);
    assertThatThrownBy(() -> assertGradientMatches(new Curvature(2), X))
        .hasMessageContaining("hessianDiagonal of")
        .hasMessageContaining("x[2]")
        .hasMessageContaining("4 comparisons of 4 components, 1 failed");
  }

  /** The diagonal is wrong in one component. */
  private record Curvature(int wrong) implements Fixtures.Curvature {
    @Override
    public void gradient(double[] x, double[] xAdjoint) {
      Fixtures.gradient(x, xAdjoint, -1, 1);
    }

    @Override
    public void hessianDiagonal(double[] x, double[] diagonal) {
      Fixtures.diagonal(x, diagonal);
      if (wrong >= 0) {
        diagonal[wrong] *= 1.001;
      }
    }
  }

  @Test
  void aGradientThatIsNotANumberIsWrong() {
    Fixtures.Rosenbrock wrong = (x, adjoint) -> Fixtures.gradient(x, adjoint, 1, Double.NaN);
    assertThatThrownBy(() -> assertGradientMatches(wrong, X)).hasMessageContaining("x[1]");
  }

  @Test
  void wrongComponentsAmongVeryManyAreFoundByDirections() {
    double[] x = new double[5000];
    Arrays.setAll(x, i -> Math.sin(i));
    Fixtures.Rosenbrock right = (y, adjoint) -> Fixtures.gradient(y, adjoint, -1, 1);
    assertGradientMatches(right, x);
    Fixtures.Rosenbrock wrong = (y, adjoint) -> Fixtures.gradient(y, adjoint, 4001, -1);
    assertThatThrownBy(() -> assertGradientMatches(wrong, x)).hasMessageContaining("direction 1");
  }

  @Test
  void aKinkIsExplained() {
    Fixtures.Relu relu = x -> x > 0 ? 1 : 0;
    assertGradientMatches(relu, Point.of(0.3), Point.of(-1e-3), Point.of(1e-3));
    assertThatThrownBy(() -> assertGradientMatches(relu, Point.of(0)))
        .hasMessageContaining("a kink: one-sided differences are 0.00000000 (left) and 1.00000000")
        .hasMessageContaining("choose a point beside it");
    Fixtures.Magnitude zero = x -> Math.signum(x);
    assertThatThrownBy(() -> assertGradientMatches(zero, Point.of(0.0)))
        .hasMessageContaining("-1.00000000 (left) and 1.00000000 (right)");
  }

  @Test
  void stepsStayWithinADomain() {
    Fixtures.Root root = x -> 0.5 / Math.sqrt(x);
    assertGradientMatches(root, Point.of(4), Point.of(1e-3), Point.of(1e-6), Point.of(1e8));
    assertThatThrownBy(() -> assertGradientMatches(root, Point.of(0)))
        .hasMessageContaining("differences cannot tell");
    Fixtures.Root wrong = x -> 0.501 / Math.sqrt(x);
    assertThatThrownBy(() -> assertGradientMatches(wrong, Point.of(1e-6)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void objectsReturnedGradientsAndTangentsAreCompared() {
    Point point = Point.of(new Fixtures.Place(2, 3), new double[] {0, 5}, 7);
    assertGradientMatches(new MixedGradient(1, 1), point);
    assertThatThrownBy(() -> assertGradientMatches(new MixedGradient(1.01, 1), point))
        .hasMessageContaining("gradient of")
        .hasMessageContaining("place.north");
    assertThatThrownBy(() -> assertGradientMatches(new MixedGradient(1, 1.01), point))
        .hasMessageContaining("forward mode differs")
        .hasMessageContaining("jvp of");
  }

  /** Factors make the gradient by north, and the tangent by scale, wrong. */
  private record MixedGradient(double north, double tangent) implements Fixtures.Mixed {
    @Override
    public Fixtures.PlaceAndScale gradient(Fixtures.Place p, double[] data, double scale) {
      double byEast = scale * data[1];
      return new Fixtures.PlaceAndScale(
          new Fixtures.Place(byEast, 2 * p.north() * north), p.east() * data[1]);
    }

    @Override
    public double accumulateGradient(Fixtures.Place p, double[] data, double scale, double[] a) {
      a[0] += scale * data[1];
      a[1] += 2 * p.north();
      a[2] += p.east() * data[1];
      return Fixtures.mixed(p, data, scale);
    }

    @Override
    public double jvp(Fixtures.Place p, double[] data, double scale, double e, double n, double s) {
      return scale * data[1] * e + 2 * p.north() * n + p.east() * data[1] * s * tangent;
    }
  }

  @Test
  void arraysReturnedAndArraysFilledAreCompared() {
    Fixtures.Scaled scaled =
        (x, by, xAdjoint, byAdjoint, seed) -> {
          for (int i = 0; i < x.length; i++) {
            xAdjoint[i] += 2 * x[i] * by * seed[i];
            byAdjoint[0] += x[i] * x[i] * seed[i];
          }
        };
    assertGradientMatches(scaled, Point.of(new float[] {1, -2, 0.5f}, 3f));
    Fixtures.Scaled wrong = (x, by, xAdjoint, byAdjoint, seed) -> xAdjoint[0] = seed[0];
    assertThatThrownBy(() -> assertGradientMatches(wrong, Point.of(new float[] {1, 2}, 3f)))
        .hasMessageContaining("x[0]")
        .hasMessageContaining("by ");
    Fixtures.SwapAndSquare swap =
        (x, adjoint) -> {
          double first = adjoint[0];
          adjoint[0] = adjoint[1];
          adjoint[1] = first * 2 * x[1];
        };
    assertGradientMatches(swap, new double[] {2, 3});
  }

  @Test
  void rowsThatAreExchangedKeepTheirAdjoints() {
    Fixtures.ExchangedRows right =
        (rows, adjoint) -> {
          adjoint[0][0] += rows[1][0];
          adjoint[1][0] += rows[0][0];
          double[] first = rows[0];
          rows[0] = rows[1];
          rows[1] = first;
          first = adjoint[0];
          adjoint[0] = adjoint[1];
          adjoint[1] = first;
          return rows[0][0] * rows[1][0];
        };
    assertGradientMatches(right, Point.of((Object) new double[][] {{2}, {3}}));
  }

  @Test
  void returnedGradientsLeaveWholeParametersOut() {
    Fixtures.Powers powers =
        (x, exponent) -> Arrays.stream(x).map(b -> exponent * Math.pow(b, exponent - 1)).toArray();
    assertGradientMatches(powers, Point.of(new double[] {1.5, -2}, 3));
    Fixtures.Area area = (count, width, height) -> new double[] {count * height, count * width};
    assertGradientMatches(area, Point.of(3, 1.5, 2.5));
    Fixtures.AreaSides sides = (count, w, h) -> new Fixtures.Sides(count * h, count * w);
    assertGradientMatches(sides, Point.of(3, 1.5, 2.5));
    Fixtures.Hypotenuse single =
        (a, b) -> new float[] {a / Fixtures.hypotenuse(a, b), b / Fixtures.hypotenuse(a, b)};
    assertGradientMatches(single, Point.of(3, 4));
  }

  @Test
  void misuseIsExplained() {
    Fixtures.Relu relu = x -> 1;
    assertThatThrownBy(() -> assertGradientMatches(relu, Point.of(1, 2)))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("a point has 2 arguments where the method takes 1");
    assertThatThrownBy(() -> assertGradientMatches("text", Point.of(1)))
        .hasMessageContaining("java.lang.String is no handle of derivatives");
    assertThatThrownBy(() -> assertGradientMatches(relu, new Point[0]))
        .hasMessageContaining("no point was given");
    assertThat(Point.of((Object) new double[][] {{1}}).arguments()).hasSize(1);
  }
}
