package dev.gradus.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random statements: assignments, loops, branches, jumps, arrays, calls of earlier methods. */
final class RandomStatements {
  /** A method that may be called: takes a real, an array, another array, a whole. */
  record Callee(String name, Result result, boolean isRecursive) {}

  enum Result {
    REAL("double"),
    NOTHING("void"),
    ARRAY("double[]");

    final String type;

    Result(String type) {
      this.type = type;
    }
  }

  private final Random random;
  private final RandomExpressions expressions;
  private final List<Callee> callees;
  private final Result result;
  private int names;

  RandomStatements(Random random, List<Callee> callees, Result result) {
    this.random = random;
    this.callees = callees;
    this.result = result;
    expressions = new RandomExpressions(random);
  }

  List<Node> block(Scope scope, int depth, int count) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      statement(nodes, scope, depth);
    }
    return nodes;
  }

  private String fresh(String prefix) {
    return prefix + names++;
  }

  private void statement(List<Node> nodes, Scope scope, int depth) {
    int kind = random.nextInt(depth > 0 ? 24 : 13);
    switch (kind) {
      case 0, 1, 2 -> nodes.add(assignment(scope));
      case 3 -> declaration(nodes, scope);
      case 4, 5, 6 -> nodes.add(store(scope));
      case 7 -> swap(nodes, scope);
      case 8 -> array(nodes, scope);
      case 9 -> wholeOrTruth(nodes, scope);
      case 10 -> copy(nodes, scope);
      case 11 -> call(nodes, scope);
      case 12 -> jump(nodes, scope);
      case 13, 14, 15 -> counted(nodes, scope, depth);
      case 16 -> whileLoop(nodes, scope, depth);
      case 17 -> overElements(nodes, scope, depth);
      case 18 -> switchOn(nodes, scope, depth);
      default -> branch(nodes, scope, depth);
    }
  }

  private String real(Scope scope) {
    return expressions.real(scope, 1 + random.nextInt(3));
  }

  /** Keeps what is assigned small. */
  private String tame(Scope scope) {
    return switch (random.nextInt(4)) {
      case 0 -> "Math.sin(" + real(scope) + ")";
      case 1 -> "Math.tanh(" + real(scope) + ")";
      case 2 -> "0.5 * Math.cos(" + real(scope) + ") + " + expressions.leaf(scope) + " * 0.25";
      default -> "Math.atan(" + real(scope) + ")";
    };
  }

  private Node assignment(Scope scope) {
    String target = Scope.pick(scope.targets, random);
    return switch (random.nextInt(5)) {
      case 0 -> Node.line(target + " += 0.25 * " + tame(scope) + ";");
      case 1 -> Node.line(target + " *= 0.5 + 0.5 * " + tame(scope) + ";");
      case 2 -> Node.line(target + " -= 0.125 * " + tame(scope) + ";");
      default -> Node.line(target + " = " + tame(scope) + ";");
    };
  }

  private void declaration(List<Node> nodes, Scope scope) {
    String name = fresh("v");
    nodes.add(Node.line("double " + name + " = " + tame(scope) + ";"));
    scope.reals.add(name);
    scope.targets.add(name);
  }

  private Node store(Scope scope) {
    String target = expressions.element(scope);
    return switch (random.nextInt(4)) {
      case 0 -> Node.line(target + " += 0.25 * " + tame(scope) + ";");
      case 1 -> Node.line(target + " *= " + tame(scope) + ";");
      default -> Node.line(target + " = " + tame(scope) + ";");
    };
  }

  private void swap(List<Node> nodes, Scope scope) {
    String t = fresh("t");
    if (random.nextBoolean() && !scope.matrices.isEmpty()) {
      String a = expressions.row(scope);
      String b = expressions.row(scope);
      nodes.add(
          Node.line(
              "double[] " + t + " = " + a + "; " + a + " = " + b + "; " + b + " = " + t + ";"));
    } else {
      String a = expressions.element(scope);
      String b = expressions.element(scope);
      nodes.add(
          Node.line("double " + t + " = " + a + "; " + a + " = " + b + "; " + b + " = " + t + ";"));
    }
  }

  private void array(List<Node> nodes, Scope scope) {
    String name = fresh("w");
    String from = Scope.pick(scope.arrays, random);
    String value =
        switch (random.nextInt(7)) {
          case 0 -> "new double[4]";
          case 1 -> from + ".clone()";
          case 2 -> "java.util.Arrays.copyOf(" + from + ", 4)";
          case 3 -> from;
          case 4 -> scope.matrices.isEmpty() ? from : expressions.row(scope);
          case 5 ->
              expressions.truth(scope) + " ? " + from + " : " + Scope.pick(scope.arrays, random);
          default ->
              "{" + tame(scope) + ", " + expressions.leaf(scope) + ", 0.5, " + tame(scope) + "}";
        };
    nodes.add(Node.line("double[] " + name + " = " + value + ";"));
    scope.arrays.add(name);
  }

  private void wholeOrTruth(List<Node> nodes, Scope scope) {
    if (random.nextBoolean()) {
      String name = fresh("k");
      nodes.add(Node.line("int " + name + " = (" + expressions.whole(scope) + ") & 7;"));
      scope.wholes.add(name);
    } else {
      String name = fresh("c");
      nodes.add(Node.line("boolean " + name + " = " + expressions.truth(scope) + ";"));
      scope.truths.add(name);
    }
  }

  private void copy(List<Node> nodes, Scope scope) {
    String a = Scope.pick(scope.arrays, random);
    String b = Scope.pick(scope.arrays, random);
    nodes.add(
        switch (random.nextInt(4)) {
          case 0 -> Node.line("java.util.Arrays.fill(" + a + ", " + tame(scope) + ");");
          case 1 -> Node.line("java.util.Arrays.fill(" + a + ", 1, 3, " + tame(scope) + ");");
          case 2 -> Node.line("System.arraycopy(" + a + ", 0, " + b + ", 1, 3);");
          default -> Node.line("System.arraycopy(" + a + ", 1, " + b + ", 0, 2);");
        });
  }

  private void call(List<Node> nodes, Scope scope) {
    if (callees.isEmpty()) {
      nodes.add(assignment(scope));
      return;
    }
    Callee callee = callees.get(random.nextInt(callees.size()));
    String second =
        scope.matrices.isEmpty() || random.nextBoolean()
            ? Scope.pick(scope.arrays, random)
            : expressions.row(scope);
    String call =
        callee.name()
            + "("
            + tame(scope)
            + ", "
            + Scope.pick(scope.arrays, random)
            + ", "
            + second
            + ", "
            + (callee.isRecursive() ? "2" : expressions.index(scope))
            + ")";
    switch (callee.result()) {
      case REAL ->
          nodes.add(Node.line(Scope.pick(scope.targets, random) + " = 0.5 * " + call + ";"));
      case NOTHING -> nodes.add(Node.line(call + ";"));
      case ARRAY -> {
        String name = fresh("w");
        nodes.add(Node.line("double[] " + name + " = " + call + ";"));
        scope.arrays.add(name);
      }
    }
  }

  private void jump(List<Node> nodes, Scope scope) {
    String condition = expressions.truth(scope);
    String jump;
    if (scope.loops.isEmpty() || random.nextInt(5) == 0) {
      jump = returning(scope);
    } else if (random.nextBoolean()) {
      String loop = Scope.pick(scope.loops, random);
      jump = random.nextBoolean() ? "break " + loop + ";" : "continue " + loop + ";";
    } else {
      jump = random.nextBoolean() ? "break;" : "continue;";
    }
    nodes.add(Node.line("if (" + condition + ") " + jump));
  }

  String returning(Scope scope) {
    return switch (result) {
      case REAL -> "return " + real(scope) + ";";
      case NOTHING -> "return;";
      case ARRAY -> "return new double[] {" + tame(scope) + ", 1, " + tame(scope) + ", 2};";
    };
  }

  private void counted(List<Node> nodes, Scope scope, int depth) {
    String i = fresh("i");
    String label = fresh("loop");
    String head =
        switch (random.nextInt(5)) {
          case 0 -> "for (int " + i + " = 3; " + i + " >= 0; " + i + "--) {";
          case 1 -> "for (int " + i + " = 0; " + i + " < 5; " + i + " += 2) {";
          case 2 ->
              "for (int "
                  + i
                  + " = 0; "
                  + i
                  + " < ("
                  + expressions.index(scope)
                  + "); "
                  + i
                  + "++) {";
          default -> "for (int " + i + " = 0; " + i + " < 4; " + i + "++) {";
        };
    Scope inner = scope.inner();
    inner.wholes.add(i);
    inner.loops.add(label);
    nodes.add(Node.block(label + ": " + head, block(inner, depth - 1, 1 + random.nextInt(4))));
  }

  private void whileLoop(List<Node> nodes, Scope scope, int depth) {
    String i = fresh("n");
    String label = fresh("loop");
    Scope inner = scope.inner();
    inner.wholes.add(i);
    inner.loops.add(label);
    List<Node> body = new ArrayList<>();
    String condition = expressions.truth(scope);
    String head;
    switch (random.nextInt(3)) {
      case 0 -> head = label + ": while (" + i + "++ < 4 && (" + condition + ")) {";
      case 1 -> {
        head = label + ": while (true) {";
        body.add(Node.fixed("if (" + i + "++ > 3 || " + condition + ") break;"));
      }
      default -> head = label + ": for (; " + i + "++ < 3; ) {";
    }
    body.addAll(block(inner, depth - 1, 1 + random.nextInt(4)));
    nodes.add(Node.line("int " + i + " = 0;"));
    nodes.add(Node.block(head, body));
  }

  private void overElements(List<Node> nodes, Scope scope, int depth) {
    String e = fresh("e");
    String label = fresh("loop");
    Scope inner = scope.inner();
    inner.loops.add(label);
    boolean rows = !scope.matrices.isEmpty() && random.nextInt(3) == 0;
    String head =
        rows
            ? "for (double[] " + e + " : " + Scope.pick(scope.matrices, random) + ") {"
            : "for (double " + e + " : " + Scope.pick(scope.arrays, random) + ") {";
    (rows ? inner.arrays : inner.reals).add(e);
    nodes.add(Node.block(label + ": " + head, block(inner, depth - 1, 1 + random.nextInt(3))));
  }

  private void switchOn(List<Node> nodes, Scope scope, int depth) {
    List<Node> cases = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String head = i == 2 ? "default -> {" : "case " + i + " -> {";
      Scope inner = scope.inner();
      cases.add(Node.block(head, block(inner, depth - 1, 1 + random.nextInt(2))));
    }
    nodes.add(Node.block("switch (" + expressions.index(scope) + ") {", cases));
  }

  private void branch(List<Node> nodes, Scope scope, int depth) {
    String condition = expressions.truth(scope);
    List<Node> then = block(scope.inner(), depth - 1, 1 + random.nextInt(3));
    nodes.add(Node.block("if (" + condition + ") {", then));
    if (random.nextBoolean()) {
      List<Node> otherwise = block(scope.inner(), depth - 1, 1 + random.nextInt(3));
      nodes.add(Node.block("else {", otherwise));
    }
  }
}
