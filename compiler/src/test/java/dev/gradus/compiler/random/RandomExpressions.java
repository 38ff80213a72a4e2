package dev.gradus.compiler.random;

import java.util.Random;

/** Random expressions whose values stay small; every array has four elements. */
final class RandomExpressions {
  private final Random random;

  RandomExpressions(Random random) {
    this.random = random;
  }

  /** A real expression. */
  String real(Scope scope, int depth) {
    if (depth == 0) {
      return leaf(scope);
    }
    String a = real(scope, depth - 1);
    return switch (random.nextInt(17)) {
      case 0, 1 -> "(" + a + " + " + real(scope, depth - 1) + ")";
      case 2, 3 -> "(" + a + " - " + real(scope, depth - 1) + ")";
      case 4, 5 -> a + " * " + real(scope, depth - 1);
      case 6 -> a + " / (1.5 + " + square(leaf(scope)) + ")";
      case 7 -> "Math.sin(" + a + ")";
      case 8 -> "Math.cos(" + a + ")";
      case 9 -> "Math.tanh(" + a + ")";
      case 10 -> "Math.exp(-" + square(leaf(scope)) + ") * " + a;
      case 11 -> "Math.sqrt(1 + " + square(leaf(scope)) + ")";
      case 12 -> "Math.max(" + a + ", " + leaf(scope) + ")";
      case 13 -> "Math.abs(" + a + ")";
      case 14 -> "Math.log1p(" + square(leaf(scope)) + ")";
      case 15 -> "(" + truth(scope) + " ? " + a + " : " + leaf(scope) + ")";
      default -> "-(" + a + ")";
    };
  }

  private static String square(String leaf) {
    return leaf + " * " + leaf;
  }

  String leaf(Scope scope) {
    return switch (random.nextInt(8)) {
      case 0 -> String.valueOf((random.nextInt(30) + 1) / 16.0);
      case 1, 2 -> element(scope);
      case 3 -> scope.wholes.isEmpty() ? "0.75" : "0.25 * " + Scope.pick(scope.wholes, random);
      default -> scope.reals.isEmpty() ? "1.25" : Scope.pick(scope.reals, random);
    };
  }

  /** An element of an array, to be read or written. */
  String element(Scope scope) {
    if (!scope.matrices.isEmpty() && random.nextInt(3) == 0) {
      return row(scope) + "[" + index(scope) + "]";
    }
    return Scope.pick(scope.arrays, random) + "[" + index(scope) + "]";
  }

  String row(Scope scope) {
    return Scope.pick(scope.matrices, random) + "[" + index(scope) + "]";
  }

  /** A whole number from 0 to 3. */
  String index(Scope scope) {
    if (scope.wholes.isEmpty() || random.nextInt(4) == 0) {
      return String.valueOf(random.nextInt(4));
    }
    return whole(scope) + " & 3";
  }

  String whole(Scope scope) {
    String a = scope.wholes.isEmpty() ? "2" : Scope.pick(scope.wholes, random);
    return switch (random.nextInt(6)) {
      case 0 -> a + " + " + random.nextInt(4);
      case 1 -> "3 * " + a;
      case 2 -> a + " - " + (scope.wholes.isEmpty() ? "1" : Scope.pick(scope.wholes, random));
      default -> a;
    };
  }

  String truth(Scope scope) {
    String a = leaf(scope);
    return switch (random.nextInt(8)) {
      case 0 -> scope.truths.isEmpty() ? "1 < 2" : Scope.pick(scope.truths, random);
      case 1 -> scope.truths.isEmpty() ? a + " < 0.5" : "!" + Scope.pick(scope.truths, random);
      case 2 -> "(" + whole(scope) + ") % 2 == 0";
      case 3 -> a + " > " + leaf(scope) + " && " + leaf(scope) + " < 1.5";
      case 4 -> a + " < 0.2 || " + leaf(scope) + " > 0.8";
      default -> a + " > " + leaf(scope);
    };
  }
}
