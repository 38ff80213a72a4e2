package dev.gradus.compiler.adjoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.random.RandomCases;
import dev.gradus.compiler.read.RandomFlow;
import dev.gradus.compiler.read.ReadFixtures;
import dev.gradus.compiler.read.RealFixtures;
import java.lang.reflect.Method;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of methods, read and run backwards, are those of dual numbers. */
class AdjointTest {
  /** What looks into the bits of its argument. */
  private static final Set<String> REFUSED = Set.of("bitsOfFloats");

  /** What jumps near its arguments, so that difference quotients are no oracle. */
  private static final Set<String> JUMPING = Set.of("remainders", "signs", "signsOfFloats", "ulps");

  static Stream<Method> fixtures() {
    return ReadFixtures.all()
        .filter(m -> !REFUSED.contains(m.getName()) && !JUMPING.contains(m.getName()));
  }

  static Stream<Method> refused() {
    return ReadFixtures.all().filter(m -> REFUSED.contains(m.getName()));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void callsWithoutDerivativeAreRefused(Method method) {
    LoopProgram program = ReadFixtures.read(method);
    assertThatThrownBy(() -> new DotProduct(program, program, Aliasing.NONE))
        .hasMessageContaining("CALL_WITHOUT_DERIVATIVE");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void reverseModeAgreesWithDualNumbers(Method method) throws Throwable {
    LoopProgram program = ReadFixtures.read(method);
    DotProduct plain = new DotProduct(program, program, Aliasing.NONE);
    DotProduct optimised = new DotProduct(program, Optimiser.optimise(program), Aliasing.NONE);
    Random random = new Random(5);
    for (int run = 0; run < 30; run++) {
      long seed = random.nextLong();
      Object[] arguments = ReadFixtures.arguments(method, new Random(seed));
      plain.check(arguments, seed, method.getName() + " " + run);
      optimised.check(arguments, seed, method.getName() + " optimised " + run);
    }
  }

  static Stream<Method> jumping() {
    return ReadFixtures.all().filter(m -> JUMPING.contains(m.getName()));
  }

  @ParameterizedTest
  @MethodSource("jumping")
  void betweenTheirJumpsMethodsWithRulesAgreeToo(Method method) throws Throwable {
    LoopProgram program = ReadFixtures.read(method);
    DotProduct dot = new DotProduct(program, program, Aliasing.NONE);
    Random random = new Random(6);
    for (int run = 0; run < 10; run++) {
      dot.check(RealFixtures.ordinary(method, random), run, method.getName() + " " + run);
    }
  }

  @Test
  void randomFlowRunsBackwards() throws Throwable {
    RandomCases.check(
        seed -> {
          LoopProgram program = RandomFlow.program(seed);
          DotProduct dot;
          try {
            dot = new DotProduct(program, program, Aliasing.NONE);
          } catch (IllegalStateException e) {
            throw new AssertionError("seed " + seed + "\n" + Printer.print(program), e);
          }
          Random random = new Random(seed);
          for (int run = 0; run < 6; run++) {
            Object[] arguments = RandomFlow.arguments(random);
            dot.check(arguments, seed, "seed " + seed);
          }
        });
  }
}
