package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** The cases of a switch instruction, grouped by the block they lead to. */
record SwitchCases(List<Case> cases, int defaultTarget) {

  /** The keys (ascending) that lead to a block. */
  record Case(List<Integer> keys, int target) {

    /** Adds the statements that find out whether the key is one of these. */
    Value condition(InstructionReader reader, Value key) {
      List<Value> runs = new ArrayList<>();
      int start = 0;
      for (int i = 1; i <= keys.size(); i++) {
        if (i == keys.size() || keys.get(i) != keys.get(i - 1) + 1) {
          runs.add(within(reader, key, keys.get(start), keys.get(i - 1)));
          start = i;
        }
      }
      Value any = runs.get(0);
      for (Value run : runs.subList(1, runs.size())) {
        any = logic(reader, LogicOp.OR, any, run);
      }
      return any;
    }

    private static Value within(InstructionReader reader, Value key, int low, int high) {
      if (low == high) {
        return compare(reader, Comparison.EQ, key, low);
      }
      Value above = compare(reader, Comparison.GE, key, low);
      return logic(reader, LogicOp.AND, above, compare(reader, Comparison.LE, key, high));
    }

    private static Value compare(InstructionReader reader, Comparison how, Value key, int with) {
      Value constant = reader.constant(with, Type.INT);
      return reader.emit(Type.BOOLEAN, new Operation.Compare(how), List.of(key, constant));
    }

    private static Value logic(InstructionReader reader, LogicOp op, Value a, Value b) {
      return reader.emit(Type.BOOLEAN, new Operation.Logic(op), List.of(a, b));
    }
  }

  SwitchCases {
    cases = List.copyOf(cases);
  }

  static SwitchCases of(MethodSource source, BasicBlocks blocks, AbstractInsnNode instruction) {
    List<LabelNode> labels = BasicBlocks.targets(instruction);
    int defaultTarget = target(source, blocks, labels.get(labels.size() - 1));
    Map<Integer, List<Integer>> keysByTarget = new LinkedHashMap<>();
    for (int i = 0; i < labels.size() - 1; i++) {
      int target = target(source, blocks, labels.get(i));
      if (target != defaultTarget) {
        keysByTarget.computeIfAbsent(target, t -> new ArrayList<>()).add(key(instruction, i));
      }
    }
    List<Case> cases = new ArrayList<>();
    keysByTarget.forEach((target, keys) -> cases.add(new Case(List.copyOf(keys), target)));
    return new SwitchCases(cases, defaultTarget);
  }

  private static int key(AbstractInsnNode instruction, int number) {
    return instruction instanceof LookupSwitchInsnNode lookup
        ? lookup.keys.get(number)
        : ((TableSwitchInsnNode) instruction).min + number;
  }

  private static int target(MethodSource source, BasicBlocks blocks, LabelNode label) {
    return blocks.startingAt(source.method().instructions.indexOf(label));
  }
}
