package dev.gradus.compiler.loop;

import dev.gradus.dsl.op.ScalarOp;
import java.util.ArrayList;
import java.util.List;

/** The typing rules of operations: which arguments each takes and what it gives. */
public final class Typing {
  private Typing() {}

  /** Internal name of the class that {@link Operation.Push} and {@link Operation.Pop} work on. */
  public static final Type SAVE_STACK = Type.reference("dev/gradus/runtime/SaveStack");

  /**
   * The type of an operation's result, VOID where it has none.
   *
   * @throws IllegalArgumentException if the operation does not take arguments of these types
   */
  public static Type resultType(Operation operation, List<Type> arguments) {
    if (operation instanceof Operation.Constant c) {
      return given(c, arguments, c.type());
    } else if (operation instanceof Operation.Scalar s) {
      return scalar(s, arguments);
    } else if (operation instanceof Operation.Whole w) {
      return whole(w, arguments);
    } else if (operation instanceof Operation.Compare c) {
      return compare(c, arguments);
    } else if (operation instanceof Operation.Logic l) {
      int arity = l.op() == Operation.LogicOp.NOT ? 1 : 2;
      return given(l, arguments, Type.BOOLEAN, repeated(Type.BOOLEAN, arity));
    } else if (operation instanceof Operation.Choose c) {
      require(arguments.size() == 3, c, arguments);
      return given(
          c, arguments, arguments.get(1), Type.BOOLEAN, arguments.get(1), arguments.get(1));
    } else if (operation instanceof Operation.Convert c) {
      require(arguments.size() == 1 && isPrimitive(arguments.get(0)), c, arguments);
      require(c.to().rank() == 0 && isNumber(loaded(c.to())), c, arguments);
      return loaded(c.to());
    } else if (operation instanceof Operation.Cast c) {
      require(arguments.size() == 1 && isReference(arguments.get(0)), c, arguments);
      require(isReference(c.to()), c, arguments);
      return c.to();
    } else if (operation instanceof Operation.Push p) {
      require(arguments.size() == 2 && isPrimitive(arguments.get(1)), p, arguments);
      return given(p, arguments, Type.VOID, SAVE_STACK, arguments.get(1));
    } else if (operation instanceof Operation.Pop p) {
      require(isPrimitive(p.type()), p, arguments);
      return given(p, arguments, p.type(), SAVE_STACK);
    }
    return arrayOrCall(operation, arguments);
  }

  private static Type arrayOrCall(Operation operation, List<Type> arguments) {
    if (operation instanceof Operation.NewArray n) {
      require(!arguments.isEmpty() && arguments.size() <= n.type().rank(), n, arguments);
      return given(n, arguments, n.type(), repeated(Type.INT, arguments.size()));
    } else if (operation instanceof Operation.Call c) {
      return c.result();
    } else if (operation instanceof Operation.StaticCall c) {
      return given(c, arguments, loaded(result(c.descriptor())), parameters(c.descriptor()));
    } else if (operation instanceof Operation.Construct c) {
      return given(c, arguments, Type.reference(c.owner()), parameters(c.descriptor()));
    } else if (operation instanceof Operation.ReadField f) {
      return f.isStatic()
          ? given(f, arguments, loaded(f.type()))
          : given(f, arguments, loaded(f.type()), Type.reference(f.owner()));
    }
    if (operation instanceof Operation.Unresolved u) {
      return unresolved(u, arguments);
    }
    require(!arguments.isEmpty() && arguments.get(0).isArray(), operation, arguments);
    Type array = arguments.get(0);
    if (operation instanceof Operation.ArrayLength) {
      return given(operation, arguments, Type.INT, array);
    } else if (operation instanceof Operation.CloneArray) {
      return given(operation, arguments, array, array);
    } else if (operation instanceof Operation.Load) {
      return given(operation, arguments, loaded(array.element()), array, Type.INT);
    } else if (operation instanceof Operation.Store) {
      return given(operation, arguments, Type.VOID, array, Type.INT, loaded(array.element()));
    }
    throw new IllegalArgumentException("unknown operation " + operation);
  }

  private static Type unresolved(Operation.Unresolved operation, List<Type> arguments) {
    if (operation instanceof Operation.MethodCall c) {
      List<Type> expected = new ArrayList<>(List.of(parameters(c.descriptor())));
      expected.add(0, Type.reference(c.owner()));
      return given(c, arguments, loaded(result(c.descriptor())), expected.toArray(Type[]::new));
    } else if (operation instanceof Operation.WriteField f) {
      return f.isStatic()
          ? given(f, arguments, Type.VOID, loaded(f.type()))
          : given(f, arguments, Type.VOID, Type.reference(f.owner()), loaded(f.type()));
    } else if (operation instanceof Operation.InstanceOf) {
      require(arguments.size() == 1 && isReference(arguments.get(0)), operation, arguments);
      return Type.BOOLEAN;
    }
    return operation instanceof Operation.Lambda lambda
        ? Type.reference(lambda.owner())
        : given(operation, arguments, Type.reference("java/lang/Class"));
  }

