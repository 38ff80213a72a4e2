package dev.gradus.compiler.tangent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.read.RealFixtures;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forward over reverse: the second derivatives of every fixture. */
class HessianOfFixturesTest {
  private static final int RUNS = 3;

  static Stream<Method> fixtures() {
    return RealFixtures.differentiable()
        .filter(m -> !m.getReturnType().isArray())
        .filter(m -> !usesFloats(m));
  }

  private static boolean usesFloats(Method method) {
    return Stream.concat(
            Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()))
        .anyMatch(t -> t.getName().endsWith("F") || t == float.class);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void productsAgreeWithQuotientsOfGradients(Method method) throws Throwable {
    check(method, p -> p);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void productsOfOptimisedProgramsAgree(Method method) throws Throwable {
    check(method, Optimiser::optimise);
  }

  private static void check(Method method, UnaryOperator<LoopProgram> optimised) throws Throwable {
    HessianRun run = new HessianRun(RealFixtures.read(method), optimised);
    Random random = new Random(17);
    for (int i = 0; i < RUNS; i++) {
      run.check(RealFixtures.ordinary(method, random), random.nextLong());
    }
    if (run.quotable() > 0) {
      assertThat(run.compared()).isPositive();
    }
  }
}
