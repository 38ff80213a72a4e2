package dev.gradus.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random loop over rows: sums and products over columns, and what is made of them. */
final class RandomRows {
  private final Random random;
  private final Scope scope;

  RandomRows(Random random, Scope scope) {
    this.random = random;
    this.scope = scope;
  }

  /** The source of a class whose static method {@code f} is made of such loops. */
  static Node of(String name, long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + 71);
    Scope scope = new Scope();
    scope.reals.addAll(List.of("x", "y", "s"));
    scope.targets.addAll(List.of("x", "y", "s"));
    scope.arrays.addAll(List.of("a", "b"));
    List<Node> body = new ArrayList<>();
    body.add(Node.fixed("double s = x;"));
    for (int loops = 1 + random.nextInt(2); loops > 0; loops--) {
      body.add(new RandomRows(random, scope).rows());
    }
    body.add(Node.fixed("return s + 0.5 * x * y;"));
    String parameters =
        "double x, double y, double[] a, double[] b, double[][] m, int n, boolean flag";
    Node method = new Node("public static double f(" + parameters + ") {", body, true);
    return new Node("public final class " + name + " {", List.of(method), true);
  }

  private Node rows() {
    List<Node> row = new ArrayList<>();
    row.add(Node.fixed("double sum = " + (random.nextBoolean() ? "0.5" : element("row")) + ";"));
    row.add(Node.fixed("double product = 1 - 0.25 * row;"));
    row.add(Node.block(counting("column", 1 + random.nextInt(2)), columns()));
    row.add(Node.line(target() + " += 0.25 * Math.sin(sum * product);"));
    switch (random.nextInt(6)) {
      case 0 -> row.add(Node.line(element("row") + " += 0.25 * Math.tanh(sum);"));
      case 1 -> row.add(Node.line("if (sum > 0.4) " + target() + " -= 0.125 * Math.sin(sum);"));
      case 2 -> row.add(Node.block(counting("column", 2), columns()));
      case 3 -> row.add(Node.line(element("0") + " = 0.5 * Math.cos(product);"));
      default -> {}
    }
    return Node.block(counting("row", 2 + random.nextInt(2)), row);
  }

  private List<Node> columns() {
    List<Node> columns = new ArrayList<>();
    columns.add(Node.line("sum" + continued()));
    columns.add(Node.line("product = product * " + factor() + ";"));
    if (random.nextBoolean()) {
      columns.add(Node.line("sum -= " + element() + " * product;"));
    }
    return columns;
  }

  private String counting(String index, int count) {
    return random.nextInt(3) > 0
        ? "for (int " + index + " = 0; " + index + " < " + count + "; " + index + "++) {"
        : "for (int " + index + " = " + (count - 1) + "; " + index + " >= 0; " + index + "--) {";
  }

  private String continued() {
    return switch (random.nextInt(3)) {
      case 0 -> " += product * " + element() + ";";
      case 1 -> " = sum * " + factor() + " + " + element() + ";";
      default -> " -= 0.5 * Math.sin(" + element() + ") * sum;";
    };
  }

  private String factor() {
    return switch (random.nextInt(3)) {
      case 0 -> "0.5";
      case 1 -> "Math.cos(" + element() + ")";
      default -> "0.5 * Math.tanh(" + Scope.pick(scope.reals, random) + ")";
    };
  }

  private String target() {
    return Scope.pick(scope.targets, random);
  }

  /** An element that depends on the row, the column or both. */
  private String element() {
    return switch (random.nextInt(5)) {
      case 0 -> element("column");
      case 1 -> element("row");
      case 2 -> element("2 - column");
      case 3 -> element("3 - row");
      default -> element("row + column");
    };
  }

  private String element(String index) {
    return Scope.pick(scope.arrays, random) + "[" + index + "]";
  }
}
