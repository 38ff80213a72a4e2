package dev.gradus.compiler.method;

import dev.gradus.compiler.inline.Inliner;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Rewriter;
import dev.gradus.compiler.loop.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the hand-written partial derivatives that a derivative program calls, so that they become
 * functions of it and can be differentiated in their turn.
 */
final class ReadRules extends Rewriter {

  /** Gives the program whose first function is a static method. */
  interface Reader {
    LoopProgram read(Operation.StaticCall method);
  }

  private final WrittenRules rules;
  private final Reader reader;
  private final Merger merger;
  private final Map<Operation, LoopProgram> programs;

  private ReadRules(
      WrittenRules rules, Reader reader, Merger merger, Map<Operation, LoopProgram> programs) {
    this.rules = rules;
    this.reader = reader;
    this.merger = merger;
    this.programs = programs;
  }

  static LoopProgram apply(LoopProgram program, WrittenRules rules, Reader reader) {
    Merger merger = new Merger();
    program.functions().forEach(f -> merger.reserve(f.name()));
    Map<Operation, LoopProgram> programs = new HashMap<>();
    List<Function> functions = new ArrayList<>();
    for (Function f : program.functions()) {
      functions.add(new ReadRules(rules, reader, merger, programs).rewrite(f));
    }
    if (programs.isEmpty()) {
      return program;
    }
    functions.addAll(merger.functions());
    return Inliner.inline(new LoopProgram(program.name(), functions));
  }

  @Override
  protected void instruction(Statement.Instruction i) {
    if (i.operation() instanceof Operation.StaticCall call && rules.isPartial(call)) {
      LoopProgram read = programs.computeIfAbsent(call, c -> reader.read(call));
      Function first = read.functions().get(0);
      Operation made = new Operation.Call(merger.add(read), first.result());
      add(new Statement.Instruction(i.results(), made, i.arguments(), i.position()));
    } else {
      add(i);
    }
  }
}
