package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Rewriter;
import dev.gradus.compiler.loop.Statement;
import java.util.List;

/** Before: elementary functions of {@link Math}. After: Gradus's own. Changes bits. */
public final class FastArithmetic extends Rewriter {
  private FastArithmetic() {}

  /** The program in FAST arithmetic. */
  public static LoopProgram apply(LoopProgram program) {
    List<Function> functions =
        program.functions().stream().map(f -> new FastArithmetic().rewrite(f)).toList();
    return new LoopProgram(program.name(), functions);
  }

  @Override
  protected void instruction(Statement.Instruction i) {
    if (i.operation() instanceof Operation.Scalar s && s.flavour() == Operation.Flavour.JAVA) {
      Operation fast = new Operation.Scalar(s.op(), Operation.Flavour.FAST);
      add(new Statement.Instruction(i.results(), fast, i.arguments(), i.position()));
    } else {
      add(i);
    }
  }
}
