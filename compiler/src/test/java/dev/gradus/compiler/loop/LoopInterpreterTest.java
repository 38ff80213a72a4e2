package dev.gradus.compiler.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoopInterpreterTest {
  static Stream<Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void programsComputeWhatJavaComputes(Sample sample) {
    Checker.check(sample.program(), "construction");
    Object[] expectedArguments = sample.arguments().get();
    Object expected = sample.java().apply(expectedArguments);
    Object[] arguments = sample.arguments().get();
    Object actual = new LoopInterpreter(sample.program()).call(sample.entry(), arguments);
    assertThat(actual).isEqualTo(expected);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].getClass().isArray()) {
        assertThat(arguments[i]).isEqualTo(expectedArguments[i]);
      }
    }
  }

  @Test
  void exceptionsOfTheProgramReachTheCaller() {
    LoopInterpreter interpreter = new LoopInterpreter(ControlSamples.throwing().program());
    assertThatThrownBy(() -> interpreter.call("check", -1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("negative");
  }

  @Test
  void exceptionsOfOperationsReachTheCaller() {
    LoopInterpreter interpreter = new LoopInterpreter(DataSamples.dot().program());
    assertThatThrownBy(() -> interpreter.call("dot", new double[2], new double[1]))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  @Test
  void wrongNumberOfArgumentsIsRefused() {
    LoopInterpreter interpreter = new LoopInterpreter(DataSamples.dot().program());
    assertThatThrownBy(() -> interpreter.call("dot", new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dot takes 2 arguments, not 1");
    assertThatThrownBy(() -> interpreter.call("dat")).hasMessage("no function dat");
  }
}
