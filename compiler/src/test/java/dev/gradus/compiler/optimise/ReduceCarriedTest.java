package dev.gradus.compiler.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Printer;
import org.junit.jupiter.api.Test;

/** Loops carry only what changes and is wanted. */
class ReduceCarriedTest {
  @Test
  void carriedValuesThatDoNotChangeAndUnusedOnesGo() {
    assertThat(
            Printer.print(
                Passes.run(Cases.carried(), Aliasing.MAY, ReduceCarried::apply, RemoveDead::apply)))
        .isEqualTo(
            """
            double carried(int n_0, double x_1) {
              double v2 = 0.0
              int v3 = 0
              sum: for (int v4 = v3; v4 < n_0; v4 += 1) with (double v5 = v2, double v6 = v2) {
                double v7 = add/java(v5, x_1)
                double v8 = add/java(v6, x_1)
                yield v7, v8
              } giving (double v9, double v10)
              double v11 = add/java(v9, v10)
              return v11
            }
            """);
    Passes.assertSame(
        Cases.carried(),
        Aliasing.MAY,
        () -> new Object[] {5, 0.25},
        ReduceCarried::apply,
        RemoveDead::apply);
    Passes.assertSame(
        Cases.carried(),
        Aliasing.MAY,
        () -> new Object[] {0, 0.25},
        ReduceCarried::apply,
        RemoveDead::apply);
  }

  @Test
  void carriedValuesThatGoAlongAreOne() {
    assertThat(
            Printer.print(
                Passes.run(Cases.twins(), Aliasing.MAY, ReduceCarried::apply, RemoveDead::apply)))
        .isEqualTo(
            """
            double twins(int n_0, double x_1) {
              double v2 = 0.0
              int v3 = 0
              sum: for (int v4 = v3; v4 < n_0; v4 += 1) with (double v5 = v2) {
                double v6 = multiply/java(v5, x_1)
                double v7 = add/java(v6, x_1)
                yield v7
              } giving (double v8)
              double v9 = add/java(v8, v8)
              return v9
            }
            """);
    Passes.assertSame(
        Cases.twins(),
        Aliasing.MAY,
        () -> new Object[] {5, 0.25},
        ReduceCarried::apply,
        RemoveDead::apply);
    Passes.assertSame(
        Cases.twins(),
        Aliasing.MAY,
        () -> new Object[] {0, 0.25},
        ReduceCarried::apply,
        RemoveDead::apply);
  }
}
