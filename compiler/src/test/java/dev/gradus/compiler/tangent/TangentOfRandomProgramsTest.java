package dev.gradus.compiler.tangent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.RandomProgram;
import dev.gradus.compiler.random.RandomCases;
import org.junit.jupiter.api.Test;

/** The tangents of random programs agree with the programs on dual numbers. */
class TangentOfRandomProgramsTest {

  @Test
  void tangentsOfRandomProgramsAgreeWithDualNumbers() throws Throwable {
    long compared =
        RandomCases.count(
            seed -> {
              LoopProgram program = RandomProgram.of(seed);
              TangentRun run = new TangentRun(program);
              run.check(RandomProgram.arguments(seed), seed, true);
              return run.compared();
            });
    assertThat(compared).isGreaterThan(10L * RandomCases.COUNT);
  }
}
