package dev.gradus.compiler.tangent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.random.RandomCases;
import dev.gradus.compiler.read.MethodReader;
import dev.gradus.compiler.read.RandomFlow;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Methods with random flow carry tangents whichever way they take. */
class TangentOfRandomFlowTest {

  @Test
  void tangentsFollowAnyFlow() throws Throwable {
    long compared =
        RandomCases.count(
            seed -> {
              byte[] bytes = RandomFlow.classFile(seed);
              TangentRun run =
                  new TangentRun(
                      MethodReader.read(
                          n -> n.equals(RandomFlow.CLASS) ? Optional.of(bytes) : Optional.empty(),
                          RandomFlow.CLASS,
                          "f",
                          RandomFlow.DESCRIPTOR));
              Random random = new Random(seed);
              for (int i = 0; i < 3; i++) {
                Object[] arguments = {
                  random.nextInt(8) - 3,
                  random.nextInt(5) - 2.0,
                  random.doubles(4).toArray(),
                  random.nextBoolean()
                };
                run.check(arguments, seed, true);
              }
              return run.compared();
            });
    assertThat(compared).isGreaterThan(10L * RandomCases.COUNT);
  }
}
