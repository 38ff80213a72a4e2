package dev.gradus.compiler.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Outcome;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.loop.RandomProgram;
import dev.gradus.compiler.random.RandomCases;
import org.junit.jupiter.api.Test;

/** Random programs, optimised, do what they did: results, arrays and exceptions. */
class RandomProgramsTest {
  @Test
  void randomProgramsDoTheSameOptimised() {
    RandomCases.check(
        seed -> {
          LoopProgram program = RandomProgram.of(seed);
          LoopProgram optimised = Optimiser.optimise(program);
          LoopInterpreter interpreter = new LoopInterpreter(program);
          LoopInterpreter after = new LoopInterpreter(optimised);
          Emitted emitted = new Emitted(optimised);
          for (long arguments = seed; arguments < seed + 3; arguments++) {
            Outcome expected =
                Outcome.of(RandomProgram.arguments(arguments), a -> interpreter.call("entry", a));
            assertThat(Outcome.of(RandomProgram.arguments(arguments), a -> after.call("entry", a)))
                .as(() -> Printer.print(program) + "\noptimised\n" + Printer.print(optimised))
                .isEqualTo(expected);
            assertThat(
                    Outcome.of(RandomProgram.arguments(arguments), a -> emitted.call("entry", a)))
                .as(() -> "emitted " + Printer.print(optimised))
                .isEqualTo(expected);
          }
        });
  }
}
