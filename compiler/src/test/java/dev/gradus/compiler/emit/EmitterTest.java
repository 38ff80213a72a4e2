package dev.gradus.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Outcome;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.loop.RandomProgram;
import dev.gradus.compiler.loop.Sample;
import dev.gradus.compiler.loop.Samples;
import dev.gradus.compiler.method.Numerics;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.random.RandomCases;
import dev.gradus.runtime.GradusException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmitterTest {
  static Stream<Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void emittedCodeComputesWhatTheInterpreterComputes(Sample sample) {
    LoopInterpreter interpreter = new LoopInterpreter(sample.program());
    Emitted emitted = new Emitted(sample.program());
    Outcome expected =
        Outcome.of(sample.arguments().get(), a -> interpreter.call(sample.entry(), a));
    assertThat(Outcome.of(sample.arguments().get(), a -> emitted.call(sample.entry(), a)))
        .isEqualTo(expected);
  }

  @Test
  void codeThatIsTooLargeIsRefusedWithItsPlace() {
    LoopProgram program = Resolve.method(Numerics.class, "logSumExp", "([D)D").program();
    Emitter.Options small = new Emitter.Options(20, 50_000, false);
    assertThatThrownBy(() -> new Emitted(program, small))
        .isInstanceOf(GradusException.class)
        .hasMessageStartingWith("dev.gradus.compiler.method.Numerics.logSumExp (Numerics.java:")
        .hasMessageContaining("CODE_TOO_LARGE");
  }

  @Test
  void randomProgramsComputeTheSameInterpretedAndEmitted() {
    RandomCases.check(
        seed -> {
          LoopProgram program = RandomProgram.of(seed);
          Object[] first = RandomProgram.arguments(seed);
          Object[] second = RandomProgram.arguments(seed);
          LoopInterpreter interpreter = new LoopInterpreter(Checker.check(program, "construction"));
          Emitted emitted = new Emitted(program);
          assertThat(Outcome.of(second, a -> emitted.call("entry", a)))
              .as(() -> Printer.print(program))
              .isEqualTo(Outcome.of(first, a -> interpreter.call("entry", a)));
        });
  }
}
