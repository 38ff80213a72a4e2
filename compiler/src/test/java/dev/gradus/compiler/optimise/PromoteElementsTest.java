package dev.gradus.compiler.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Printer;
import org.junit.jupiter.api.Test;

/** Elements that a loop adds to become carried values. */
class PromoteElementsTest {
  @Test
  void anElementIsCarriedAndStoredAfterTheLoop() {
    assertThat(
            Printer.print(
                Passes.run(Cases.accumulator(false), Aliasing.DISTINCT, PromoteElements::apply)))
        .isEqualTo(
            """
            void accumulator(double[] a_0, double[] x_1, int n_2) {
              int v3 = 0
              int v4 = x_1.length
              double v5 = 1.0
              a_0[v3] = v5
              double v6 = a_0[v3]
              sum: for (int v7 = v3; v7 < v4; v7 += 1) with (double v8 = v6) {
                double v9 = x_1[v7]
                double v10 = (double) v7
                double v11 = multiply/java(v9, v10)
                double v12 = 0.0
                boolean v13 = v11 > v12
                if (v13) {
                  double v14 = add/java(v8, v11)
                  yield v14
                } else {
                  yield v8
                } giving (double v15)
                yield v15
              } giving (double v16)
              a_0[v3] = v16
              return
            }
            """);
    Passes.assertSame(
        Cases.accumulator(false), Aliasing.DISTINCT, () -> distinct(), PromoteElements::apply);
  }

  @Test
  void theStoreStaysWhereTheLoopMayThrow() {
    assertThat(
            Printer.print(
                Passes.run(Cases.accumulator(true), Aliasing.DISTINCT, PromoteElements::apply)))
        .isEqualTo(
            """
            void accumulator(double[] a_0, double[] x_1, int n_2) {
              int v3 = 0
              int v4 = x_1.length
              double v5 = 1.0
              a_0[v3] = v5
              double v6 = a_0[v3]
              sum: for (int v7 = v3; v7 < n_2; v7 += 1) with (double v8 = v6) {
                double v9 = x_1[v7]
                double v10 = (double) v7
                double v11 = multiply/java(v9, v10)
                double v12 = 0.0
                boolean v13 = v11 > v12
                if (v13) {
                  double v14 = add/java(v8, v11)
                  a_0[v3] = v14
                  yield v14
                } else {
                  yield v8
                } giving (double v15)
                yield v15
              } giving (double v16)
              return
            }
            """);
    Passes.assertSame(
        Cases.accumulator(true), Aliasing.DISTINCT, () -> distinct(), PromoteElements::apply);
    Passes.assertSame(
        Cases.accumulator(true), Aliasing.DISTINCT, () -> tooLong(), PromoteElements::apply);
  }

  @Test
  void theStoreStaysWhereAnotherArrayMayBeTheSame() {
    assertThat(
            Printer.print(
                Passes.run(Cases.accumulator(false), Aliasing.MAY, PromoteElements::apply)))
        .isEqualTo(
            """
            void accumulator(double[] a_0, double[] x_1, int n_2) {
              int v3 = 0
              int v4 = x_1.length
              double v5 = 1.0
              a_0[v3] = v5
              double v6 = a_0[v3]
              sum: for (int v7 = v3; v7 < v4; v7 += 1) with (double v8 = v6) {
                double v9 = x_1[v7]
                double v10 = (double) v7
                double v11 = multiply/java(v9, v10)
                double v12 = 0.0
                boolean v13 = v11 > v12
                if (v13) {
                  double v14 = add/java(v8, v11)
                  a_0[v3] = v14
                  yield v14
                } else {
                  yield v8
                } giving (double v15)
                yield v15
              } giving (double v16)
              return
            }
            """);
    Passes.assertSame(
        Cases.accumulator(false), Aliasing.MAY, () -> distinct(), PromoteElements::apply);
    Passes.assertSame(Cases.accumulator(false), Aliasing.MAY, () -> same(), PromoteElements::apply);
  }

  private static Object[] distinct() {
    return new Object[] {new double[] {4, 5}, new double[] {1, -2, 3}, 3};
  }

  private static Object[] tooLong() {
    return new Object[] {new double[] {4, 5}, new double[] {1, -2, 3}, 4};
  }

  private static Object[] same() {
    double[] a = {1, 2, 3};
    return new Object[] {a, a, 3};
  }
}
