package dev.gradus.compiler.objects;

import dev.gradus.compiler.adjoint.Aliasing;
import dev.gradus.compiler.adjoint.DotProduct;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.read.Fixtures;
import dev.gradus.compiler.read.RealFixtures;
import java.lang.reflect.Method;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

/** Gradients of methods with objects and lambdas are those of dual numbers. */
class ResolvedGradientTest {

  static Stream<Method> fixtures() {
    return Fixtures.methods(ObjectFixtures.class, LambdaFixtures.class, KotlinObjectFixtures.class)
        .filter(m -> m.getReturnType() == double.class);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void reverseModeAgreesWithDualNumbers(Method method) throws Throwable {
    LoopProgram program =
        Resolve.method(
                method.getDeclaringClass(), method.getName(), Type.getMethodDescriptor(method))
            .program();
    DotProduct plain = new DotProduct(program, program, Aliasing.NONE);
    DotProduct optimised = new DotProduct(program, Optimiser.optimise(program), Aliasing.NONE);
    Random random = new Random(5);
    for (int run = 0; run < 10; run++) {
      Object[] arguments = RealFixtures.ordinary(method, random);
      long seed = random.nextLong();
      plain.check(arguments, seed, method.getName() + " " + run);
      optimised.check(arguments, seed, method.getName() + " optimised " + run);
    }
  }
}
