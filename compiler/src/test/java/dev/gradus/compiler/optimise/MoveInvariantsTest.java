package dev.gradus.compiler.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Printer;
import org.junit.jupiter.api.Test;

/** What does not change moves out of loops. */
class MoveInvariantsTest {
  @Test
  void rowsAndProductsMoveOutOfTheInnerLoop() {
    assertThat(
            Printer.print(
                Passes.run(
                    Cases.invariants(), Aliasing.MAY, NumberValues::apply, MoveInvariants::apply)))
        .isEqualTo(
            """
            double invariants(double[][] rows_0, double x_1) {
              int v2 = 0
              int v3 = rows_0.length
              double v4 = 0.0
              double v5 = multiply/java(x_1, x_1)
              row: for (int v6 = v2; v6 < v3; v6 += 1) with (double v7 = v4) {
                double[] v8 = rows_0[v6]
                int v9 = v8.length
                column: for (int v10 = v2; v10 < v9; v10 += 1) with (double v11 = v7) {
                  double v12 = v8[v10]
                  double v13 = multiply/java(v12, v5)
                  double v14 = add/java(v11, v13)
                  yield v14
                } giving (double v15)
                yield v15
              } giving (double v16)
              return v16
            }
            """);
    Passes.assertSame(
        Cases.invariants(),
        Aliasing.MAY,
        () -> new Object[] {new double[][] {{1, 2}, {}, {4}}, 3.0},
        NumberValues::apply,
        MoveInvariants::apply);
    Passes.assertSame(
        Cases.invariants(),
        Aliasing.MAY,
        () -> new Object[] {new double[][] {null}, 3.0},
        NumberValues::apply,
        MoveInvariants::apply);
  }

  @Test
  void aLoadThatMayThrowStaysWhereTheLoopMayNotRun() {
    assertThat(Printer.print(Passes.run(Cases.lateLoad(), Aliasing.MAY, MoveInvariants::apply)))
        .isEqualTo(
            """
            double late(double[] a_0, int n_1) {
              int v2 = 0
              double v3 = 0.0
              sum: for (int v4 = v2; v4 < n_1; v4 += 1) with (double v5 = v3) {
                double v6 = a_0[v2]
                double v7 = add/java(v5, v6)
                yield v7
              } giving (double v8)
              return v8
            }
            """);
    Passes.assertSame(
        Cases.lateLoad(),
        Aliasing.MAY,
        () -> new Object[] {new double[0], 0},
        MoveInvariants::apply);
    Passes.assertSame(
        Cases.lateLoad(),
        Aliasing.MAY,
        () -> new Object[] {new double[] {2}, 3},
        MoveInvariants::apply);
    Passes.assertSame(
        Cases.lateLoad(),
        Aliasing.MAY,
        () -> new Object[] {new double[0], 3},
        MoveInvariants::apply);
  }
}
