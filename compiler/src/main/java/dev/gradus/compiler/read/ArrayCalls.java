package dev.gradus.compiler.read;

import dev.gradus.compiler.library.ArrayFunction;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call that copies or fills an array, to be carried out by a function of the program.
 *
 * @param array type of the array
 */
record ArrayCalls(ArrayFunction function, Type array, List<Value> arguments) {

  /** The call, if it is one, on arrays whose element type is known. */
  static Optional<ArrayCalls> of(
      InstructionReader reader, MethodInsnNode call, List<Value> arguments) {
    if (call.owner.equals("java/lang/System") && call.name.equals("arraycopy")) {
      return copy(reader, arguments);
    } else if (!call.owner.equals("java/util/Arrays")) {
      return Optional.empty();
    }
    return function(call.name, arguments)
        .filter(f -> isTyped(arguments.get(0).type()))
        .map(f -> new ArrayCalls(f, arguments.get(0).type(), arguments));
  }

  private static Optional<ArrayFunction> function(String name, List<Value> arguments) {
    int count = arguments.size();
    if (name.equals("copyOf") && count == 2) {
      return Optional.of(ArrayFunction.COPY_OF);
    } else if (name.equals("copyOfRange") && count == 3) {
      return Optional.of(ArrayFunction.COPY_OF_RANGE);
    } else if (name.equals("fill")) {
      return Optional.of(count == 2 ? ArrayFunction.FILL : ArrayFunction.FILL_RANGE);
    }
    return Optional.empty();
  }

  private static Optional<ArrayCalls> copy(InstructionReader reader, List<Value> arguments) {
    Value from = arguments.get(0);
    Value start = arguments.get(1);
    Value to = arguments.get(2);
    Value toStart = arguments.get(3);
    Type type = from.type();
    if (!isTyped(type) || !type.equals(to.type())) {
      return Optional.empty();
    }
    boolean aligned = start == toStart;
    if (!aligned && reader.constantOf(start).isPresent()) {
      aligned = reader.constantOf(start).equals(reader.constantOf(toStart));
    }
    if (aligned) {
      List<Value> some = List.of(from, to, start, arguments.get(4));
      return Optional.of(new ArrayCalls(ArrayFunction.COPY_ALIGNED, type, some));
    }
    return Optional.of(new ArrayCalls(ArrayFunction.COPY, type, arguments));
  }

  /** Whether the elements are numbers, truth values, or arrays of them: objects stay outside. */
  private static boolean isTyped(Type type) {
    return type.isArray() && type.kind() != Type.Kind.REFERENCE;
  }

  Type result() {
    return Typing.loaded(function.result(array));
  }
}
