package dev.gradus.compiler.loop;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Operations with their arguments as text. */
final class OperationText {
  private final Function<Value, String> names;

  OperationText(Function<Value, String> names) {
    this.names = names;
  }

  String of(Operation operation, List<Value> values) {
    List<String> a = values.stream().map(names).toList();
    String list = a.stream().collect(Collectors.joining(", ", "(", ")"));
    if (operation instanceof Operation.Constant c) {
      return Constants.text(c);
    } else if (operation instanceof Operation.Scalar s) {
      return s.op().name() + flavour(s.flavour()) + list;
    } else if (operation instanceof Operation.Whole w) {
      return whole(w.op(), a, list);
    } else if (operation instanceof Operation.Compare c) {
      return a.get(0) + " " + relation(c.comparison()) + " " + a.get(1);
    } else if (operation instanceof Operation.Logic l) {
      return logic(l.op(), a);
    } else if (operation instanceof Operation.Choose) {
      return a.get(0) + " ? " + a.get(1) + " : " + a.get(2);
    } else if (operation instanceof Operation.Convert c) {
      return "(" + c.to() + ") " + a.get(0);
    } else if (operation instanceof Operation.Cast c) {
      return "(" + c.to() + ") " + a.get(0);
    } else if (operation instanceof Operation.Push) {
      return "push" + list;
    } else if (operation instanceof Operation.Pop p) {
      return "pop " + p.type() + list;
    }
    return memory(operation, a, list);
  }

  private static String memory(Operation operation, List<String> a, String list) {
    if (operation instanceof Operation.NewArray n) {
      return newArray(n.type(), a);
    } else if (operation instanceof Operation.ArrayLength) {
      return a.get(0) + ".length";
    } else if (operation instanceof Operation.Load) {
      return a.get(0) + "[" + a.get(1) + "]";
    } else if (operation instanceof Operation.Store) {
      return a.get(0) + "[" + a.get(1) + "] = " + a.get(2);
    } else if (operation instanceof Operation.CloneArray) {
      return a.get(0) + ".clone()";
    } else if (operation instanceof Operation.Call c) {
      return c.function() + list;
    } else if (operation instanceof Operation.StaticCall c) {
      return simpleName(c.owner()) + "." + c.name() + list;
    } else if (operation instanceof Operation.Construct c) {
      return "new " + simpleName(c.owner()) + list;
    } else if (operation instanceof Operation.ReadField f) {
      return (f.isStatic() ? simpleName(f.owner()) : a.get(0)) + "." + f.name();
    }
    return unresolved((Operation.Unresolved) operation, a, list);
  }

  private static String unresolved(Operation.Unresolved operation, List<String> a, String list) {
    if (operation instanceof Operation.MethodCall c) {
      return simpleName(c.owner()) + "::" + c.name() + list;
    } else if (operation instanceof Operation.WriteField f) {
      String holder = f.isStatic() ? simpleName(f.owner()) : a.get(0);
      return holder + "." + f.name() + " = " + a.get(a.size() - 1);
    } else if (operation instanceof Operation.InstanceOf i) {
      return a.get(0) + " instanceof " + i.type();
    } else if (operation instanceof Operation.ClassLiteral c) {
      return c.type() + ".class";
    }
    Operation.Lambda l = (Operation.Lambda) operation;
    return simpleName(l.owner())
        + " "
        + simpleName(l.body().owner())
        + "::"
        + l.body().name()
        + list;
  }

  private static String newArray(Type type, List<String> lengths) {
    String element = type.toString().substring(0, type.toString().indexOf('['));
    String given = lengths.stream().map(l -> "[" + l + "]").collect(Collectors.joining());
    return "new " + element + given + "[]".repeat(type.rank() - lengths.size());
  }

  private static String flavour(Operation.Flavour flavour) {
    return flavour == Operation.Flavour.STRICT ? "" : "/" + flavour.name().toLowerCase(Locale.ROOT);
  }

  private static String whole(Operation.WholeOp op, List<String> a, String list) {
    String symbol =
        switch (op) {
          case ADD -> "+";
          case SUBTRACT -> "-";
          case MULTIPLY -> "*";
          case DIVIDE -> "/";
          case REMAINDER -> "%";
          case AND -> "&";
          case OR -> "|";
          case XOR -> "^";
          case SHIFT_LEFT -> "<<";
          case SHIFT_RIGHT -> ">>";
          case SHIFT_RIGHT_UNSIGNED -> ">>>";
          case NEGATE -> "-";
          case MIN, MAX, ABS -> "";
        };
    if (op == Operation.WholeOp.NEGATE) {
      return "-" + a.get(0);
    }
    return symbol.isEmpty()
        ? op.name().toLowerCase(Locale.ROOT) + list
        : a.get(0) + " " + symbol + " " + a.get(1);
  }

  private static String relation(Operation.Comparison comparison) {
    return switch (comparison) {
      case EQ -> "==";
      case NE -> "!=";
      case LT -> "<";
      case LE -> "<=";
      case GT -> ">";
      case GE -> ">=";
    };
  }

  private static String logic(Operation.LogicOp op, List<String> a) {
    return switch (op) {
      case AND -> a.get(0) + " & " + a.get(1);
      case OR -> a.get(0) + " | " + a.get(1);
      case XOR -> a.get(0) + " ^ " + a.get(1);
      case NOT -> "!" + a.get(0);
    };
  }

  private static String simpleName(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1);
  }
}
