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
    int parts = 0;
    for (long seed = 0; seed < Integer.getInteger("gradus.random.cases", 300); seed++) {
      LoopProgram program = RandomProgram.of(seed);
      LoopInterpreter interpreter = new LoopInterpreter(program);
      Object[] arguments = RandomProgram.arguments(seed);
      Outcome expected = Outcome.of(arguments, a -> interpreter.call("entry", a));
      int limit = LIMITS[(int) (seed % LIMITS.length)];
      parts += same(program, limit, "entry", RandomProgram.arguments(seed), expected, true);
      same(program, limit, "entry", RandomProgram.arguments(seed), expected, false);
    }
    assertThat(parts).as("functions made of parts").isGreaterThan(500);
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
      default -> IntStream.generate(() -> -77).limit(length).toArray();
    };
  }
}
