package dev.gradus.compiler.adjoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Outcome;
import dev.gradus.compiler.loop.RandomProgram;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Values;
import dev.gradus.compiler.random.RandomCases;
import dev.gradus.compiler.read.RandomFlow;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Code without jumps does what it did with them. */
class SingleExitTest {
  private static LoopProgram normalised(LoopProgram program) {
    LoopProgram result =
        new LoopProgram(
            program.name(), program.functions().stream().map(SingleExit::apply).toList());
    result.functions().forEach(f -> requireNormal(f.body(), true));
    return Checker.check(result, "single exits");
  }

  private static void requireNormal(Block block, boolean outermost) {
    assertThat(block.terminator()).isNotInstanceOf(Terminator.Continue.class);
    if (!outermost) {
      assertThat(block.terminator()).isNotInstanceOf(Terminator.Return.class);
    }
    for (Statement s : block.statements()) {
      assertThat(s).isNotInstanceOf(Statement.Labelled.class);
      if (s instanceof Statement.Loop l && ExitTest.of(l).isPresent()) {
        int exit = ExitTest.of(l).orElseThrow().index();
        for (int i = 0; i < l.body().statements().size(); i++) {
          if (i != exit) {
            Values.blocks(l.body().statements().get(i)).forEach(b -> requireNormal(b, false));
          }
        }
      } else {
        assertThat(block.terminator()).isNotInstanceOf(Terminator.Break.class);
        Values.blocks(s).forEach(b -> requireNormal(b, false));
      }
    }
  }

  @Test
  void randomProgramsKeepTheirMeaning() {
    RandomCases.check(
        seed -> {
          LoopProgram program = RandomProgram.of(seed);
          LoopInterpreter before = new LoopInterpreter(program);
          LoopInterpreter after = new LoopInterpreter(normalised(program));
          Object[] first = RandomProgram.arguments(seed);
          Object[] second = RandomProgram.arguments(seed);
          Outcome expected = Outcome.of(first, a -> before.call("entry", a));
          assertThat(Outcome.of(second, a -> after.call("entry", a)))
              .as("seed %d", seed)
              .isEqualTo(expected);
        });
  }

  @Test
  void randomFlowKeepsItsMeaning() {
    RandomCases.check(
        seed -> {
          LoopProgram program = RandomFlow.program(seed);
          LoopInterpreter before = new LoopInterpreter(program);
          LoopInterpreter after = new LoopInterpreter(normalised(program));
          Random random = new Random(seed);
          for (int run = 0; run < 6; run++) {
            int n = random.nextInt(8) - 3;
            double x = random.nextInt(5) - 2;
            boolean flag = random.nextBoolean();
            double[] array = random.doubles(4).toArray();
            double[] copy = array.clone();
            Object expected = before.call("f", n, x, array, flag);
            assertThat(after.call("f", n, x, copy, flag)).as("seed %d", seed).isEqualTo(expected);
            assertThat(Arrays.equals(copy, array)).as("seed %d", seed).isTrue();
          }
        });
  }
}
