package dev.gradus.compiler.loop;

import dev.gradus.dsl.op.Algebra;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Carries out catalogue operations on boxed values. */
final class ScalarEvaluator {
  private final Linkage linkage;

  ScalarEvaluator(Linkage linkage) {
    this.linkage = linkage;
  }

  /** The result, of the type that {@link Typing} gives for these arguments. */
  Object apply(Operation.Scalar scalar, Object[] arguments) throws Throwable {
    ScalarOp op = scalar.op();
    boolean single = arguments[arguments.length - 1] instanceof Float;
    if (scalar.flavour() == Operation.Flavour.JAVA) {
      return realise(op, single, arguments);
    }
    Arithmetic arithmetic =
        scalar.flavour() == Operation.Flavour.STRICT ? Arithmetic.STRICT : Arithmetic.FAST;
    double[] operands = new double[arguments.length];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = number(arguments[i]);
    }
    double result = op.apply(arithmetic, single, operands);
    return switch (op.kind()) {
      case PREDICATE, LOGIC -> (Object) (result != 0);
      default -> real(result, single);
    };
  }

  private Object realise(ScalarOp op, boolean single, Object[] a) throws Throwable {
    Realisation realisation = op.javaRealisation();
    if (realisation instanceof Realisation.Opcode o) {
      return opcode(o.doubleOpcode(), single, a);
    } else if (realisation instanceof Realisation.StaticCall c) {
      return call(c, single, a);
    } else if (realisation instanceof Realisation.Recipe r) {
      return r.formula().evaluate(algebra(single), List.of(a), a[0]);
    } else if (realisation instanceof Realisation.Compare c) {
      Operation.Comparison comparison = Operation.Comparison.valueOf(c.relation().name());
      return Comparing.compare(comparison, a[0], a[1]);
    } else if (realisation instanceof Realisation.Logic l) {
      return Comparing.logic(Operation.LogicOp.valueOf(l.connective().name()), a);
    } else if (realisation instanceof Realisation.Choose) {
      return (Boolean) a[0] ? a[1] : a[2];
    }
    return a[0];
  }

  private Algebra<Object> algebra(boolean single) {
    return new Algebra<>() {
      @Override
      public Object constant(double value) {
        return real(value, single);
      }

      @Override
      public Object apply(ScalarOp op, List<Object> arguments) {
        try {
          return realise(op, single, arguments.toArray());
        } catch (Throwable e) {
          throw Sneaky.rethrow(e);
        }
      }
    };
  }

  private Object call(Realisation.StaticCall call, boolean single, Object[] a) throws Throwable {
    boolean inFloat = single && call.hasFloat();
    String code = inFloat ? "F" : "D";
    String descriptor = "(" + code.repeat(a.length) + ")" + code;
    String owner = call.owner().getName().replace('.', '/');
    Object[] operands = a.clone();
    if (!inFloat) {
      for (int i = 0; i < a.length; i++) {
        operands[i] = number(a[i]);
      }
    }
    Operation method = new Operation.StaticCall(owner, call.name(), descriptor, false);
    Object result = linkage.handle(method).invokeWithArguments(operands);
    return real(((Number) result).doubleValue(), single);
  }

  private static Object opcode(int opcode, boolean single, Object[] a) {
    double x = number(a[0]);
    double y = a.length > 1 ? number(a[1]) : 0;
    // Rounding a double result to float equals the float operation: 53 >= 2 * 24 + 2 bits.
    double result =
        switch (opcode) {
          case Opcodes.DADD -> x + y;
          case Opcodes.DSUB -> x - y;
          case Opcodes.DMUL -> x * y;
          case Opcodes.DDIV -> x / y;
          case Opcodes.DREM -> x % y;
          case Opcodes.DNEG -> -x;
          default -> throw new IllegalArgumentException("no arithmetic instruction: " + opcode);
        };
    return real(result, single);
  }

  private static double number(Object value) {
    return value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).doubleValue();
  }

  private static Object real(double value, boolean single) {
    return single ? (Object) (float) value : (Object) value;
  }
}
