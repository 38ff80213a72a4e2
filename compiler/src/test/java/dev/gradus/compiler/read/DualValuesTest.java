package dev.gradus.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.oracle.DualEngine;
import dev.gradus.compiler.oracle.Outcome;
import dev.gradus.compiler.oracle.Shadows;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine on dual numbers computes the values that the interpreter computes. */
class DualValuesTest {

  private interface Callee {
    Object call(Object[] arguments) throws Throwable;
  }

  static Stream<Method> fixtures() {
    return ReadMethodsTest.fixtures();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void valuesAreThoseOfTheInterpreter(Method method) {
    LoopProgram program = ReadMethodsTest.read(method);
    LoopInterpreter interpreter = new LoopInterpreter(program);
    DualEngine engine = new DualEngine(program);
    String name = method.getName();
    for (int seed = 0; seed < 40; seed++) {
      String expected = outcome(method, seed, a -> interpreter.call(name, a));
      double[] tangents = new double[method.getParameterCount()];
      String found =
          outcome(method, seed, a -> engine.call(name, a, tangents, new Shadows()).value());
      assertThat(found).as("run %d", seed).isEqualTo(expected);
    }
  }

  private static String outcome(Method method, long seed, Callee callee) {
    Object[] arguments = RandomArguments.of(method, new Random(seed));
    try {
      return Arrays.deepToString(new Object[] {callee.call(arguments), arguments});
    } catch (Throwable e) {
      return Outcome.text(e) + Arrays.deepToString(arguments);
    }
  }
}
