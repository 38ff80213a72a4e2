package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;

/** Finds out whether a program reads fields of objects, which dual numbers do not follow. */
final class ProgramObjects {
  private ProgramObjects() {}

  static boolean has(LoopProgram program) {
    return program.functions().stream().anyMatch(f -> has(f.body()));
  }

  private static boolean has(Block block) {
    return block.statements().stream().anyMatch(ProgramObjects::has);
  }

  private static boolean has(Statement statement) {
    if (statement instanceof Statement.Instruction i) {
      return i.operation() instanceof Operation.Unresolved
          || i.operation() instanceof Operation.ReadField r && !r.isStatic();
    }
    return Values.blocks(statement).stream().anyMatch(ProgramObjects::has);
  }
}
