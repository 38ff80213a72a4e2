package dev.gradus.dsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The definition of einsum for two operands, carried out over every assignment of label values; an
 * ellipsis becomes digits.
 */
final class NaiveEinsum {
  private final String left;
  private final String right;
  private final String result;
  private final int[] a;
  private final int[] b;
  private final Map<Character, Integer> extents = new TreeMap<>();

  NaiveEinsum(String specification, int[] a, int[] b) {
    this.a = a;
    this.b = b;
    String[] sides = specification.split("->", -1);
    String[] terms = sides[0].split(",");
    left = spelled(terms[0], a.length);
    right = spelled(terms[1], b.length);
    note(left, a);
    note(right, b);
    String digits = digitsDescending();
    result = sides.length == 2 ? sides[1].replace("...", digits) : digits + lettersOnce();
  }

  private static String spelled(String term, int rank) {
    int covered = rank - term.replace("...", "").length();
    StringBuilder digits = new StringBuilder();
    for (int i = covered - 1; i >= 0; i--) {
      digits.append(i);
    }
    return term.replace("...", digits);
  }

  private void note(String labels, int[] shape) {
    for (int i = 0; i < shape.length; i++) {
      extents.merge(labels.charAt(i), shape[i], Math::max);
    }
  }

  private String digitsDescending() {
    StringBuilder digits = new StringBuilder();
    extents.keySet().stream()
        .filter(Character::isDigit)
        .sorted(Comparator.reverseOrder())
        .forEach(digits::append);
    return digits.toString();
  }

  private String lettersOnce() {
    String all = left + right;
    StringBuilder once = new StringBuilder();
    for (char c : extents.keySet()) {
      if (!Character.isDigit(c) && all.indexOf(c) == all.lastIndexOf(c)) {
        once.append(c);
      }
    }
    return once.toString();
  }

  int[] shape() {
    return result.chars().map(c -> extents.get((char) c)).toArray();
  }

  double[] evaluate(double[] x, double[] y) {
    List<Character> labels = new ArrayList<>(extents.keySet());
    int total = extents.values().stream().reduce(1, (p, q) -> p * q);
    double[] sums = new double[Arrays.stream(shape()).reduce(1, (p, q) -> p * q)];
    for (int n = 0; n < total; n++) {
      Map<Character, Integer> at = new TreeMap<>();
      int rest = n;
      for (char label : labels) {
        at.put(label, rest % extents.get(label));
        rest /= extents.get(label);
      }
      sums[offset(result, shape(), at)] += x[offset(left, a, at)] * y[offset(right, b, at)];
    }
    return sums;
  }

  private static int offset(String labels, int[] shape, Map<Character, Integer> at) {
    int offset = 0;
    for (int i = 0; i < shape.length; i++) {
      offset = offset * shape[i] + (shape[i] == 1 ? 0 : at.get(labels.charAt(i)));
    }
    return offset;
  }
}
