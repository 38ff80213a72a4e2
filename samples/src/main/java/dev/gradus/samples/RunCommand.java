package dev.gradus.samples;

import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus run NAME}: runs one sample. */
@Command(name = "run", description = "Runs a sample.", mixinStandardHelpOptions = true)
final class RunCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "One of the names that `gradus samples` lists.")
  private String name;

  @ArgGroup private @Nullable ArithmeticChoice arithmetic;

  @ArgGroup private @Nullable TypeChoice type;

  @Option(names = "--start", paramLabel = "X", description = "Start here instead.")
  private @Nullable Double start;

  @Option(names = "--rate", paramLabel = "R", description = "Use this learning rate instead.")
  private @Nullable Double rate;

  @Option(names = "--kotlin", description = "Run the same program written in Kotlin.")
  private boolean kotlin;

  private static final class ArithmeticChoice {
    @Option(names = "--strict", description = "Operation by operation, sums in index order.")
    private boolean strict;

    @Option(names = "--fast", description = "Partial sums and own elementary functions.")
    @SuppressWarnings("unused") // the other choice not being made says as much
    private boolean fast;
  }

  private static final class TypeChoice {
    @Option(names = "--float", description = "Compute in float.")
    private boolean single;

    @Option(names = "--double", description = "Compute in double.")
    @SuppressWarnings("unused") // the other choice not being made says as much
    private boolean twice;
  }

  @Override
  public void run() {
    Sample sample = find(spec, name);
    refuseIf(start != null && !sample.choices().contains(Sample.Choice.START), "--start");
    refuseIf(rate != null && !sample.choices().contains(Sample.Choice.RATE), "--rate");
    refuseIf(kotlin && sample.kotlin().isEmpty(), "--kotlin");
    Program program = kotlin ? sample.kotlin().get() : sample.program();
    program.run(setup());
  }

  /** The sample of that name. */
  static Sample find(CommandSpec spec, String name) {
    return Samples.named(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no sample '"
                        + name
                        + "'; the samples are\n"
                        + String.join("\n", Samples.list())));
  }

  private Setup setup() {
    Setup plain = Setup.of(spec.commandLine().getOut());
    return new Setup(
        plain.out(),
        Optional.ofNullable(arithmetic).map(a -> a.strict ? Arithmetic.STRICT : Arithmetic.FAST),
        Optional.ofNullable(type).map(t -> t.single ? DType.FLOAT : DType.DOUBLE),
        optional(start),
        optional(rate),
        plain.home());
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private void refuseIf(boolean unused, String option) {
    if (unused) {
      throw refusal(option);
    }
  }

  private ParameterException refusal(String option) {
    return new ParameterException(
        spec.commandLine(), "The sample '" + name + "' has no " + option + "; leave it out");
  }
}
