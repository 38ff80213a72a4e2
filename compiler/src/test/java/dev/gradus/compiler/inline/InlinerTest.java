package dev.gradus.compiler.inline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Outcome;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.loop.RandomProgram;
import dev.gradus.compiler.random.RandomCases;
import dev.gradus.compiler.read.Fixtures;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InlinerTest {

  static Stream<Method> fixtures() {
    return Fixtures.methods(InlineFixtures.class);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aMethodInlinedComputesWhatTheMethodComputes(Method method) {
    Fixtures.compare(method, Inliner.inline(Fixtures.read(method)), 40);
  }

  @Test
  void randomProgramsComputeTheSameInlined() {
    RandomCases.check(
        seed -> {
          LoopProgram program = RandomProgram.of(seed);
          LoopProgram inlined = Inliner.inline(program, new Budget(1_000_000, 0, 1_000_000));
          assertThat(Printer.print(inlined)).doesNotContain("helper0(v", "helper1(v");
          LoopInterpreter before = new LoopInterpreter(program);
          LoopInterpreter after = new LoopInterpreter(inlined);
          Emitted emitted = new Emitted(inlined);
          Outcome expected =
              Outcome.of(RandomProgram.arguments(seed), a -> before.call("entry", a));
          assertThat(Outcome.of(RandomProgram.arguments(seed), a -> after.call("entry", a)))
              .as(() -> Printer.print(inlined))
              .isEqualTo(expected);
          assertThat(Outcome.of(RandomProgram.arguments(seed), a -> emitted.call("entry", a)))
              .as(() -> Printer.print(inlined))
              .isEqualTo(expected);
        });
  }

  @Test
  void functionsThatMayCallThemselvesStay() {
    assertThat(functions("recursive", "(I)D"))
        .containsExactly("recursive", "factorial", "even", "odd");
  }

  @Test
  void aReturnAtTheEndNeedsNoLabel() {
    LoopProgram inlined = Inliner.inline(Fixtures.read(InlineFixtures.class, "nested", "([D)D"));
    assertThat(functions("nested", "([D)D")).containsExactly("nested");
    assertThat(Printer.print(inlined)).doesNotContain("sum:").contains("for");
  }

  @Test
  void largeBodiesAreCopiedOnlyWithinTheBudget() {
    LoopProgram program = Fixtures.read(InlineFixtures.class, "nested", "([D)D");
    LoopProgram inlined = Inliner.inline(program, new Budget(1, 1, 20_000));
    assertThat(inlined.functions()).extracting(Function::name).containsExactly("nested", "sum");
    LoopProgram untouched = Inliner.inline(program, new Budget(1000, 1000, 1));
    assertThat(untouched).isEqualTo(program);
  }

  @Test
  void positionsAreThoseOfTheCallee() {
    LoopProgram program = Fixtures.read(InlineFixtures.class, "nested", "([D)D");
    LoopProgram sum = new LoopProgram("sum", List.of(program.function("sum").orElseThrow()));
    LoopProgram inlined = Inliner.inline(program);
    assertThat(inlined.functions()).hasSize(1);
    assertThat(Fixtures.positions(inlined)).containsAll(Fixtures.positions(sum));
  }

  private static List<String> functions(String name, String descriptor) {
    return Inliner.inline(Fixtures.read(InlineFixtures.class, name, descriptor))
        .functions()
        .stream()
        .map(Function::name)
        .toList();
  }
}
