package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.ArrayLiteral;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.statics.StaticArrays;
import dev.gradus.compiler.statics.StaticField;
import dev.gradus.compiler.statics.StaticValues;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a read of a static field becomes: a constant where the field always has the value it has
 * now, a read when the program runs where generated code may read it, else a refusal.
 */
final class StaticReads {
  private final StaticArrays arrays;
  private final StaticValues values;

  /** What has been found out about fields, by owner and name. */
  private final Map<String, Operation> known = new HashMap<>();

  StaticReads(Function<String, Optional<ClassNode>> classes, StaticValues values) {
    this.arrays = new StaticArrays(classes);
    this.values = values;
  }

  /** The operation that gives the field's value. */
  Operation operation(MethodSource source, FieldInsnNode read) {
    String key = read.owner + "." + read.name;
    Operation operation = known.get(key);
    if (operation == null) {
      operation = find(source, read);
      known.put(key, operation);
    }
    return operation;
  }

  private Operation find(MethodSource source, FieldInsnNode read) {
    Type type = Typing.of(read.desc);
    Operation plain = new Operation.ReadField(read.owner, read.name, type, true);
    if (read.owner.startsWith("java/") || read.owner.startsWith("javax/")) {
      return plain;
    }
    Optional<StaticField> field = arrays.find(read.owner, read.name);
    if (field.isEmpty()) {
      return plain;
    } else if (field.get().node().value != null && type.rank() == 0) {
      return new Operation.Constant(literal(field.get().node().value), literalType(type));
    } else if (type.isArray() && type.kind() != Type.Kind.REFERENCE) {
      return array(source, read, field.get(), type, plain);
    } else if (field.get().isFinal() && isScalar(type)) {
      Object value = literal(value(source, read, field.get()));
      return new Operation.Constant(value, literalType(type));
    } else if (field.get().isPrivate() && type.kind() != Type.Kind.REFERENCE) {
      throw source.refuse(Problem.STATIC_FIELD_PRIVATE, read, field.get().toString());
    }
    return plain;
  }

  private static boolean isScalar(Type type) {
    return type.rank() == 0
        && (type.kind() != Type.Kind.REFERENCE || type.className().equals("java/lang/String"));
  }

  private Operation array(
      MethodSource source, FieldInsnNode read, StaticField field, Type type, Operation plain) {
    if (field.isPublic()) {
      return plain;
    } else if (arrays.isConstant(field)) {
      Object value = value(source, read, field);
      return new Operation.Constant(
          value == null ? null : ArrayLiteral.of(field.toString(), value), type);
    }
    return getter(field)
        .orElseThrow(
            () -> source.refuse(Problem.STATIC_ARRAY_NOT_CONSTANT, read, field.toString()));
  }

  /** The call of the public getter that kotlinc adds to a property of a file. */
  private static Optional<Operation> getter(StaticField field) {
    String name = field.node().name;
    String getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    for (MethodNode method : field.owner().methods) {
      if (method.name.equals(getter)
          && method.desc.equals("()" + field.node().desc)
          && (method.access & access) == access
          && (field.owner().access & Opcodes.ACC_PUBLIC) != 0
          && onlyReads(method, field)) {
        return Optional.of(
            new Operation.StaticCall(field.owner().name, getter, method.desc, false));
      }
    }
    return Optional.empty();
  }

  private static boolean onlyReads(MethodNode method, StaticField field) {
    List<AbstractInsnNode> code = new ArrayList<>();
    method.instructions.forEach(i -> code.add(i));
    code.removeIf(i -> i.getOpcode() < 0);
    return code.size() == 2
        && code.get(0) instanceof FieldInsnNode f
        && f.getOpcode() == Opcodes.GETSTATIC
        && f.name.equals(field.node().name)
        && code.get(1).getOpcode() == Opcodes.ARETURN;
  }

  private @Nullable Object value(MethodSource source, FieldInsnNode read, StaticField field) {
    try {
      return values.of(field);
    } catch (StaticValues.Unavailable e) {
      throw source.refuse(
          Problem.STATIC_VALUE_UNKNOWN, read, field.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static Type literalType(Type type) {
    return type.equals(Type.BOOLEAN) ? Type.INT : Typing.loaded(type);
  }

  /** The value as the loop program has it: truth values and small integers are ints here. */
  private static @Nullable Object literal(@Nullable Object value) {
    if (value instanceof Boolean b) {
      return b ? 1 : 0;
    } else if (value instanceof Character c) {
      return (int) c;
    } else if (value instanceof Byte || value instanceof Short) {
      return ((Number) value).intValue();
    }
    return value;
  }
}
