package dev.gradus.compiler.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Outcome;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.loop.RandomProgram;
import dev.gradus.compiler.loop.Sample;
import dev.gradus.compiler.loop.Samples;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.random.RandomCases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs cut into parts far smaller than needed: they compute the same, interpreted and emitted.
 * Among them are recursion, loops in loops, and jumps out of blocks.
 */
class OutlinerTest {
  private static final int[] LIMITS = {30, 100, 400};

  static Stream<Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void outlinedProgramsComputeWhatTheOriginalsCompute(Sample sample) {
    LoopInterpreter interpreter = new LoopInterpreter(sample.program());
    Outcome expected =
        Outcome.of(sample.arguments().get(), a -> interpreter.call(sample.entry(), a));
    for (int limit : LIMITS) {
      same(sample.program(), limit, sample.entry(), sample.arguments().get(), expected, true);
      same(sample.program(), limit, sample.entry(), sample.arguments().get(), expected, false);
    }
  }

  @Test
  void randomProgramsComputeTheSameOutlined() {
    long parts =
        RandomCases.count(
            seed -> {
              LoopProgram program = RandomProgram.of(seed);
              LoopInterpreter interpreter = new LoopInterpreter(program);
              Object[] arguments = RandomProgram.arguments(seed);
              Outcome expected = Outcome.of(arguments, a -> interpreter.call("entry", a));
              int limit = LIMITS[(int) (seed % LIMITS.length)];
              same(program, limit, "entry", RandomProgram.arguments(seed), expected, false);
              return same(program, limit, "entry", RandomProgram.arguments(seed), expected, true);
            });
    assertThat(parts).as("functions made of parts").isGreaterThan(500);
  }

  /** Returns, breaks and continues out of statements that are too large for one function. */
  static double jumping(double[] x, int kind) {
    double sum = 0;
    outer:
    for (int i = 0; i < x.length; i++) {
      double[] row = x;
      if (kind == 1) {
        double a = x[i] * x[i] + 3 * x[i] - 1;
        double b = a * a - x[i] / (1 + a * a);
        if (b > 40) {
          return sum + a * b - 2 * (a + b) * (a - b);
        }
        sum += a / (1 + b * b) + b / (1 + a * a);
        if (b < -40) {
          break;
        }
        row = new double[] {sum, a, b};
      } else if (kind == 2) {
        double a = Math.abs(x[i]) + 1;
        for (int k = 0; k < 5; k++) {
          a = a * 1.5 - sum / (1 + a) + 2 * a / (3 + a * a) - 0.25 * a * a / (2 + a);
          if (a > 3) {
            sum -= a;
            continue outer;
          }
          sum += a * 0.125 - a * a / (5 + a * a) + 0.5 * (a - 1) * (a + 1);
        }
        row = new double[] {a};
      } else if (x[i] > 2) {
        throw new IllegalStateException("kind " + kind);
      }
      sum += row[0] * 0.5 + row[row.length - 1] + x[i];
    }
    return kind > 1 ? sum * sum - 2 * sum + Math.sqrt(1 + sum * sum) : sum;
  }

  @Test
  void statementsWithJumpsAreCut() {
    LoopProgram program = Resolve.method(OutlinerTest.class, "jumping", "([DI)D").program();
    LoopInterpreter interpreter = new LoopInterpreter(program);
    for (double last : new double[] {-9, -2, 0.5, 2.5, 9}) {
      for (int kind = 0; kind < 3; kind++) {
        Object[] arguments = {new double[] {0.3, last, 0.7}, kind};
        Outcome expected = Outcome.of(arguments, a -> interpreter.call("jumping", a));
        same(program, 250, "jumping", arguments, expected, false);
        same(program, 250, "jumping", arguments, expected, true);
      }
    }
    CodeSize sizes = new CodeSize();
    assertThat(sizes.of(program.functions().get(0).body())).isGreaterThan(1000);
    assertThat(
            Outliner.outline(program, 250).program().functions().stream()
                .mapToInt(f -> sizes.of(f.body()))
                .max()
                .orElseThrow())
        .isLessThan(500);
  }

  /** Compares one way of running the outlined program; gives the number of functions added. */
  private static int same(
      LoopProgram program,
      int limit,
      String entry,
      Object[] arguments,
      Outcome expected,
      boolean emitted) {
    Outlined outlined = Outliner.outline(program, limit);
    LoopProgram result = Checker.check(outlined.program(), "outline");
    List<Object> all = new ArrayList<>(Arrays.asList(arguments));
    outlined.scratch(entry).forEach(type -> all.add(junk(type, outlined.length(type))));
    Outcome outcome =
        Outcome.of(
            arguments,
            a ->
                emitted
                    ? new Emitted(result).call(entry, all.toArray())
                    : new LoopInterpreter(result).call(entry, all.toArray()));
    assertThat(outcome)
        .as(() -> "limit " + limit + "\n" + Printer.print(program) + Printer.print(result))
        .isEqualTo(expected);
    return result.functions().size() - program.functions().size();
  }

  /** A scratch array full of what must not show. */
  private static Object junk(Type array, int length) {
    return switch (array.element().kind()) {
      case DOUBLE -> DoubleStream.generate(() -> Double.NaN).limit(length).toArray();
      case FLOAT -> {
        float[] values = new float[length];
        Arrays.fill(values, Float.NaN);
        yield values;
      }
      case LONG -> LongStream.generate(() -> 0x1234567890L).limit(length).toArray();
      case BOOLEAN -> new boolean[length];
      case REFERENCE -> new Object[length];
      default -> IntStream.generate(() -> -77).limit(length).toArray();
    };
  }
}
