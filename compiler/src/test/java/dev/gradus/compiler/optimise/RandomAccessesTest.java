package dev.gradus.compiler.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.random.RandomCases;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random programs about arrays do the same optimised, up to the exception that ends them. */
class RandomAccessesTest {
  private static final int RUNS = 4;

  @ParameterizedTest
  @EnumSource(Aliasing.class)
  void arraysAndExceptionsAreTheSameOptimised(Aliasing aliasing) {
    long failing = RandomCases.count(seed -> check(seed, aliasing));
    assertThat(failing)
        .as("runs that end by an exception")
        .isPositive()
        .isLessThan((long) RUNS * RandomCases.COUNT);
  }

  /** Gives the number of runs that end by an exception. */
  static int check(long seed, Aliasing aliasing) {
    LoopProgram program = Checker.check(RandomAccesses.of(seed), "construction");
    LoopProgram optimised = Optimiser.optimise(program, aliasing);
    LoopInterpreter before = new LoopInterpreter(program);
    LoopInterpreter after = new LoopInterpreter(optimised);
    Emitted emitted = new Emitted(optimised);
    int failing = 0;
    for (long run = RUNS * seed; run < RUNS * seed + RUNS; run++) {
      Object[] first = RandomAccesses.arguments(run, aliasing == Aliasing.DISTINCT);
      Object[] second = RandomAccesses.arguments(run, aliasing == Aliasing.DISTINCT);
      Object[] third = RandomAccesses.arguments(run, aliasing == Aliasing.DISTINCT);
      String expected = outcome(first, () -> before.call("entry", first));
      assertThat(outcome(second, () -> after.call("entry", second)))
          .as(() -> describe(seed, program, optimised))
          .isEqualTo(expected);
      assertThat(outcome(third, () -> call(emitted, third)))
          .as(() -> "emitted, " + describe(seed, program, optimised))
          .isEqualTo(expected);
      failing += expected.contains("Exception") ? 1 : 0;
    }
    return failing;
  }

  private static Object call(Emitted emitted, Object[] arguments) throws Exception {
    try {
      return emitted.call("entry", arguments);
    } catch (Exception e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static String outcome(Object[] arguments, Callable<Object> call) {
    String result;
    try {
      result = String.valueOf(call.call());
    } catch (Exception e) {
      result = e.getClass().getName();
    }
    return result + " " + Arrays.deepToString(arguments);
  }

  private static String describe(long seed, LoopProgram program, LoopProgram optimised) {
    return "seed "
        + seed
        + "\n"
        + Printer.print(program)
        + "\noptimised\n"
        + Printer.print(optimised);
  }
}
