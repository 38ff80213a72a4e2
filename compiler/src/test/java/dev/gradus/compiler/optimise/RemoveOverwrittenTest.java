package dev.gradus.compiler.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Printer;
import org.junit.jupiter.api.Test;

/** Stores that nobody sees go. */
class RemoveOverwrittenTest {
  @Test
  void aStoreOverwrittenAtOnceGoes() {
    assertThat(Printer.print(Passes.run(Cases.stores(), Aliasing.MAY, RemoveOverwritten::apply)))
        .isEqualTo(
            """
            double stores(double[] a_0, int i_1) {
              double v2 = a_0[i_1]
              double v3 = add/java(v2, v2)
              double v4 = multiply/java(v2, v2)
              a_0[i_1] = v4
              int v5 = 3
              double[] v6 = new double[v5]
              int v7 = 1
              v6[v7] = v2
              return v2
            }
            """);
    Passes.assertSame(
        Cases.stores(),
        Aliasing.MAY,
        () -> new Object[] {new double[] {1, 2, 3}, 1},
        RemoveOverwritten::apply);
    Passes.assertSame(
        Cases.stores(),
        Aliasing.MAY,
        () -> new Object[] {new double[1], 1},
        RemoveOverwritten::apply);
  }
}
