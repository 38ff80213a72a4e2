package dev.gradus.compiler.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrinterTest {
  @Test
  void countedLoopPrintsLikeJava() {
    assertThat(Printer.print(DataSamples.dot().program()))
        .isEqualTo(
            """
            program dot

            double dot(double[] x_0, double[] y_1) {
              int v2 = 0
              int v3 = x_0.length
              double v4 = 0.0
              sum: for (int v5 = v2; v5 < v3; v5 += 1) with (double v6 = v4) {
                double v7 = x_0[v5]
                double v8 = y_1[v5]
                double v9 = multiply(v7, v8)
                double v10 = add(v6, v9)
                yield v10
              } giving (double v11)
              return v11
            }
            """);
  }

  @Test
  void nestedLoopsPrintTheirExits() {
    assertThat(Printer.print(ControlSamples.searchInNestedLoops().program()))
        .isEqualTo(
            """
            program search

            int search(double[][] rows_0, double wanted_1) {
              outer: {
                int v2 = 0
                int v3 = rows_0.length
                row: for (int v4 = v2; v4 < v3; v4 += 1) {
                  double[] v5 = rows_0[v4]
                  int v6 = 0
                  int v7 = v5.length
                  column: for (int v8 = v6; v8 < v7; v8 += 1) {
                    double v9 = v5[v8]
                    boolean v10 = v9 == wanted_1
                    if (v10) {
                      break outer v4, v8
                    }
                  }
                }
                int v11 = -1
                int v12 = -1
                yield v11, v12
              } giving (int v13, int v14)
              int v15 = 100
              int v16 = v13 * v15
              int v17 = v16 + v14
              return v17
            }
            """);
  }

  @Test
  void whileLoopPrintsItsCarriedValues() {
    assertThat(Printer.print(ControlSamples.newton().program()))
        .isEqualTo(
            """
            program root

            double root(double a_0) {
              newton: loop with (double a_1 = a_0) {
                double v2 = 0.5
                double v3 = divide(a_0, a_1)
                double v4 = add(a_1, v3)
                double v5 = multiply(v2, v4)
                boolean v6 = v5 >= a_1
                if (v6) {
                  break newton a_1
                }
                yield v5
              } giving (double v7)
              return v7
            }
            """);
  }

  @Test
  void equalNamesOfLabelsAreToldApart() {
    FunctionBuilder b = new FunctionBuilder("f", Type.VOID);
    Value n = b.parameter(Type.INT, "n");
    b.forLoop("i", n, n, 2, i -> {});
    b.forLoop("i", n, n, -1, i -> {});
    assertThat(Printer.print(b.build()))
        .isEqualTo(
            """
            void f(int n_0) {
              i: for (int v1 = n_0; v1 < n_0; v1 += 2) {
              }
              i.2: for (int v2 = n_0; v2 > n_0; v2 -= 1) {
              }
              return
            }
            """);
  }
}
