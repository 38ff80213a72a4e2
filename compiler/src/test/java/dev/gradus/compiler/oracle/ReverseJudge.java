package dev.gradus.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.runtime.SaveStack;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Judges a reverse program. */
final class ReverseJudge {
  private final List<Machine> machines;
  private final SaveStack stack = new SaveStack();

  private final boolean isQuick;
  private final boolean isExact;

  ReverseJudge(LoopProgram program, boolean isQuick, boolean isExact) {
    this.isQuick = isQuick;
    this.isExact = isExact;
    machines = List.of(Machine.emitted(program), Machine.interpreted(program));
  }

  void judge(Expectation e) {
    ReverseRun run = run(machines.get(0), stack, e);
    if (isExact) {
      assertThat(run.outcome().text()).as("value inside the gradient").isEqualTo(e.primal().text());
    } else {
      run.outcome().assertNear(e.primal());
    }
    if (e.completes()) {
      assertThat(stack.isEmpty()).as("the save stack is empty afterwards").isTrue();
      for (int d = 0; d < e.directions().size(); d++) {
        Sum expected = e.expected().get(d);
        Sum found = run.along(e.point().subject(), e.directions().get(d).direction());
        assertThat(Math.abs(found.value() - expected.value()))
            .as(
                "gradient along %s: expected %s, got %s; %s",
                e.directions().get(d).name(), expected.value(), found.value(), e.primal().text())
            .isLessThanOrEqualTo(e.tolerance(expected, found));
      }
      repeated(e, run.text());
    } else {
      stack.clear();
    }
  }

  /** The compiled gradient. */
  ReverseRun gradient(Point point, Outcome primal, Cotangents cotangents) {
    return ReverseRun.of(machines.get(0).callee(), stack, point, primal, cotangents);
  }

  private void repeated(Expectation e, String text) {
    assertThat(run(machines.get(0), stack, e).text()).as("second call").isEqualTo(text);
    assertThat(run(machines.get(1), new SaveStack(), e).text()).as("interpreted").isEqualTo(text);
    if (isQuick) {
      return;
    }
    CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> thrice(e));
    CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> thrice(e));
    assertThat(List.of(first.join(), second.join())).as("two threads").containsOnly(text);
  }

  private String thrice(Expectation e) {
    SaveStack own = new SaveStack();
    run(machines.get(0), own, e);
    run(machines.get(0), own, e);
    return run(machines.get(0), own, e).text();
  }

  private static ReverseRun run(Machine machine, SaveStack stack, Expectation e) {
    return ReverseRun.of(machine.callee(), stack, e.point(), e.primal(), e.cotangents());
  }
}
