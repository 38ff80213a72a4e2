package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.CompiledMethods;
import dev.gradus.compiler.oracle.Judge;
import dev.gradus.compiler.oracle.TiledMethods;
import dev.gradus.compiler.tile.Sizes;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

/** Every method of the catalogue has the value and the derivatives that it should have. */
@org.junit.jupiter.api.Timeout(60)
class CatalogueTest {

  static Stream<Method> methods() {
    return Stream.of(
            ArithmeticMethods.class,
            BranchMethods.class,
            FusedMethods.class,
            LoopMethods.class,
            ArrayMethods.class,
            RowMethods.class,
            CallMethods.class,
            FloatMethods.class,
            LinearAlgebraMethods.class,
            NumericsMethods.class,
            ModelMethods.class,
            ObjectMethods.class,
            KotlinMethods.class,
            Physics.class)
        .flatMap(
            c ->
                Arrays.stream(c.getDeclaredMethods())
                    .filter(m -> Modifier.isPublic(m.getModifiers()))
                    .sorted(Comparator.comparing(m -> m.getName() + Type.getMethodDescriptor(m))));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void valueAndDerivativesAreRight(Method method) throws Throwable {
    Judge.of(method, new CompiledMethods()).judge();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void derivativesAreRightInTiles(Method method) throws Throwable {
    Judge.of(method, new TiledMethods(new Sizes(1, 3))).judge();
  }
}
