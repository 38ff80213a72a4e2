package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement.Instruction;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls out of the program. Copies and fills of arrays take tangents along; a function of reals is
 * differentiated by difference quotients; anything else must not meet a tangent.
 */
final class OutsideCalls {
  private OutsideCalls() {}

  static Step step(Operation.StaticCall call, Members members, Instruction i, int[] a, int to) {
    boolean ofArrays = call.owner().equals("java/util/Arrays");
    if (call.owner().equals("java/lang/System") && call.name().equals("arraycopy")) {
      return f ->
          DualMemory.move(
              f.shadows,
              held(f, a[0]),
              (int) f.whole[a[1]],
              held(f, a[2]),
              (int) f.whole[a[3]],
              (int) f.whole[a[4]]);
    }
    MethodHandle method = members.method(call);
    if (ofArrays && call.name().equals("fill")) {
      Step values = plain(method, i, a, to);
      return f -> {
        values.run(f);
        fill(f, i.arguments(), a);
      };
    } else if (ofArrays && call.name().startsWith("copyOf")) {
      Step values = plain(method, i, a, to);
      return f -> {
        values.run(f);
        copyTangents(f, a, to, call.name().equals("copyOfRange"));
      };
    }
    return outside(method, call.toString(), i, a, to);
  }

  private static void fill(Frame f, List<Value> arguments, int[] a) {
    Object array = held(f, a[0]);
    if (DualMemory.isReal(array)) {
      boolean range = arguments.size() == 4;
      int from = range ? (int) f.whole[a[1]] : 0;
      int to = range ? (int) f.whole[a[2]] : Array.getLength(array);
      Arrays.fill(f.shadows.of(array), from, to, f.tangent[a[a.length - 1]]);
    }
  }

  private static void copyTangents(Frame f, int[] a, int to, boolean range) {
    Object array = held(f, a[0]);
    Object copy = held(f, to);
    if (DualMemory.isReal(array)) {
      double[] tangents = f.shadows.of(array);
      int from = range ? (int) f.whole[a[1]] : 0;
      int length = Math.min(Array.getLength(copy), tangents.length - from);
      System.arraycopy(tangents, from, f.shadows.of(copy), 0, length);
    }
  }

  /** A call of something unknown. */
  static Step outside(MethodHandle method, String name, Instruction i, int[] a, int to) {
    Step values = plain(method, i, a, to);
    boolean real = to >= 0 && i.results().get(0).type().isReal();
    return f -> {
      for (int id : a) {
        if (DualMemory.isReal(f.reference[id]) && isActive(f.shadow(id))) {
          throw new IllegalStateException("no dual numbers through " + name);
        }
      }
      double tangent = real ? tangent(f, method, i, a) : 0;
      values.run(f);
      if (to >= 0) {
        f.tangent[to] = tangent;
      }
    };
  }

  private static boolean isActive(double[] tangents) {
    return Arrays.stream(tangents).anyMatch(t -> t != 0);
  }

  private static double tangent(Frame f, MethodHandle method, Instruction i, int[] a)
      throws Throwable {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double t = f.tangent[a[k]];
      if (i.arguments().get(k).type().isReal() && t != 0) {
        Object[] arguments = boxed(f, i, a);
        int varied = k;
        sum +=
            t
                * DifferenceQuotient.of(
                    x -> {
                      boolean single = arguments[varied] instanceof Float;
                      arguments[varied] = single ? (Object) (float) x : (Object) x;
                      Object value = (Object) method.invokeExact(arguments);
                      return ((Number) value).doubleValue();
                    },
                    f.real[a[k]]);
      }
    }
    return sum;
  }

  private static Step plain(MethodHandle method, Instruction i, int[] a, int to) {
    return f -> {
      Object result = (Object) method.invokeExact(boxed(f, i, a));
      if (to >= 0) {
        DualEngine.set(f, i.results().get(0), result);
      }
    };
  }

  private static @Nullable Object[] boxed(Frame f, Instruction i, int[] a) {
    Object[] arguments = new Object[a.length];
    for (int k = 0; k < a.length; k++) {
      Type type = i.arguments().get(k).type();
      arguments[k] = DualEngine.boxed(f, a[k], type);
    }
    return arguments;
  }

  private static Object held(Frame f, int id) {
    return Objects.requireNonNull(f.reference[id]);
  }
}
