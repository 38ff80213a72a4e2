package dev.gradus.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.random.RandomCases;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Methods with random flow, read and run, optimised or not, do what they do themselves. */
class RandomFlowTest {

  /** Makes a class of its bytes. */
  private static final class Loader extends ClassLoader {
    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  @Test
  void anyReducibleFlowIsReadAsItRuns() throws Throwable {
    RandomCases.check(RandomFlowTest::check);
  }

  /** Passes leave such code behind an endless loop until it is removed. */
  @Test
  void codeThatIsNeverReachedMayEndWithoutValues() throws Throwable {
    check(2314);
  }

  static void check(long seed) throws Throwable {
    Method method =
        new Loader()
            .define(RandomFlow.classFile(seed))
            .getMethod("f", int.class, double.class, double[].class, boolean.class);
    LoopProgram program = RandomFlow.program(seed);
    LoopProgram optimised = Optimiser.optimise(program);
    LoopInterpreter interpreter = new LoopInterpreter(program);
    Emitted emitted = new Emitted(program);
    LoopInterpreter after = new LoopInterpreter(optimised);
    Random random = new Random(seed);
    for (int run = 0; run < 6; run++) {
      int n = random.nextInt(8) - 3;
      double x = random.nextInt(5) - 2;
      boolean flag = random.nextBoolean();
      double[] array = random.doubles(4).toArray();
      double[] read = array.clone();
      double[] compiled = array.clone();
      double[] shorter = array.clone();
      Object expected = method.invoke(null, n, x, array, flag);
      assertThat(interpreter.call("f", n, x, read, flag)).as("seed %d", seed).isEqualTo(expected);
      assertThat(emitted.call("f", n, x, compiled, flag)).as("seed %d", seed).isEqualTo(expected);
      assertThat(after.call("f", n, x, shorter, flag)).as("seed %d", seed).isEqualTo(expected);
      assertThat(Arrays.asList(read, compiled, shorter)).as("seed %d", seed).containsOnly(array);
    }
  }
}
