package dev.gradus.compiler.statics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Follows an array, its rows included, through one method and the methods it is passed to, and
 * finds whether it is written or gets out of sight.
 */
final class ArrayUse {
  /** Methods that only read the arrays they are given. */
  private static final Set<String> READERS =
      Set.of("java/util/Arrays.copyOf", "java/util/Arrays.copyOfRange", "java/util/Arrays.equals");

  private final StaticField field;
  private final Function<String, Optional<ClassNode>> classes;
  private final Set<String> visited = new HashSet<>();

  ArrayUse(StaticField field, Function<String, Optional<ClassNode>> classes) {
    this.field = field;
    this.classes = classes;
  }

  /** Where arrays that are followed come from, and what may be done to them. */
  private record Rules(boolean mayWrite, boolean initialises, boolean returnsFresh) {}

  /** Whether a method of the nest leaves the array as it is; the initialiser may write it. */
  boolean isHarmlessIn(ClassNode owner, MethodNode method) {
    boolean initialiser = method.name.equals("<clinit>") && owner.name.equals(field.owner().name);
    return method.instructions.size() == 0
        || follow(owner, method, Set.of(), new Rules(initialiser, initialiser, false));
  }

  private boolean follow(ClassNode owner, MethodNode method, Set<Integer> parameters, Rules rules) {
    try {
      List<LabelNode> labels = labels(method);
      Frame<SourceValue>[] frames = Origin.frames(owner.name, method, labels);
      Set<AbstractInsnNode> followed = new HashSet<>();
      parameters.forEach(p -> followed.add(labels.get(p)));
      int before = -1;
      while (before < followed.size()) {
        before = followed.size();
        if (!pass(method, frames, followed, rules)) {
          return false;
        }
      }
      return true;
    } catch (AnalyzerException e) {
      return false;
    }
  }

  private static List<LabelNode> labels(MethodNode method) {
    List<LabelNode> labels = new ArrayList<>();
    for (int i = 0; i < Math.max(1, method.maxLocals); i++) {
      labels.add(new LabelNode());
    }
    return labels;
  }

