package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Lambdas and method references, which compilers leave to {@code LambdaMetafactory}. */
final class Lambdas {
  private Lambdas() {}

  /** The lambda that an instruction makes, if it makes one. */
  static Optional<Operation.Lambda> of(InvokeDynamicInsnNode call) {
    if (!call.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
      return Optional.empty();
    }
    String declared = ((org.objectweb.asm.Type) call.bsmArgs[0]).getDescriptor();
    Handle handle = (Handle) call.bsmArgs[1];
    String instantiated = ((org.objectweb.asm.Type) call.bsmArgs[2]).getDescriptor();
    Operation.Body body =
        new Operation.Body(
            handle.getTag(),
            handle.getOwner(),
            handle.getName(),
            handle.getDesc(),
            handle.isInterface());
    String owner = org.objectweb.asm.Type.getReturnType(call.desc).getInternalName();
    return Optional.of(new Operation.Lambda(owner, call.name, declared, instantiated, body));
  }

  /** The types that a lambda's body takes: the captured values, then those of the method. */
  static List<Type> captured(Operation.Lambda lambda) {
    Operation.Body body = lambda.body();
    List<Type> types = new ArrayList<>(List.of(Typing.parameters(body.descriptor())));
    if (body.kind() != Opcodes.H_INVOKESTATIC && body.kind() != Opcodes.H_NEWINVOKESPECIAL) {
      types.add(0, Type.reference(body.owner()));
    }
    return types;
  }
}
