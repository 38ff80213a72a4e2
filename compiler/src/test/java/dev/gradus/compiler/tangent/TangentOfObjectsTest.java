package dev.gradus.compiler.tangent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.objects.KotlinObjectFixtures;
import dev.gradus.compiler.objects.LambdaFixtures;
import dev.gradus.compiler.objects.ObjectFixtures;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.read.Fixtures;
import dev.gradus.compiler.read.RealFixtures;
import java.lang.reflect.Method;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

/** The tangents of methods with objects and lambdas agree with dual numbers. */
class TangentOfObjectsTest {

  static Stream<Method> fixtures() {
    return Fixtures.methods(ObjectFixtures.class, LambdaFixtures.class, KotlinObjectFixtures.class)
        .filter(m -> m.getReturnType() == double.class);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theTangentAgreesWithDualNumbers(Method method) throws Throwable {
    TangentRun run =
        new TangentRun(
            Resolve.method(
                    method.getDeclaringClass(), method.getName(), Type.getMethodDescriptor(method))
                .program());
    Random random = new Random(11);
    for (int i = 0; i < 8; i++) {
      run.check(RealFixtures.ordinary(method, random), random.nextLong(), true);
    }
    assertThat(run.compared()).isGreaterThanOrEqualTo(run.completed());
  }
}
