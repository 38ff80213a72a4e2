package dev.gradus.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.Compilation;
import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.Engines;
import dev.gradus.dsl.graph.GraphPrinter;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.dsl.interpret.WorkspaceValues;
import dev.gradus.dsl.tape.ScalarTape;
import dev.gradus.dsl.tape.TensorTape;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Random graphs of all node kinds through all engines. Values: interpreter = tapes = compiled, bit
 * for bit. Gradients: interpreted gradient graph = compiled, bit for bit; those of the tapes, of
 * finite differences, and of double precision where float is involved, within bounds.
 */
class RandomGraphTest {
  private final AtomicInteger finite = new AtomicInteger();
  private final AtomicInteger compared = new AtomicInteger();

  @Test
  void allEnginesAgree() {
    RandomCases.check(this::checked);
    System.out.printf(
        "random graphs: %d, with finite value and gradient %d, gradients compared with others %d%n",
        RandomCases.COUNT, finite.get(), compared.get());
    assertThat(finite.get()).isGreaterThan(RandomCases.COUNT * 9 / 10);
    assertThat(compared.get()).isGreaterThan(RandomCases.COUNT * 9 / 10);
  }

  private void checked(long seed) {
    try {
      check((int) seed);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + text((int) seed), e);
    }
  }

  private static RandomModel model(int seed) {
    Arithmetic arithmetic = seed % 2 == 0 ? Arithmetic.FAST : Arithmetic.STRICT;
    DType dtype = seed / 2 % 3 == 0 ? DType.FLOAT : DType.DOUBLE;
    return RandomModel.of(seed, arithmetic, dtype, isMixed(seed));
  }

  private static boolean isMixed(int seed) {
    return seed % 7 == 3;
  }

  static String text(int seed) {
    return GraphPrinter.print(model(seed).graph());
  }

  void check(int seed) {
    RandomModel model = model(seed);
    int batch = seed % 3 == 0 ? 1 + seed % 5 : 15 + seed % 23;
    Compilation compilation =
        Compiler.compile(
            model.graph(), model.signature(), UpdateFormula.NONE, CompilerOptions.DEFAULT);
    Kernel compiled = compilation.kernel();
    Function<Layout, Workspace> arguments = l -> RandomModel.arguments(l, batch, seed);
    Engines.agree(compiled, model.graph(), compilation.graphs().gradient(), arguments);
    Engines.agree(model.graph(), model.signature(), Engines.TUNINGS.get(1 + seed % 3), arguments);
    boolean exact = model.signature().dtype() == DType.DOUBLE && !isMixed(seed);
    GradientBounds bounds = new GradientBounds(compiled, arguments);
    for (Kernel tape : tapes(model)) {
      outputs(tape, model, arguments);
      bounds.near(tape, arguments, exact);
    }
    if (bounds.finite()) {
      finite.incrementAndGet();
      if (bounds.hold(seed, batch, exact ? compiled : plain(seed))) {
        compared.incrementAndGet();
      }
    }
  }

  /** The same model in double throughout. */
  private static Kernel plain(int seed) {
    RandomModel model = RandomModel.of(seed, model(seed).graph().arithmetic(), DType.DOUBLE, false);
    return Compiler.compile(
            model.graph(), model.signature(), UpdateFormula.NONE, CompilerOptions.DEFAULT)
        .kernel();
  }

  private static List<Kernel> tapes(RandomModel m) {
    Kernel tensors = new TensorTape(m.graph(), m.signature());
    return m.calls()
        ? List.of(tensors)
        : List.of(new ScalarTape(m.graph(), m.signature()), tensors);
  }

  /** Value and outputs of a tape, against the interpreter's. */
  private static void outputs(
      Kernel tape, RandomModel model, Function<Layout, Workspace> arguments) {
    Workspace w = arguments.apply(tape.layout());
    List<TensorValue> expected =
        Interpreter.run(model.graph(), WorkspaceValues.inputs(model.graph(), w), w.batch);
    String name = tape.getClass().getSimpleName();
    Engines.assertSame(tape.value(w), expected.get(0).get(0), name);
    tape.outputs(w);
    for (int o = 0; o < model.signature().outputs().size(); o++) {
      String output = model.signature().outputs().get(o).name();
      Engines.assertSame(w.output(output), expected.get(1 + o).values(), name + " " + output);
    }
  }
}
