package dev.gradus.compiler.loop;

import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Hand-built programs, one per construct. */
public final class Samples {
  public static final ScalarOp ADD = ArithmeticOps.ADD;
  public static final ScalarOp SUBTRACT = ArithmeticOps.SUBTRACT;
  public static final ScalarOp MULTIPLY = ArithmeticOps.MULTIPLY;
  public static final Flavour STRICT = Flavour.STRICT;

  private Samples() {}

  public static Stream<Sample> all() {
    return Stream.concat(ControlSamples.all(), DataSamples.all());
  }

  static Sample sample(
      String name,
      FunctionBuilder builder,
      Supplier<Object[]> arguments,
      Function<Object[], Object> java) {
    dev.gradus.compiler.loop.Function function = builder.build();
    LoopProgram program = new LoopProgram(function.name(), List.of(function));
    return new Sample(name, program, function.name(), arguments, java);
  }
}
