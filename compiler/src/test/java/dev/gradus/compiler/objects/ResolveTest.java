package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.read.ArrayFixtures;
import dev.gradus.compiler.read.BranchFixtures;
import dev.gradus.compiler.read.Fixtures;
import dev.gradus.compiler.read.KotlinFixtures;
import dev.gradus.compiler.read.LoopFixtures;
import dev.gradus.compiler.read.ScalarFixtures;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

/** Methods with objects and lambdas do what they do themselves, once these are gone. */
class ResolveTest {

  static Stream<Method> fixtures() {
    return Fixtures.methods(
        ObjectFixtures.class,
        LambdaFixtures.class,
        KotlinObjectFixtures.class,
        LoopFixtures.class,
        BranchFixtures.class,
        ArrayFixtures.class,
        ScalarFixtures.class,
        KotlinFixtures.class);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aMethodResolvedComputesWhatTheMethodComputes(Method method) {
    Fixtures.compare(method, resolve(method), 40);
  }

  private static LoopProgram resolve(Method method) {
    String descriptor = Type.getMethodDescriptor(method);
    return Resolve.method(method.getDeclaringClass(), method.getName(), descriptor).program();
  }
}
