package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes instructions with the stack map frames that the verifier wants, which it knows from the
 * types on the operand stack and the variables that are live. Jumps and places are held back until
 * the next instruction, so that jumps to the next instruction vanish and a conditional jump over a
 * jump becomes one.
 */
final class CodeWriter {
  private final MethodVisitor method;
  private final @Nullable Value[] live;
  private final List<Object> stack = new ArrayList<>();
  private final List<Target> places = new ArrayList<>();
  private int conditional = Opcodes.NOP;
  private Optional<Target> conditionalTarget = Optional.empty();
  private Optional<Target> jump = Optional.empty();
  private boolean atFrame;
  private int depth;
  private int maxDepth;
  private final String file;
  private int line;

  CodeWriter(MethodVisitor method, int slots, String file) {
    this.method = method;
    this.file = file;
    this.live = new Value[slots];
  }

  // Variables.

  void live(Value value, int slot) {
    live[slot] = value;
  }

  void dead(Value value, int slot) {
    if (live[slot] == value) {
      live[slot] = null;
    }
  }

  // The operand stack.

  void push(Type type) {
    pushFrameType(frameType(type), type.slots());
  }

  /** Pushes a new object whose constructor has not run. */
  void pushNew(Label creation) {
    pushFrameType(creation, 1);
  }

  private void pushFrameType(Object type, int slots) {
    if (slots > 0) {
      stack.add(type);
      depth += slots;
      maxDepth = Math.max(maxDepth, depth);
    }
  }

  void pop(int count) {
    for (int i = 0; i < count; i++) {
      Object type = stack.remove(stack.size() - 1);
      depth -= type.equals(Opcodes.DOUBLE) || type.equals(Opcodes.LONG) ? 2 : 1;
    }
  }

  /** Whether the value on top takes two slots. */
  boolean isTopWide() {
    Object top = stack.get(stack.size() - 1);
    return top.equals(Opcodes.DOUBLE) || top.equals(Opcodes.LONG);
  }

  int maxDepth() {
    return maxDepth;
  }

  // Control flow.

  void jumpIf(int opcode, Target target) {
    flush();
    conditional = opcode;
    conditionalTarget = Optional.of(target);
  }

  void jump(Target target) {
    if (!places.isEmpty()) {
      flush();
    }
    jump = Optional.of(target);
  }

  void place(Target target) {
    if (jump.isPresent() && isAt(conditionalTarget, target) && places.isEmpty()) {
      conditional = inverted(conditional);
      conditionalTarget = jump;
      jump = Optional.empty();
    } else if (isAt(jump, target)) {
      jump = Optional.empty();
    }
    places.add(target);
  }

  private static boolean isAt(Optional<Target> jump, Target target) {
    return jump.isPresent() && jump.get() == target;
  }

  /** The head of a loop, to which later code jumps back. */
  void placeHead(Target head) {
    flush();
    head.reached = true;
    places.add(head);
    flush();
  }

  /** The opposite of a conditional jump instruction. */
  static int inverted(int opcode) {
    if (opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL) {
      return opcode ^ 1;
    }
    return ((opcode + 1) ^ 1) - 1;
  }

  /** Whether a place waits for its instruction. */
  boolean holdsPlace() {
    return !places.isEmpty();
  }

  /**
   * Writes what has been held back where a jump follows at once to which other variables matter
   * than to the code after it: those set for it, some perhaps without any instruction.
   */
  void flushWith(List<Value> needed, ToIntFunction<Value> slots) {
    Value[] saved = live.clone();
    for (Value value : needed) {
      int slot = slots.applyAsInt(value);
      if (slot > 0 && live[slot - 1] != null && live[slot - 1].type().slots() == 2) {
        live[slot - 1] = null;
      }
      live[slot] = value;
      if (value.type().slots() == 2) {
        live[slot + 1] = null;
      }
    }
    flush();
    System.arraycopy(saved, 0, live, 0, saved.length);
  }

  /** Writes what has been held back. */
  private void flush() {
    if (places.isEmpty() && jump.isEmpty() && conditionalTarget.isEmpty()) {
      return;
    }
    conditionalTarget.ifPresent(t -> write(conditional, t));
    conditionalTarget = Optional.empty();
    jump.ifPresent(t -> write(Opcodes.GOTO, t));
    jump = Optional.empty();
    boolean frameNeeded = places.stream().anyMatch(p -> p.reached);
    if (frameNeeded && atFrame) {
      // Two frames cannot describe one place.
      method.visitInsn(Opcodes.NOP);
    }
    places.forEach(p -> method.visitLabel(p.label));
    places.clear();
    if (frameNeeded) {
      frame();
    }
  }

  private void write(int opcode, Target target) {
    target.reached = true;
    method.visitJumpInsn(opcode, target.label);
    atFrame = false;
  }

  private void frame() {
    List<Object> locals = new ArrayList<>();
    int used = live.length;
    while (used > 0 && live[used - 1] == null) {
      used--;
    }
    for (int slot = 0; slot < used; slot++) {
      Value value = live[slot];
      locals.add(value == null ? Opcodes.TOP : frameType(value.type()));
      slot += value == null ? 0 : value.type().slots() - 1;
    }
    method.visitFrame(
        Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(), stack.toArray());
    atFrame = true;
  }

  private static Object frameType(Type type) {
    if (type.isArray()) {
      return type.descriptor();
    }
    return switch (type.kind()) {
      case REFERENCE -> type.className();
      case DOUBLE -> Opcodes.DOUBLE;
      case FLOAT -> Opcodes.FLOAT;
      case LONG -> Opcodes.LONG;
      default -> Opcodes.INTEGER;
    };
  }

  // Plain instructions.

  /** The visitor for one plain instruction, everything held back having been written. */
  MethodVisitor next() {
    flush();
    atFrame = false;
    return method;
  }

  /** Notes the source line of what follows; a class can only name lines of its own file. */
  void line(Position position) {
    if (position.hasLine() && position.line() != line && position.file().equals(file)) {
      line = position.line();
      flush();
      Label start = new Label();
      method.visitLabel(start);
      method.visitLineNumber(line, start);
    }
  }

  /** Completes the method and gives the size of its code in bytes. */
  int finish() {
    flush();
    Label end = new Label();
    method.visitLabel(end);
    method.visitMaxs(maxDepth, live.length);
    method.visitEnd();
    return end.getOffset();
  }
}
