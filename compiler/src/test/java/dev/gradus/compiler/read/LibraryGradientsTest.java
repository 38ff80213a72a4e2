package dev.gradus.compiler.read;

import dev.gradus.compiler.adjoint.Aliasing;
import dev.gradus.compiler.adjoint.DotProduct;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.optimise.Optimiser;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

/** Gradients through the libraries of Java and Kotlin are those of dual numbers. */
class LibraryGradientsTest {
  /** Jumps too close to each other for difference quotients, or none but whole numbers. */
  private static final Set<String> LEFT_OUT = Set.of("roundings");

  static Stream<Method> fixtures() {
    return Fixtures.methods(StaticFixtures.class, KotlinLibraryFixtures.class)
        .filter(m -> !m.isSynthetic() && !LEFT_OUT.contains(m.getName()))
        .filter(m -> Arrays.stream(m.getParameterTypes()).anyMatch(LibraryGradientsTest::isReal));
  }

  private static boolean isReal(Class<?> type) {
    Class<?> element = type.isArray() ? type.getComponentType() : type;
    return element == double.class || element == double[].class || element == float.class;
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void gradientsThroughLibrariesAgreeWithDualNumbers(Method method) throws Throwable {
    String descriptor = Type.getMethodDescriptor(method);
    LoopProgram program =
        Resolve.method(method.getDeclaringClass(), method.getName(), descriptor).program();
    DotProduct dot = new DotProduct(program, Optimiser.optimise(program), Aliasing.NONE);
    Random random = new Random(3);
    for (int run = 0; run < 20; run++) {
      dot.check(RealFixtures.ordinary(method, random), run, method.getName() + " " + run);
    }
  }
}
