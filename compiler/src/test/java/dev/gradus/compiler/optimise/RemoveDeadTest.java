package dev.gradus.compiler.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Printer;
import org.junit.jupiter.api.Test;

/** What no effect depends on goes. */
class RemoveDeadTest {
  @Test
  void anArrayNobodyReadsGoes() {
    assertThat(Printer.print(Passes.run(Cases.stores(), Aliasing.MAY, RemoveDead::apply)))
        .isEqualTo(
            """
            double stores(double[] a_0, int i_1) {
              double v2 = a_0[i_1]
              double v3 = add/java(v2, v2)
              a_0[i_1] = v3
              double v4 = multiply/java(v2, v2)
              a_0[i_1] = v4
              return v2
            }
            """);
    Passes.assertSame(
        Cases.stores(),
        Aliasing.MAY,
        () -> new Object[] {new double[] {1, 2, 3}, 1},
        RemoveDead::apply);
  }

  @Test
  void loopsAndBranchesLeftEmptyGo() {
    assertThat(Printer.print(Passes.run(Cases.empty(), Aliasing.MAY, RemoveDead::apply)))
        .isEqualTo(
            """
            int empty(double[] a_0, int n_1) {
              int v2 = a_0.length
              double v3 = a_0[n_1]
              return n_1
            }
            """);
    Passes.assertSame(
        Cases.empty(),
        Aliasing.MAY,
        () -> new Object[] {new double[] {1, 2, 3}, 1},
        RemoveDead::apply);
    Passes.assertSame(
        Cases.empty(), Aliasing.MAY, () -> new Object[] {new double[0], 1}, RemoveDead::apply);
  }
}
