package dev.gradus.compiler.adjoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.rule.DerivativeRules;
import dev.gradus.runtime.SaveStack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which loops save in rows, and that it makes no difference to any bit. */
class SavedRowsTest {

  static double neighbours(double[] x, int steps) {
    double[] y = x.clone();
    double[] z = new double[x.length];
    for (int s = 0; s < steps; s++) {
      for (int i = 1; i < x.length; i++) {
        z[i] = Math.sin(y[i]) * y[i - 1];
      }
      for (int i = 0; i < x.length; i++) {
        y[i] = y[i] * z[i] + x[i];
      }
    }
    return y[x.length - 1];
  }

  /** Begins so late that a row would be mostly unused. */
  static double late(double[] x, int steps) {
    double[] y = x.clone();
    for (int s = 0; s < steps; s++) {
      for (int i = 20; i < x.length; i++) {
        y[i] = y[i] * Math.sin(y[i]);
      }
    }
    return y[x.length - 1];
  }

  /** Hands a number from iteration to iteration. */
  static double carried(double[] x, int steps) {
    double sum = 0.5;
    for (int s = 0; s < steps; s++) {
      for (int i = 0; i < x.length; i++) {
        sum = Math.sin(sum * x[i]);
      }
    }
    return sum;
  }

  private static LoopProgram adjoint(String method, boolean rows) {
    LoopProgram program =
        Optimiser.optimise(Resolve.method(SavedRowsTest.class, method, "([DI)D").program());
    Saving saving = new Saving(Checkpointing.NONE, rows);
    return Adjoint.explain(program, List.of(0), Aliasing.NONE, DerivativeRules.builtIn(), saving)
        .program();
  }

  private static List<String> gradient(String method, boolean rows, int length) {
    double[] x = new double[length];
    for (int i = 0; i < length; i++) {
      x[i] = 0.9 + 0.01 * i;
    }
    double[] gradient = new double[length];
    SaveStack stack = new SaveStack();
    LoopInterpreter interpreter = new LoopInterpreter(adjoint(method, rows));
    Object value = interpreter.call(method + "$adjoint", stack, x, 3, gradient, 1.0);
    assertThat(stack.isEmpty()).isTrue();
    return List.of(String.valueOf(value), java.util.Arrays.toString(gradient));
  }

  @Test
  void loopsOverNeighboursSaveInRowsAtTheirIndex() {
    String text = Printer.print(adjoint("neighbours", true));
    assertThat(text).contains("SaveStack.reserveRow").doesNotContain("SaveStack.reserveDoubles");
    assertThat(Printer.print(adjoint("neighbours", false))).doesNotContain("Row");
  }

  @Test
  void loopsThatBeginLateOrCarryRealsSaveInBlocks() {
    for (String method : List.of("late", "carried")) {
      assertThat(Printer.print(adjoint(method, true)))
          .contains("SaveStack.reserveDoubles")
          .doesNotContain("Row");
    }
  }

  @Test
  void gradientsAreTheSameToTheBit() {
    for (String method : List.of("neighbours", "late", "carried")) {
      for (int length : new int[] {1, 2, 25}) {
        assertThat(gradient(method, true, length)).isEqualTo(gradient(method, false, length));
      }
    }
  }
}