  private static Type scalar(Operation.Scalar s, List<Type> arguments) {
    ScalarOp op = s.op();
    require(arguments.size() == op.arity() && !arguments.isEmpty(), s, arguments);
    Type last = arguments.get(arguments.size() - 1);
    Type[] reals = repeated(last, op.arity());
    if (op.kind() == ScalarOp.Kind.LOGIC) {
      return given(s, arguments, Type.BOOLEAN, repeated(Type.BOOLEAN, op.arity()));
    }
    require(last.isReal(), s, arguments);
    if (op.kind() == ScalarOp.Kind.SELECT) {
      reals[0] = Type.BOOLEAN;
    }
    boolean predicate = op.kind() == ScalarOp.Kind.PREDICATE;
    return given(s, arguments, predicate ? Type.BOOLEAN : last, reals);
  }

  private static Type whole(Operation.Whole w, List<Type> arguments) {
    require(!arguments.isEmpty() && isWhole(arguments.get(0)), w, arguments);
    Type first = arguments.get(0);
    return switch (w.op()) {
      case NEGATE, ABS -> given(w, arguments, first, first);
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED ->
          given(w, arguments, first, first, Type.INT);
      default -> given(w, arguments, first, first, first);
    };
  }

  private static Type compare(Operation.Compare c, List<Type> arguments) {
    require(arguments.size() == 2, c, arguments);
    Type first = arguments.get(0);
    boolean ordered = isNumber(first);
    boolean equality =
        c.comparison() == Operation.Comparison.EQ || c.comparison() == Operation.Comparison.NE;
    require(ordered || equality && !first.equals(Type.VOID), c, arguments);
    if (isReference(first)) {
      require(isReference(arguments.get(1)), c, arguments);
      return Type.BOOLEAN;
    }
    return given(c, arguments, Type.BOOLEAN, first, first);
  }

  /** The type that a read of an array element or a field gives: small integers become INT. */
  public static Type loaded(Type stored) {
    boolean small =
        stored.kind() == Type.Kind.BYTE
            || stored.kind() == Type.Kind.CHAR
            || stored.kind() == Type.Kind.SHORT;
    return small && stored.rank() == 0 ? Type.INT : stored;
  }

  /**
   * Whether a value of type {@code from} may stand where {@code to} is wanted. Classes are not
   * loaded: any object may stand for another; the JVM's verifier has the last word.
   */
  public static boolean assignable(Type from, Type to) {
    if (from.equals(to)) {
      return true;
    }
    boolean object = from.kind() == Type.Kind.REFERENCE && isReference(from);
    boolean wanted = to.kind() == Type.Kind.REFERENCE && isReference(to);
    return object && wanted || isReference(from) && wanted && to.rank() < from.rank() + 1;
  }

  /** Whether the type is an object or an array. */
  public static boolean isReference(Type type) {
    return type.isArray() || type.kind() == Type.Kind.REFERENCE;
  }

  static boolean isPrimitive(Type type) {
    return isNumber(type) || type.equals(Type.BOOLEAN);
  }

  static boolean isNumber(Type type) {
    return isWhole(type) || type.isReal();
  }

  static boolean isWhole(Type type) {
    return type.equals(Type.INT) || type.equals(Type.LONG);
  }

  /** Parameter types of a method descriptor; small integers become INT. */
  public static Type[] parameters(String descriptor) {
    List<Type> types = new ArrayList<>();
    for (org.objectweb.asm.Type t : org.objectweb.asm.Type.getArgumentTypes(descriptor)) {
      types.add(loaded(of(t.getDescriptor())));
    }
    return types.toArray(Type[]::new);
  }

  /** Result type of a method descriptor as declared. */
  public static Type result(String descriptor) {
    return of(org.objectweb.asm.Type.getReturnType(descriptor).getDescriptor());
  }

  /** The type of a field descriptor. */
  public static Type of(String descriptor) {
    int rank = 0;
    while (descriptor.charAt(rank) == '[') {
      rank++;
    }
    String code = descriptor.substring(rank, rank + 1);
    for (Type.Kind kind : Type.Kind.values()) {
      if (kind.code.equals(code)) {
        boolean object = kind == Type.Kind.REFERENCE;
        String name = object ? descriptor.substring(rank + 1, descriptor.length() - 1) : "";
        return new Type(kind, rank, name);
      }
    }
    throw new IllegalArgumentException("no type descriptor: " + descriptor);
  }

  private static Type given(
      Operation operation, List<Type> arguments, Type result, Type... expected) {
    boolean fits = arguments.size() == expected.length;
    for (int i = 0; fits && i < expected.length; i++) {
      fits = assignable(arguments.get(i), expected[i]);
    }
    require(fits, operation, arguments);
    return result;
  }

  private static Type[] repeated(Type type, int count) {
    Type[] types = new Type[count];
    java.util.Arrays.fill(types, type);
    return types;
  }

  private static void require(boolean fits, Operation operation, List<Type> arguments) {
    if (!fits) {
      throw new IllegalArgumentException(operation + " does not take " + arguments);
    }
  }
}
