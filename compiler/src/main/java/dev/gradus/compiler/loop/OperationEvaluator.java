package dev.gradus.compiler.loop;

import dev.gradus.runtime.SaveStack;
import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries out every operation but calls within the program, on boxed values. */
final class OperationEvaluator {
  private final Linkage linkage;
  private final ScalarEvaluator scalars;

  OperationEvaluator(Linkage linkage) {
    this.linkage = linkage;
    this.scalars = new ScalarEvaluator(linkage);
  }

  @Nullable Object apply(Operation operation, Object[] a) throws Throwable {
    if (operation instanceof Operation.Scalar s) {
      return scalars.apply(s, a);
    } else if (operation instanceof Operation.Constant c) {
      return c.value() instanceof ArrayLiteral array ? array.contents() : c.value();
    } else if (operation instanceof Operation.Whole w) {
      return WholeArithmetic.apply(w.op(), a);
    } else if (operation instanceof Operation.Compare c) {
      return Comparing.compare(c.comparison(), a[0], a[1]);
    } else if (operation instanceof Operation.Logic l) {
      return Comparing.logic(l.op(), a);
    } else if (operation instanceof Operation.Choose) {
      return (Boolean) a[0] ? a[1] : a[2];
    } else if (operation instanceof Operation.Convert c) {
      return WholeArithmetic.convert(c.to().kind(), a[0]);
    } else if (operation instanceof Operation.Push) {
      push((SaveStack) a[0], a[1]);
      return null;
    } else if (operation instanceof Operation.Pop p) {
      return pop((SaveStack) a[0], p.type().kind());
    }
    return memory(operation, a);
  }

  private @Nullable Object memory(Operation operation, Object[] a) throws Throwable {
    if (operation instanceof Operation.Load) {
      return load(a[0], (Integer) a[1]);
    } else if (operation instanceof Operation.Store) {
      store(a[0], (Integer) a[1], a[2]);
      return null;
    } else if (operation instanceof Operation.ArrayLength) {
      return Array.getLength(a[0]);
    } else if (operation instanceof Operation.NewArray n) {
      return newArray(n.type(), a);
    } else if (operation instanceof Operation.Cast c) {
      return linkage.classOf(c.to()).cast(a[0]);
    } else if (operation instanceof Operation.CloneArray) {
      int length = Array.getLength(a[0]);
      Object copy = Array.newInstance(a[0].getClass().getComponentType(), length);
      System.arraycopy(a[0], 0, copy, 0, length);
      return copy;
    }
    return linkage.handle(operation).invokeWithArguments(a);
  }

  private static @Nullable Object load(Object array, int index) {
    if (array instanceof double[] d) {
      return d[index];
    }
    // Not by reflection, whose exceptions have no message.
    if (array instanceof Object[] o) {
      return o[index];
    } else if (array instanceof float[] f) {
      return f[index];
    } else if (array instanceof int[] i) {
      return i[index];
    } else if (array instanceof long[] l) {
      return l[index];
    } else if (array instanceof boolean[] b) {
      return b[index];
    } else if (array instanceof byte[] b) {
      return (int) b[index];
    } else if (array instanceof char[] c) {
      return (int) c[index];
    }
    return (int) ((short[]) array)[index];
  }

  private static void store(Object array, int index, Object value) {
    Objects.requireNonNull(array);
    if (array instanceof byte[] b) {
      b[index] = (byte) (int) value;
    } else if (array instanceof short[] s) {
      s[index] = (short) (int) value;
    } else if (array instanceof char[] c) {
      c[index] = (char) (int) value;
    } else if (array instanceof Object[] o) {
      o[index] = value;
    } else if (array instanceof double[] d) {
      d[index] = (double) value;
    } else if (array instanceof float[] f) {
      f[index] = (float) value;
    } else if (array instanceof int[] n) {
      n[index] = (int) value;
    } else if (array instanceof long[] n) {
      n[index] = (long) value;
    } else {
      ((boolean[]) array)[index] = (boolean) value;
    }
  }

  private Object newArray(Type type, Object[] lengths) {
    int[] dimensions = new int[lengths.length];
    Type element = type;
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = (Integer) lengths[i];
      element = element.element();
    }
    return Array.newInstance(linkage.classOf(element), dimensions);
  }

  private static void push(SaveStack stack, Object value) {
    if (value instanceof Double d) {
      stack.pushDouble(d);
    } else if (value instanceof Float f) {
      stack.pushFloat(f);
    } else if (value instanceof Integer i) {
      stack.pushInt(i);
    } else if (value instanceof Long l) {
      stack.pushLong(l);
    } else {
      stack.pushBoolean((Boolean) value);
    }
  }

  private static Object pop(SaveStack stack, Type.Kind kind) {
    return switch (kind) {
      case DOUBLE -> (Object) stack.popDouble();
      case FLOAT -> (Object) stack.popFloat();
      case INT -> (Object) stack.popInt();
      case LONG -> (Object) stack.popLong();
      case BOOLEAN -> (Object) stack.popBoolean();
      default -> throw new IllegalArgumentException("no save stack of " + kind);
    };
  }
}