  /** One walk over the method; adds to what is followed. */
  private boolean pass(
      MethodNode method, Frame<SourceValue>[] frames, Set<AbstractInsnNode> followed, Rules rules) {
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode instruction = method.instructions.get(i);
      if (frames[i] != null
          && instruction.getOpcode() >= 0
          && !step(instruction, frames[i], followed, rules)) {
        return false;
      }
    }
    return true;
  }

  private boolean step(
      AbstractInsnNode instruction,
      Frame<SourceValue> frame,
      Set<AbstractInsnNode> followed,
      Rules rules) {
    int opcode = instruction.getOpcode();
    if (isRead(instruction)) {
      followed.add(instruction);
      return true;
    } else if (opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD) {
      return put((FieldInsnNode) instruction, top(frame, 0), followed, rules);
    } else if (opcode == Opcodes.ARETURN) {
      return returned(top(frame, 0), followed, rules);
    } else if (opcode == Opcodes.AALOAD && isFollowed(top(frame, 1), followed)) {
      followed.add(instruction);
      return true;
    } else if (opcode == Opcodes.AASTORE) {
      return row(top(frame, 2), top(frame, 0), followed, rules);
    } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
      return rules.mayWrite() || !isFollowed(top(frame, 2), followed);
    } else if (instruction instanceof MethodInsnNode call) {
      return call(call, frame, followed, rules);
    }
    return !(instruction instanceof InvokeDynamicInsnNode call) || !captures(call, frame, followed);
  }

  private static boolean captures(
      InvokeDynamicInsnNode call, Frame<SourceValue> frame, Set<AbstractInsnNode> followed) {
    for (int k = 0; k < Type.getArgumentTypes(call.desc).length; k++) {
      if (isFollowed(top(frame, k), followed)) {
        return true;
      }
    }
    return false;
  }

  /** A read of the field, by its name or by an accessor that older compilers write. */
  private boolean isRead(AbstractInsnNode instruction) {
    if (instruction instanceof FieldInsnNode f) {
      return f.getOpcode() == Opcodes.GETSTATIC && field.is(f.owner, f.name);
    }
    return instruction instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKESTATIC
        && call.owner.equals(field.owner().name)
        && call.desc.equals("()" + field.node().desc)
        && method(call).filter(this::isAccessor).isPresent();
  }

  private boolean isAccessor(MethodNode method) {
    if ((method.access & Opcodes.ACC_SYNTHETIC) == 0) {
      return false;
    }
    for (AbstractInsnNode i : method.instructions) {
      if (i instanceof FieldInsnNode f) {
        return field.is(f.owner, f.name);
      }
    }
    return false;
  }

  private boolean put(
      FieldInsnNode target, SourceValue value, Set<AbstractInsnNode> followed, Rules rules) {
    boolean isField =
        target.getOpcode() == Opcodes.PUTSTATIC && field.is(target.owner, target.name);
    if (isField && rules.initialises()) {
      return born(value, followed);
    }
    return !isField && !isFollowed(value, followed);
  }

  private boolean returned(SourceValue value, Set<AbstractInsnNode> followed, Rules rules) {
    if (rules.returnsFresh()) {
      return born(value, followed);
    }
    return !isFollowed(value, followed) || value.insns.stream().allMatch(this::isInAccessor);
  }

  private boolean isInAccessor(AbstractInsnNode read) {
    for (MethodNode method : field.owner().methods) {
      if (method.instructions.contains(read)) {
        return isAccessor(method);
      }
    }
    return false;
  }

  /** Follows an array from its creation; false where it may be known elsewhere already. */
  private boolean born(SourceValue value, Set<AbstractInsnNode> followed) {
    for (AbstractInsnNode source : value.insns) {
      int opcode = source.getOpcode();
      boolean created =
          opcode == Opcodes.NEWARRAY
              || opcode == Opcodes.ANEWARRAY
              || opcode == Opcodes.MULTIANEWARRAY
              || opcode == Opcodes.ACONST_NULL
              || source instanceof MethodInsnNode call && givesFresh(call);
      if (!created && !isRead(source)) {
        return false;
      }
      followed.add(source);
    }
    return !value.insns.isEmpty();
  }

  private boolean givesFresh(MethodInsnNode call) {
    boolean flat = Type.getReturnType(call.desc).getDescriptor().length() == 2;
    if (call.owner.startsWith("[") && call.name.equals("clone")) {
      return call.owner.length() == 2;
    } else if (call.owner.equals("java/util/Arrays") && call.name.startsWith("copyOf")) {
      return flat;
    }
    return call.getOpcode() == Opcodes.INVOKESTATIC
        && passed(call, Set.of(), new Rules(true, false, true));
  }

  private boolean row(
      SourceValue table, SourceValue row, Set<AbstractInsnNode> followed, Rules rules) {
    boolean intoFollowed = isFollowed(table, followed);
    if (!intoFollowed) {
      return !isFollowed(row, followed);
    }
    return rules.mayWrite() && born(row, followed);
  }

  private boolean call(
      MethodInsnNode call, Frame<SourceValue> frame, Set<AbstractInsnNode> followed, Rules rules) {
    Type[] types = Type.getArgumentTypes(call.desc);
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    int count = types.length + (isStatic ? 0 : 1);
    Set<Integer> slots = new HashSet<>();
    int slot = 0;
    for (int k = 0; k < count; k++) {
      SourceValue argument = top(frame, count - 1 - k);
      if (isFollowed(argument, followed)) {
        slots.add(slot);
      }
      slot += argument.getSize();
    }
    if (slots.isEmpty() || READERS.contains(call.owner + "." + call.name)) {
      return true;
    } else if (call.owner.startsWith("[") && call.name.equals("clone")) {
      if (call.owner.length() > 2) {
        // The rows of the copy are the rows of the array.
        followed.add(call);
      }
      return true;
    } else if (call.owner.equals("java/lang/System") && call.name.equals("arraycopy")) {
      return isFlat() && (rules.mayWrite() || slots.equals(Set.of(0)));
    } else if (call.owner.equals("java/util/Arrays") && call.name.equals("fill")) {
      return rules.mayWrite();
    }
    return isStatic && passed(call, slots, new Rules(rules.mayWrite(), false, false));
  }

  private boolean isFlat() {
    return field.node().desc.length() == 2;
  }

  /** Whether a method does no harm to what it is passed; assumed of one that is being looked at. */
  private boolean passed(MethodInsnNode call, Set<Integer> slots, Rules rules) {
    if (!visited.add(call.owner + "." + call.name + call.desc + slots + rules)) {
      return true;
    }
    Optional<ClassNode> owner = classes.apply(call.owner);
    Optional<MethodNode> method = method(call);
    return method.isPresent()
        && method.get().instructions.size() > 0
        && follow(owner.orElseThrow(), method.get(), slots, rules);
  }

  private Optional<MethodNode> method(MethodInsnNode call) {
    return classes
        .apply(call.owner)
        .flatMap(
            c ->
                c.methods.stream()
                    .filter(m -> m.name.equals(call.name) && m.desc.equals(call.desc))
                    .findFirst());
  }

  private static boolean isFollowed(SourceValue value, Set<AbstractInsnNode> followed) {
    return value.insns.stream().anyMatch(followed::contains);
  }

  private static SourceValue top(Frame<SourceValue> frame, int depth) {
    return frame.getStack(frame.getStackSize() - 1 - depth);
  }
}
