package dev.gradus.compiler.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Printer;
import org.junit.jupiter.api.Test;

/** Labels and branches that only make nesting go. */
class StraightenFlowTest {
  @Test
  void aLabelNobodyBreaksToAndAnElseAfterAReturnGo() {
    assertThat(Printer.print(Passes.run(Cases.labels(), Aliasing.MAY, StraightenFlow::apply)))
        .isEqualTo(
            """
            double labels(double x_0, boolean p_1) {
              double v2 = multiply/java(x_0, x_0)
              if (p_1) {
                return x_0
              }
              double v3 = add/java(v2, x_0)
              return v3
            }
            """);
    Passes.assertSame(
        Cases.labels(), Aliasing.MAY, () -> new Object[] {3.0, true}, StraightenFlow::apply);
    Passes.assertSame(
        Cases.labels(), Aliasing.MAY, () -> new Object[] {3.0, false}, StraightenFlow::apply);
  }
}
