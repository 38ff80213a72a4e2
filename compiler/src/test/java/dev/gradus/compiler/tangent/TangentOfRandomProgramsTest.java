package dev.gradus.compiler.tangent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.RandomProgram;
import org.junit.jupiter.api.Test;

/** The tangents of random programs agree with the programs on dual numbers. */
class TangentOfRandomProgramsTest {

  @Test
  void tangentsOfRandomProgramsAgreeWithDualNumbers() throws Throwable {
    int cases = Integer.getInteger("gradus.random.cases", 300);
    long compared = 0;
    for (long seed = 0; seed < cases; seed++) {
      LoopProgram program = RandomProgram.of(seed);
      TangentRun run = new TangentRun(program);
      run.check(RandomProgram.arguments(seed), seed, true);
      compared += run.compared();
    }
    assertThat(compared).isGreaterThan(10L * cases);
  }
}
