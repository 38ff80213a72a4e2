package dev.gradus.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.runtime.SaveStack;
import java.util.List;

/** Judges a forward program of two directions. */
final class ForwardJudge {
  private final List<Machine> machines;
  private final SaveStack stack = new SaveStack();
  private final boolean isExact;

  ForwardJudge(LoopProgram program, boolean isExact) {
    this.isExact = isExact;
    machines = List.of(Machine.emitted(program), Machine.interpreted(program));
  }

  void judge(Expectation e) {
    List<Direction> directions =
        e.directions().subList(0, 2).stream().map(Direction.Named::direction).toList();
    ForwardRun run = ForwardRun.of(machines.get(0).callee(), stack, e.point(), directions);
    if (isExact) {
      assertThat(run.outcome().text()).as("value inside the tangent").isEqualTo(e.primal().text());
    } else {
      run.outcome().assertNear(e.primal());
    }
    if (!e.completes()) {
      stack.clear();
      return;
    }
    for (int d = 0; d < directions.size(); d++) {
      Sum expected = e.expected().get(d);
      Sum found = run.weighed(e.cotangents(), d);
      assertThat(Math.abs(found.value() - expected.value()))
          .as("tangent %s: expected %s, got %s", d, expected.value(), found.value())
          .isLessThanOrEqualTo(e.tolerance(expected, found));
    }
    ForwardRun again = ForwardRun.of(machines.get(0).callee(), stack, e.point(), directions);
    assertThat(again.text()).as("second call").isEqualTo(run.text());
    ForwardRun other =
        ForwardRun.of(machines.get(1).callee(), new SaveStack(), e.point(), directions);
    assertThat(other.text()).as("interpreted").isEqualTo(run.text());
  }
}
