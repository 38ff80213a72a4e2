package dev.gradus.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.Sample;
import dev.gradus.compiler.loop.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmitterTest {
  static Stream<Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void emittedCodeComputesWhatTheInterpreterComputes(Sample sample) throws Throwable {
    Object[] expectedArguments = sample.arguments().get();
    LoopInterpreter interpreter = new LoopInterpreter(sample.program());
    Object expected = interpreter.call(sample.entry(), expectedArguments);
    Object[] arguments = sample.arguments().get();
    Object actual = new Emitted(sample.program()).call(sample.entry(), arguments);
    assertThat(actual).isEqualTo(expected);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].getClass().isArray()) {
        assertThat(arguments[i]).isEqualTo(expectedArguments[i]);
      }
    }
  }
}
