package dev.gradus.compiler.tangent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.read.RealFixtures;
import java.lang.reflect.Method;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tangents of every fixture agree with the fixture on dual numbers. */
class TangentOfFixturesTest {
  private static final int RUNS = 8;

  static Stream<Method> fixtures() {
    return RealFixtures.differentiable();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theTangentAgreesWithDualNumbers(Method method) throws Throwable {
    TangentRun run = new TangentRun(RealFixtures.read(method));
    Random random = new Random(11);
    for (int i = 0; i < RUNS; i++) {
      run.check(RealFixtures.ordinary(method, random), random.nextLong(), true);
    }
    assertThat(run.compared()).isGreaterThanOrEqualTo(run.completed());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void valuesAreBitForBitThoseOfTheMethod(Method method) throws Throwable {
    TangentRun run = new TangentRun(RealFixtures.read(method));
    Random random = new Random(12);
    for (int i = 0; i < RUNS; i++) {
      run.check(RealFixtures.special(method, random), random.nextLong(), false);
    }
  }
}
