package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which array parameters of a method it may write to, itself or by what it calls. Counts too many
 * rather than too few: a write to an array of unknown origin counts for every parameter.
 */
final class Writes {
  private final Set<Integer> written = new TreeSet<>();
  private final Function entry;
  private final Set<Value> fresh = new HashSet<>();

  private Writes(Function entry) {
    this.entry = entry;
  }

  /** Numbers of the parameters of the first function, ascending. */
  static Set<Integer> of(LoopProgram program) {
    Writes writes = new Writes(program.functions().get(0));
    writes.scan(writes.entry.body());
    for (Function callee : program.functions().subList(1, program.functions().size())) {
      Writes inner = new Writes(callee);
      inner.scan(callee.body());
      if (!inner.written.isEmpty()) {
        writes.everything();
      }
    }
    return writes.written;
  }

  private void scan(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i) {
        instruction(i);
      }
      Values.blocks(statement).forEach(this::scan);
    }
  }

  private void instruction(Statement.Instruction i) {
    if (i.operation() instanceof Operation.NewArray
        || i.operation() instanceof Operation.CloneArray) {
      fresh.addAll(i.results());
    } else if (i.operation() instanceof Operation.Store) {
      write(i.arguments().get(0));
    } else if (i.operation() instanceof Operation.StaticCall c && !isHarmless(c)) {
      i.arguments().stream().filter(a -> a.type().isArray()).forEach(this::write);
    }
  }

  private static boolean isHarmless(Operation.StaticCall call) {
    return call.owner().equals("java/util/Arrays") && call.name().startsWith("copyOf");
  }

  private void write(Value array) {
    int parameter = entry.parameters().indexOf(array);
    if (parameter >= 0) {
      written.add(parameter);
    } else if (!fresh.contains(array)) {
      everything();
    }
  }

  private void everything() {
    for (int i = 0; i < entry.parameters().size(); i++) {
      if (entry.parameters().get(i).type().isArray()) {
        written.add(i);
      }
    }
  }
}
