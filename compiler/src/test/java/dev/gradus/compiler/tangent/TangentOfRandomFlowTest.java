package dev.gradus.compiler.tangent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.random.RandomCases;
import dev.gradus.compiler.read.RandomFlow;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Methods with random flow carry tangents whichever way they take. */
class TangentOfRandomFlowTest {

  @Test
  void tangentsFollowAnyFlow() throws Throwable {
    long compared =
        RandomCases.count(
            seed -> {
              TangentRun run = new TangentRun(RandomFlow.program(seed));
              Random random = new Random(seed);
              for (int i = 0; i < 3; i++) {
                Object[] arguments = RandomFlow.arguments(random);
                run.check(arguments, seed, true);
              }
              return run.compared();
            });
    assertThat(compared).isGreaterThan(10L * RandomCases.COUNT);
  }
}
