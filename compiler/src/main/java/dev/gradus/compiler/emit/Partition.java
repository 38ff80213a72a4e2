package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Shares the functions of a program out among classes so that no constant pool overflows. Counts
 * from above: every distinct operand of an instruction may need several entries.
 */
final class Partition {
  private static final int ENTRIES_PER_MEMBER = 6;
  private static final int ENTRIES_PER_METHOD = 8;

  private final int limit;
  private final List<List<Function>> classes = new ArrayList<>();
  private final Set<Operation> operands = new HashSet<>();
  private int entries;

  private Partition(int limit) {
    this.limit = limit;
    classes.add(new ArrayList<>());
  }

  /**
   * @param limit greatest number of constant pool entries of a class
   * @return functions class by class, in the order of the program
   */
  static List<List<Function>> of(LoopProgram program, int limit) {
    Partition partition = new Partition(limit);
    program.functions().forEach(partition::place);
    return partition.classes;
  }

  private void place(Function function) {
    int more = ENTRIES_PER_METHOD + collect(function.body());
    List<Function> last = classes.get(classes.size() - 1);
    if (entries + more > limit && !last.isEmpty()) {
      classes.add(new ArrayList<>());
      operands.clear();
      entries = 0;
      place(function);
      return;
    }
    last.add(function);
    entries += more;
  }

  /** Adds the operations of a block to those of the class; gives the entries they take besides. */
  private int collect(Block block) {
    int more = 0;
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction instruction) {
        Operation operation = instruction.operation();
        more += operands.add(operation) ? entries(operation) : 0;
      } else {
        for (Block inner : Values.blocks(statement)) {
          more += collect(inner);
        }
      }
    }
    return more;
  }

  private static int entries(Operation operation) {
    if (operation instanceof Operation.Scalar) {
      // A recipe may call several methods and use several constants.
      return 10 * ENTRIES_PER_MEMBER;
    }
    return operation instanceof Operation.Constant ? 2 : ENTRIES_PER_MEMBER;
  }
}
