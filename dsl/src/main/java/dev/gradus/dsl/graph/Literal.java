package dev.gradus.dsl.graph;

import java.util.Arrays;

/** Immutable numbers, compared by their bits. */
public final class Literal {
  private final double[] values;

  private Literal(double[] values) {
    this.values = values;
  }

  public static Literal of(double... values) {
    return new Literal(values.clone());
  }

  public int length() {
    return values.length;
  }

  public double get(int index) {
    return values[index];
  }

  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Literal l && Arrays.equals(values, l.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length == 1 ? Double.toString(values[0]) : "[" + values.length + " numbers]";
  }
}
