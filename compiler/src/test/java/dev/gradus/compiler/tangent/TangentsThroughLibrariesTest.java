package dev.gradus.compiler.tangent;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.read.Fixtures;
import dev.gradus.compiler.read.KotlinLibraryFixtures;
import dev.gradus.compiler.read.RealFixtures;
import dev.gradus.compiler.read.StaticFixtures;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

/** Tangents through the libraries of Java and Kotlin, and through constant arrays. */
class TangentsThroughLibrariesTest {

  static Stream<Method> fixtures() {
    return Fixtures.methods(StaticFixtures.class, KotlinLibraryFixtures.class)
        .filter(m -> !m.isSynthetic() && !m.getName().equals("roundings"))
        .filter(m -> m.getReturnType() == double.class)
        .filter(
            m ->
                Arrays.stream(m.getParameterTypes())
                    .anyMatch(t -> t == double.class || t == double[].class));
  }

  static Stream<Method> fixturesInDouble() {
    return fixtures()
        .filter(m -> Arrays.stream(m.getParameterTypes()).noneMatch(t -> t == float.class));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void tangentsThroughLibrariesAgreeWithDualNumbers(Method method) throws Throwable {
    String descriptor = Type.getMethodDescriptor(method);
    LoopProgram program =
        Resolve.method(method.getDeclaringClass(), method.getName(), descriptor).program();
    TangentRun run = new TangentRun(program);
    Random random = new Random(11);
    for (int i = 0; i < 10; i++) {
      run.check(RealFixtures.ordinary(method, random), random.nextLong(), true);
    }
  }

  @ParameterizedTest
  @MethodSource("fixturesInDouble")
  void secondDerivativesThroughLibrariesAgreeWithQuotientsOfGradients(Method method)
      throws Throwable {
    String descriptor = Type.getMethodDescriptor(method);
    LoopProgram program =
        Resolve.method(method.getDeclaringClass(), method.getName(), descriptor).program();
    HessianRun run = new HessianRun(program, Optimiser::optimise);
    Random random = new Random(12);
    for (int i = 0; i < 5; i++) {
      run.check(RealFixtures.ordinary(method, random), random.nextLong());
    }
  }
}
