package dev.gradus.compiler.read;

import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Step 2: the basic blocks of a method, runs of instructions entered only at the first and left
 * only at the last. Block 0 starts the method.
 */
record BasicBlocks(List<Range> ranges) {

  /** Instructions {@code start} to {@code end} (exclusive). */
  record Range(int start, int end) {}

  BasicBlocks {
    ranges = List.copyOf(ranges);
  }

  static BasicBlocks of(MethodSource source) {
    MethodNode method = source.method();
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      throw source.refuse(
          Problem.SYNCHRONIZED_BLOCK, method.instructions.getFirst(), "a synchronized method");
    }
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() == Opcodes.MONITORENTER) {
        throw source.refuse(Problem.SYNCHRONIZED_BLOCK, instruction, "synchronized");
      }
    }
    if (!method.tryCatchBlocks.isEmpty()) {
      TryCatchBlockNode handler = method.tryCatchBlocks.get(0);
      throw source.refuse(Problem.EXCEPTION_HANDLER, handler.start, "try/catch");
    }
    BitSet leaders = leaders(method.instructions);
    List<Range> ranges = new ArrayList<>();
    for (int start = 0; start >= 0 && start < method.instructions.size(); ) {
      int next = leaders.nextSetBit(start + 1);
      ranges.add(new Range(start, next < 0 ? method.instructions.size() : next));
      start = next;
    }
    return new BasicBlocks(ranges);
  }

  private static BitSet leaders(InsnList instructions) {
    BitSet leaders = new BitSet();
    leaders.set(0);
    for (int i = 0; i < instructions.size(); i++) {
      AbstractInsnNode instruction = instructions.get(i);
      for (LabelNode target : targets(instruction)) {
        leaders.set(instructions.indexOf(target));
      }
      if (endsBlock(instruction)) {
        leaders.set(i + 1);
      }
    }
    leaders.clear(instructions.size());
    return leaders;
  }

  static boolean endsBlock(AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    return instruction instanceof JumpInsnNode
        || opcode == Opcodes.TABLESWITCH
        || opcode == Opcodes.LOOKUPSWITCH
        || opcode == Opcodes.ATHROW
        || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }

  /** Where an instruction may jump to, cases of a switch first, its default last. */
  static List<LabelNode> targets(AbstractInsnNode instruction) {
    List<LabelNode> targets = new ArrayList<>();
    if (instruction instanceof JumpInsnNode jump) {
      targets.add(jump.label);
    } else if (instruction instanceof TableSwitchInsnNode table) {
      targets.addAll(table.labels);
      targets.add(table.dflt);
    } else if (instruction instanceof LookupSwitchInsnNode lookup) {
      targets.addAll(lookup.labels);
      targets.add(lookup.dflt);
    }
    return targets;
  }

  /** The blocks a block may go on with, each once. */
  List<Integer> successors(MethodSource source, int block) {
    InsnList instructions = source.method().instructions;
    Range range = ranges.get(block);
    AbstractInsnNode last = instructions.get(range.end() - 1);
    Set<Integer> successors = new LinkedHashSet<>();
    if (!endsBlock(last) || last instanceof JumpInsnNode && last.getOpcode() != Opcodes.GOTO) {
      successors.add(block + 1);
    }
    for (LabelNode target : targets(last)) {
      successors.add(startingAt(instructions.indexOf(target)));
    }
    return List.copyOf(successors);
  }

  /** The block that starts at this instruction. */
  int startingAt(int instruction) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranges.get(middle).start() < instruction) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
