package dev.gradus.compiler.random;

import dev.gradus.compiler.random.RandomStatements.Callee;
import dev.gradus.compiler.random.RandomStatements.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random class whose static method {@code f} is to be differentiated. */
final class RandomSource {
  private final Random random;
  private final List<Callee> callees = new ArrayList<>();

  private RandomSource(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L + 17);
  }

  /** The source of a class of this name. */
  static Node of(String name, long seed) {
    return new RandomSource(seed).type(name);
  }

  private Node type(String name) {
    List<Node> methods = new ArrayList<>();
    int helpers = random.nextInt(4);
    for (int i = 0; i < helpers; i++) {
      methods.add(helper("h" + i));
    }
    methods.add(entry());
    return new Node("public final class " + name + " {", methods, true);
  }

  private Node helper(String name) {
    Result result = Result.values()[random.nextInt(Result.values().length)];
    boolean isRecursive = random.nextInt(3) == 0;
    Scope scope = new Scope();
    scope.reals.add("x");
    scope.targets.add("x");
    scope.arrays.addAll(List.of("a", "b"));
    scope.wholes.add("n");
    List<Node> body = new ArrayList<>();
    List<Callee> known = new ArrayList<>(callees);
    if (isRecursive) {
      String end = new RandomStatements(random, List.of(), result).returning(scope);
      body.add(Node.fixed("if (n <= 0) " + end));
    }
    RandomStatements statements = new RandomStatements(random, known, result);
    body.addAll(statements.block(scope, 2, 2 + random.nextInt(3)));
    if (isRecursive) {
      String call = name + "(" + "0.5 * x + a[0], b, a, n - 1)";
      body.add(
          switch (result) {
            case REAL -> Node.line("x = x * 0.5 + 0.25 * " + call + ";");
            case NOTHING -> Node.line(call + ";");
            case ARRAY -> Node.line("x += 0.25 * " + call + "[1];");
          });
    }
    body.add(Node.fixed(statements.returning(scope)));
    callees.add(new Callee(name, result, isRecursive));
    String head =
        "static " + result.type + " " + name + "(double x, double[] a, double[] b, int n) {";
    return new Node(head, body, false);
  }

  private Node entry() {
    Result result =
        random.nextInt(4) > 0 ? Result.REAL : random.nextBoolean() ? Result.ARRAY : Result.NOTHING;
    Scope scope = new Scope();
    scope.reals.addAll(List.of("x", "y", "s"));
    scope.targets.addAll(List.of("x", "y", "s"));
    scope.arrays.addAll(List.of("a", "b"));
    scope.matrices.add("m");
    scope.wholes.add("n");
    scope.truths.add("flag");
    RandomStatements statements = new RandomStatements(random, callees, result);
    List<Node> body = new ArrayList<>();
    body.add(Node.fixed("double s = x;"));
    body.addAll(statements.block(scope, 3, 3 + random.nextInt(5)));
    body.add(Node.fixed(statements.returning(scope)));
    String head =
        "public static "
            + result.type
            + " f(double x, double y, double[] a, double[] b, double[][] m, int n, boolean flag) {";
    return new Node(head, body, true);
  }
}
