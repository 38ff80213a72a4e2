package dev.gradus.compiler.oracle;

import java.lang.reflect.Array;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The tangents of everything that lives in memory, by identity: two names of one array, or two rows
 * that are the same array, share one tangent. Tangents are doubles, for float arrays too, and zero
 * until someone writes them.
 */
public final class Shadows {
  private final Map<Object, double[]> arrays = new IdentityHashMap<>();
  private final Map<Object, TangentStack> stacks = new IdentityHashMap<>();

  /** The tangent of a {@code double[]} or {@code float[]}. */
  public double[] of(Object array) {
    double[] known = arrays.get(array);
    if (known == null) {
      known = new double[Array.getLength(array)];
      arrays.put(array, known);
    }
    return known;
  }

  /** The tangents of what lies on a save stack. */
  TangentStack stack(Object saveStack) {
    return stacks.computeIfAbsent(saveStack, s -> new TangentStack());
  }

  /** Tangents in the order of pushing. */
  static final class TangentStack {
    private double[] tangents = new double[64];
    private int count;

    void push(double tangent) {
      if (count == tangents.length) {
        tangents = java.util.Arrays.copyOf(tangents, 2 * count);
      }
      tangents[count++] = tangent;
    }

    double pop() {
      return tangents[--count];
    }
  }
}
