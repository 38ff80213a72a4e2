package dev.gradus.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.optimise.Optimiser;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fixture, read and optimised, does what the method does, to its arrays and exceptions. */
class OptimisedMethodsTest {
  private static final int RUNS = 40;

  /** Something to call with arguments. */
  private interface Callee {
    Object call(Object[] arguments) throws Throwable;
  }

  static Stream<Method> fixtures() {
    return ReadMethodsTest.fixtures();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void anOptimisedMethodComputesWhatTheMethodComputes(Method method) {
    LoopProgram read = ReadMethodsTest.read(method);
    LoopProgram program = Optimiser.optimise(read);
    LoopInterpreter interpreter = new LoopInterpreter(program);
    Emitted emitted = new Emitted(program);
    String text = Printer.print(read) + "\noptimised\n" + Printer.print(program);
    Random random = new Random(11);
    for (int run = 0; run < RUNS; run++) {
      long seed = random.nextLong();
      String expected = outcome(method, seed, a -> method.invoke(null, a));
      assertThat(outcome(method, seed, a -> interpreter.call(method.getName(), a)))
          .as(text)
          .isEqualTo(expected);
      assertThat(outcome(method, seed, a -> emitted.call(method.getName(), a)))
          .as(text)
          .isEqualTo(expected);
    }
  }

  private static String outcome(Method method, long seed, Callee callee) {
    Object[] arguments = RandomArguments.of(method, new Random(seed));
    Object result;
    try {
      result = callee.call(arguments);
    } catch (InvocationTargetException e) {
      result = e.getCause().toString();
    } catch (Throwable e) {
      result = e.toString();
    }
    return Arrays.deepToString(new Object[] {result, arguments});
  }
}
