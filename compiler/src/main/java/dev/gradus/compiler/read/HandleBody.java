package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes the static method that does what a method reference does: {@code Math::sin} as {@code x ->
 * Math.sin(x)}. Reading that treats the call like any other.
 */
final class HandleBody {
  private HandleBody() {}

  /** A method that takes the object, if there is one, and the arguments. */
  static MethodNode of(Operation.Body body) {
    boolean constructs = body.kind() == Opcodes.H_NEWINVOKESPECIAL;
    boolean hasObject = !constructs && body.kind() != Opcodes.H_INVOKESTATIC;
    String parameters = body.descriptor().substring(1, body.descriptor().indexOf(')'));
    Type object = Type.getObjectType(body.owner());
    Type result = constructs ? object : Type.getReturnType(body.descriptor());
    String descriptor =
        "(" + (hasObject ? object.getDescriptor() : "") + parameters + ")" + result.getDescriptor();
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, body.name(), descriptor, null, null);
    if (constructs) {
      method.instructions.add(new TypeInsnNode(Opcodes.NEW, body.owner()));
      method.instructions.add(new InsnNode(Opcodes.DUP));
    }
    int slot = 0;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      method.instructions.add(new VarInsnNode(argument.getOpcode(Opcodes.ILOAD), slot));
      slot += argument.getSize();
    }
    method.instructions.add(
        new MethodInsnNode(
            opcode(body.kind()), body.owner(), body.name(), body.descriptor(), body.onInterface()));
    method.instructions.add(new InsnNode(result.getOpcode(Opcodes.IRETURN)));
    method.maxLocals = slot;
    method.maxStack = slot + 2;
    return method;
  }

  /** The class that is to seem to hold the method. */
  static ClassNode owner(Operation.Body body) {
    ClassNode owner = new ClassNode();
    owner.name = body.owner();
    return owner;
  }

  private static int opcode(int kind) {
    return switch (kind) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
      case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
      default -> Opcodes.INVOKESPECIAL;
    };
  }
}
