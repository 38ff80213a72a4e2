package dev.gradus.compiler.adjoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.read.ReadFixtures;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.lang.reflect.Method;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops that keep snapshots have the values and the gradients of those that do not. */
class CheckpointedLoopsTest {
  private static final Set<String> LEFT_OUT =
      Set.of("bitsOfFloats", "remainders", "signs", "signsOfFloats", "ulps");

  static Stream<Method> fixtures() {
    return ReadFixtures.all().filter(m -> !LEFT_OUT.contains(m.getName()));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void gradientsAreTheSame(Method method) throws Throwable {
    LoopProgram program = ReadFixtures.read(method);
    LoopProgram optimised = Optimiser.optimise(program);
    boolean fused =
        !Adjoint.explain(
                optimised,
                DotProduct.activeParameters(optimised.functions().get(0)),
                Aliasing.NONE,
                dev.gradus.compiler.rule.DerivativeRules.builtIn())
            .report()
            .fused()
            .isEmpty();
    DotProduct plain = new DotProduct(program, optimised, Aliasing.NONE);
    for (int snapshots : List.of(0, 2)) {
      DotProduct kept;
      try {
        kept = new DotProduct(program, optimised, Aliasing.NONE, loop -> OptionalInt.of(snapshots));
      } catch (GradusException e) {
        assertThat(e.problem()).isEqualTo(Problem.CHECKPOINT_STATE);
        return;
      }
      Random random = new Random(5);
      for (int run = 0; run < 15; run++) {
        long seed = random.nextLong();
        Object[] arguments = ReadFixtures.arguments(method, new Random(seed));
        String name = method.getName() + " " + run;
        boolean finite = plain.check(arguments, seed, name);
        kept.check(arguments, seed, name + " with snapshots");
        if (finite && !fused) {
          assertThat(kept.product()).as(name).isEqualTo(plain.product());
        }
      }
    }
  }
}
