package dev.gradus.compiler.adjoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.method.Numerics;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.rule.DerivativeRules;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

/** What is saved and what is computed again reads well. */
class SaveReportTest {
  private static String report(String name) {
    LoopProgram program =
        Arrays.stream(Numerics.class.getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .map(m -> Resolve.method(Numerics.class, name, Type.getMethodDescriptor(m)).program())
            .findFirst()
            .orElseThrow();
    return Adjoint.explain(
            Optimiser.optimise(program), List.of(0), Aliasing.NONE, DerivativeRules.builtIn())
        .report()
        .toString();
  }

  @Test
  void resultsOfElementaryFunctionsAreSavedAndRunningExtremesAreNot() {
    assertThat(report("logSumExp"))
        .isEqualTo(
            """
            saved
              double exp((v[i] - m)), each iteration of the loop at line 16: saving it is cheaper than computing it again
              bytes per call: 8 · n16

            recomputed
              v[i], each iteration of the loop at line 12
            """);
  }

  @Test
  void carriedValuesAreSaved() {
    assertThat(report("product"))
        .contains("double p, each iteration of the loop at line")
        .contains(": it comes out of a loop, a choice or the iteration before")
        .contains("bytes per call: 8 · n");
  }

  @Test
  void independentIterationsSaveNothing() {
    assertThat(report("leastSquares"))
        .isEqualTo(
            """
            saved
              nothing
              bytes per call: 0

            recomputed
              ((i * n) + j), each iteration of the loop at line 27
              a[((i * n) + j)], each iteration of the loop at line 27

            forwards and backwards at once
              loop at line 25
            """);
  }

  @Test
  void recursiveFunctionsRunBackwardsInOnePass() {
    assertThat(report("determinant"))
        .isEqualTo(
            """
            saved
              nothing
              bytes per call: 0

            recomputed
              nothing

            forwards and backwards at once
              loop at line 89
            """);
  }
}
