package dev.gradus.compiler.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Runs single passes and compares what functions do before and after. */
final class Passes {
  private Passes() {}

  /** The text of a function after some passes, each checked, if arrays may be the same. */
  static String text(Function function, Pass.Change... passes) {
    return Printer.print(run(function, Aliasing.MAY, passes));
  }

  static Function run(Function function, Aliasing aliasing, Pass.Change... passes) {
    Function current = function;
    for (Pass.Change pass : passes) {
      LoopProgram program = new LoopProgram("test", List.of(current));
      Setting setting = new Setting(aliasing, CallEffects.of(program));
      current = pass.apply(current, setting);
      Checker.check(new LoopProgram("test", List.of(current)), "the pass");
    }
    return current;
  }

  /** The function does the same after the passes, to its arguments, too. */
  static void assertSame(
      Function function, Aliasing aliasing, Supplier<Object[]> arguments, Pass.Change... passes) {
    assertThat(outcome(run(function, aliasing, passes), arguments.get()))
        .isEqualTo(outcome(function, arguments.get()));
  }

  private static String outcome(Function function, Object[] arguments) {
    LoopInterpreter interpreter = new LoopInterpreter(new LoopProgram("test", List.of(function)));
    String result;
    try {
      result = String.valueOf(interpreter.call(function.name(), arguments));
    } catch (RuntimeException e) {
      result = e.getClass().getName();
    }
    return result + " " + Arrays.deepToString(arguments);
  }
}
