package dev.gradus.compiler.optimise;

import static dev.gradus.compiler.loop.Type.DOUBLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Literals that all callers pass move into the function. */
class ConstantArgumentsTest {
  /** x · seed + 0 · offset, by a function of its own, called once for each seed. */
  private static LoopProgram program(double offset, double... seeds) {
    FunctionBuilder scale = new FunctionBuilder("scale", DOUBLE);
    Value x = scale.parameter(DOUBLE, "x");
    Value seed = scale.parameter(DOUBLE, "seed");
    Value shift = scale.parameter(DOUBLE, "shift");
    Value product = Cases.real(scale, ArithmeticOps.MULTIPLY, x, seed);
    scale.returns(Cases.real(scale, ArithmeticOps.ADD, product, shift));
    List<Function> functions = new ArrayList<>();
    for (int k = 0; k < seeds.length; k++) {
      FunctionBuilder entry = new FunctionBuilder("entry" + k, DOUBLE);
      Value own = entry.parameter(DOUBLE, "x");
      Value literal = entry.constant(seeds[k]);
      entry.returns(entry.call("scale", DOUBLE, own, literal, entry.constant(offset)));
      functions.add(entry.build());
    }
    functions.add(scale.build());
    return new LoopProgram("test", functions);
  }

  private static LoopProgram applied(LoopProgram program) {
    return Checker.check(ConstantArguments.apply(program), "constant arguments");
  }

  @Test
  void aCotangentOfOneIsNoFactor() {
    assertThat(Printer.print(applied(program(-0.0, 1, 1))))
        .contains("double scale(double x_0) {\n  return x_0\n}")
        .doesNotContain("multiply");
  }

  @Test
  void whatCallersDisagreeOnStaysAParameter() {
    LoopProgram program = program(3, 1, 2);
    assertThat(Printer.print(applied(program)))
        .contains("double scale(double x_0, double seed_1) {")
        .contains("3.0");
    for (String entry : List.of("entry0", "entry1")) {
      assertThat(new LoopInterpreter(applied(program)).call(entry, 2.5))
          .isEqualTo(new LoopInterpreter(program).call(entry, 2.5));
    }
  }

  @Test
  void aProgramWithoutCallsStaysTheSame() {
    LoopProgram program = new LoopProgram("test", List.of(Cases.stores()));
    assertThat(applied(program)).isSameAs(program);
  }

  /** Zeros of either sign are different literals. */
  @Test
  void zerosOfEitherSignDiffer() {
    assertThat(Printer.print(applied(program(1, 0.0, -0.0)))).contains("seed_1");
  }
}
