package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.objects.Resolve;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

/** Methods that call the libraries of Java and Kotlin, resolved, do what they do themselves. */
class LibraryMethodsTest {
  static Stream<Method> fixtures() {
    return Fixtures.methods(
            LibraryFixtures.class, StaticFixtures.class, KotlinLibraryFixtures.class)
        .filter(m -> !m.getName().startsWith("get") && !m.isSynthetic());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aResolvedMethodComputesWhatTheMethodComputes(Method method) {
    LoopProgram program =
        Resolve.method(
                method.getDeclaringClass(), method.getName(), Type.getMethodDescriptor(method))
            .program();
    Fixtures.compare(method, program, 40);
  }
}
