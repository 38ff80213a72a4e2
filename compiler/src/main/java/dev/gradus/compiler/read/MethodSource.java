package dev.gradus.compiler.read;

import dev.gradus.compiler.library.Substitutes;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** Step 1: a method with code, as read from its class file, subroutines (jsr/ret) inlined. */
final class MethodSource {
  /** Nothing for what a class file declares, else what made the method. */
  private final String kind;

  private final ClassNode owner;
  private final MethodNode method;
  private final int[] lines;

  private MethodSource(ClassNode owner, MethodNode method, String kind) {
    this.kind = kind;
    this.owner = owner;
    this.method = method;
    this.lines = lines(method, SourceLines.of(owner.sourceDebug));
  }

  static ClassNode readClass(byte[] bytes) {
    if (LargeClass.isLarge(bytes)) {
      return LargeClass.read(bytes);
    }
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
    return node;
  }

  /** The method of that name and descriptor, if the class declares it with code. */
  static Optional<MethodSource> of(ClassNode owner, String name, String descriptor) {
    for (MethodNode method : owner.methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return Optional.of(owner instanceof LargeClass large ? large.withCode(method) : method)
            .filter(m -> m.instructions.size() > 0)
            .map(m -> new MethodSource(owner, withoutSubroutines(m), ""));
      }
    }
    return Optional.empty();
  }

  /** The method that does what a lambda's body does. */
  static MethodSource of(Operation.Body body) {
    return new MethodSource(
        HandleBody.owner(body), HandleBody.of(body), "handle " + body.kind() + " ");
  }

  /** Tells this method from all others. */
  String key() {
    return kind + owner.name + "." + method.name + method.desc;
  }

  private static MethodNode withoutSubroutines(MethodNode method) {
    String[] exceptions = method.exceptions.toArray(String[]::new);
    JSRInlinerAdapter inlined =
        new JSRInlinerAdapter(
            null, method.access, method.name, method.desc, method.signature, exceptions);
    method.accept(inlined);
    return inlined;
  }

  private static int[] lines(MethodNode method, SourceLines source) {
    int[] lines = new int[method.instructions.size()];
    int line = 0;
    for (int i = 0; i < lines.length; i++) {
      if (method.instructions.get(i) instanceof LineNumberNode number) {
        line = source.source(number.line);
      }
      lines[i] = line;
    }
    return lines;
  }

  ClassNode owner() {
    return owner;
  }

  MethodNode method() {
    return method;
  }

  boolean isStatic() {
    return (method.access & Opcodes.ACC_STATIC) != 0;
  }

  Position position(int index) {
    return positionOf(lines[index]);
  }

  private Position positionOf(int line) {
    if (Substitutes.isLibrary(owner.name)) {
      return Position.NONE;
    }
    String file = owner.sourceFile == null ? "" : owner.sourceFile;
    return new Position(owner.name.replace('/', '.'), method.name, file, line);
  }

  /** Source name of the variable in a slot just before the instruction at an index, or empty. */
  String variable(int slot, int index) {
    if (method.localVariables == null) {
      return "";
    }
    for (LocalVariableNode variable : method.localVariables) {
      if (variable.index == slot
          && method.instructions.indexOf(variable.start) <= index
          && index < method.instructions.indexOf(variable.end)) {
        return plainName(variable.name);
      }
    }
    return "";
  }

  /** Without what kotlinc adds to the names of inlined variables. */
  private static String plainName(String name) {
    int end = name.indexOf('$');
    return end < 0 ? name : name.substring(0, end);
  }

  /** The place of an instruction. */
  Position position(AbstractInsnNode instruction) {
    AbstractInsnNode at = instruction;
    while (at.getOpcode() < 0 && at.getNext() != null) {
      at = at.getNext();
    }
    return position(method.instructions.indexOf(at));
  }

  /** The refusal of what an instruction does. */
  GradusException refuse(Problem problem, AbstractInsnNode instruction, Object... construct) {
    return Refusal.at(position(instruction), problem, construct);
  }

  /** The refusal of something about the whole method. */
  GradusException refuse(Problem problem, Position position, String construct) {
    return Refusal.at(position.hasLine() ? position : positionOf(0), problem, construct);
  }

  String describe() {
    return owner.name.replace('/', '.') + "." + method.name;
  }
}
