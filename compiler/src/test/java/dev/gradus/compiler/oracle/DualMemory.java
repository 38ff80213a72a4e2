package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.Type;
import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arrays of dual numbers: the values where the program has them, the tangents beside them. */
final class DualMemory {
  private DualMemory() {}

  static Step load(Type array, int a, int index, int to) {
    if (array.rank() > 1 || array.kind() == Type.Kind.REFERENCE) {
      return f -> f.reference[to] = ((Object[]) held(f, a))[(int) f.whole[index]];
    }
    return switch (array.kind()) {
      case DOUBLE ->
          f -> {
            int i = (int) f.whole[index];
            f.real[to] = ((double[]) held(f, a))[i];
            f.tangent[to] = f.shadow(a)[i];
          };
      case FLOAT ->
          f -> {
            int i = (int) f.whole[index];
            f.real[to] = ((float[]) held(f, a))[i];
            f.tangent[to] = f.shadow(a)[i];
          };
      case BOOLEAN -> f -> f.whole[to] = ((boolean[]) held(f, a))[(int) f.whole[index]] ? 1 : 0;
      case CHAR -> f -> f.whole[to] = ((char[]) held(f, a))[(int) f.whole[index]];
      case INT -> f -> f.whole[to] = ((int[]) held(f, a))[(int) f.whole[index]];
      default -> f -> f.whole[to] = Array.getLong(held(f, a), (int) f.whole[index]);
    };
  }

  static Step store(Type array, int a, int index, int value) {
    if (array.rank() > 1 || array.kind() == Type.Kind.REFERENCE) {
      return f -> ((Object[]) held(f, a))[(int) f.whole[index]] = f.reference[value];
    }
    return switch (array.kind()) {
      case DOUBLE ->
          f -> {
            int i = (int) f.whole[index];
            ((double[]) held(f, a))[i] = f.real[value];
            f.shadow(a)[i] = f.tangent[value];
          };
      case FLOAT ->
          f -> {
            int i = (int) f.whole[index];
            ((float[]) held(f, a))[i] = (float) f.real[value];
            f.shadow(a)[i] = f.tangent[value];
          };
      case BOOLEAN -> f -> ((boolean[]) held(f, a))[(int) f.whole[index]] = f.whole[value] != 0;
      case BYTE -> f -> ((byte[]) held(f, a))[(int) f.whole[index]] = (byte) f.whole[value];
      case SHORT -> f -> ((short[]) held(f, a))[(int) f.whole[index]] = (short) f.whole[value];
      case CHAR -> f -> ((char[]) held(f, a))[(int) f.whole[index]] = (char) f.whole[value];
      case INT -> f -> ((int[]) held(f, a))[(int) f.whole[index]] = (int) f.whole[value];
      default -> f -> ((long[]) held(f, a))[(int) f.whole[index]] = f.whole[value];
    };
  }

  static Step newArray(Type type, Members members, int[] lengths, int to) {
    Type element = type;
    for (int i = 0; i < lengths.length; i++) {
      element = element.element();
    }
    Class<?> elements = members.classOf(element);
    return f -> {
      int[] dimensions = new int[lengths.length];
      for (int i = 0; i < dimensions.length; i++) {
        dimensions[i] = (int) f.whole[lengths[i]];
      }
      f.reference[to] = Array.newInstance(elements, dimensions);
    };
  }

  /** A shallow copy, tangents included. */
  static Object copy(Shadows shadows, @Nullable Object array) {
    int length = Array.getLength(Objects.requireNonNull(array));
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    move(shadows, array, 0, copy, 0, length);
    return copy;
  }

  /** {@link System#arraycopy}, tangents included. */
  static void move(Shadows shadows, Object source, int from, Object target, int to, int length) {
    System.arraycopy(source, from, target, to, length);
    if (isReal(source)) {
      System.arraycopy(shadows.of(source), from, shadows.of(target), to, length);
    }
  }

  static boolean isReal(@Nullable Object value) {
    return value instanceof double[] || value instanceof float[];
  }

  private static Object held(Frame frame, int id) {
    return Objects.requireNonNull(frame.reference[id]);
  }
}
