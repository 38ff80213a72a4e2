package dev.gradus.compiler.oracle;

import org.jspecify.annotations.Nullable;

/** The values of one call, by value number: reals with tangents, whole numbers, references. */
final class Frame {
  final double[] real;
  final double[] tangent;
  final long[] whole;
  final @Nullable Object[] reference;
  final Shadows shadows;
  private final @Nullable Object[] shadowed;
  private final double[][] shadow;

  Frame(int size, Shadows shadows) {
    this.shadows = shadows;
    real = new double[size];
    tangent = new double[size];
    whole = new long[size];
    reference = new Object[size];
    shadowed = new Object[size];
    shadow = new double[size][];
  }

  /** The tangent of the array that is the value. */
  double[] shadow(int id) {
    Object array = reference[id];
    if (shadowed[id] != array) {
      shadow[id] = shadows.of(java.util.Objects.requireNonNull(array));
      shadowed[id] = array;
    }
    return shadow[id];
  }

  /** Copies one value, of whatever type, from a frame. */
  void copy(Frame source, int from, int to) {
    real[to] = source.real[from];
    tangent[to] = source.tangent[from];
    whole[to] = source.whole[from];
    reference[to] = source.reference[from];
  }

  /** Copies values all at once: a target may be the source of another. */
  void move(int[] from, int[] to) {
    int n = to.length;
    if (n == 1) {
      copy(this, from[0], to[0]);
      return;
    }
    double[] reals = new double[n];
    double[] tangents = new double[n];
    long[] wholes = new long[n];
    Object[] references = new Object[n];
    for (int i = 0; i < n; i++) {
      reals[i] = real[from[i]];
      tangents[i] = tangent[from[i]];
      wholes[i] = whole[from[i]];
      references[i] = reference[from[i]];
    }
    for (int i = 0; i < n; i++) {
      real[to[i]] = reals[i];
      tangent[to[i]] = tangents[i];
      whole[to[i]] = wholes[i];
      reference[to[i]] = references[i];
    }
  }
}
