package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Text concatenation as compilers write it since Java 9: one dynamic call with a recipe. */
final class TextConcatenation {
  private static final String STRING = "java/lang/String";
  private static final dev.gradus.compiler.loop.Type TEXT =
      dev.gradus.compiler.loop.Type.reference(STRING);
  private static final char ARGUMENT = 1;
  private static final char CONSTANT = 2;

  private TextConcatenation() {}

  /** The text, if the instruction concatenates one. */
  static Optional<Value> read(
      InstructionReader reader, AbstractInsnNode instruction, List<Value> arguments) {
    if (!(instruction instanceof InvokeDynamicInsnNode call)
        || !call.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")
        || !call.bsm.getName().equals("makeConcatWithConstants")) {
      return Optional.empty();
    }
    List<Value> pieces = pieces(reader, call, arguments);
    Value text = pieces.isEmpty() ? reader.constant("", TEXT) : pieces.get(0);
    for (Value piece : pieces.subList(Math.min(1, pieces.size()), pieces.size())) {
      Operation concat =
          new Operation.StaticCall(
              "dev/gradus/runtime/method/InstanceMethods",
              "concat",
              "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
              false);
      text = reader.emit(TEXT, concat, List.of(text, piece));
    }
    return Optional.of(text);
  }

  private static List<Value> pieces(
      InstructionReader reader, InvokeDynamicInsnNode call, List<Value> arguments) {
    Type[] types = Type.getArgumentTypes(call.desc);
    String recipe = (String) call.bsmArgs[0];
    List<Value> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int argument = 0;
    int constant = 1;
    for (int i = 0; i < recipe.length(); i++) {
      char c = recipe.charAt(i);
      if (c == CONSTANT) {
        literal.append(call.bsmArgs[constant++]);
      } else if (c == ARGUMENT) {
        flush(reader, literal, pieces);
        pieces.add(text(reader, types[argument], arguments.get(argument)));
        argument++;
      } else {
        literal.append(c);
      }
    }
    flush(reader, literal, pieces);
    return pieces;
  }

  private static void flush(InstructionReader reader, StringBuilder literal, List<Value> pieces) {
    if (!literal.isEmpty()) {
      pieces.add(reader.constant(literal.toString(), TEXT));
      literal.setLength(0);
    }
  }

  private static Value text(InstructionReader reader, Type type, Value value) {
    String parameter =
        switch (type.getSort()) {
          case Type.BYTE, Type.SHORT -> "I";
          case Type.OBJECT, Type.ARRAY -> "Ljava/lang/Object;";
          default -> type.getDescriptor();
        };
    String descriptor = "(" + parameter + ")Ljava/lang/String;";
    Operation valueOf = new Operation.StaticCall(STRING, "valueOf", descriptor, false);
    return reader.emit(TEXT, valueOf, List.of(value));
  }
}
