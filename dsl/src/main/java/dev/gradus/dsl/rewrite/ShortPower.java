package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.Optional;
import java.util.OptionalDouble;

/** pow(x, n) → products for whole n up to 8 in size; pow(x, ½) → √x; pow(x, −½) → 1/√x. */
final class ShortPower implements Rewrite {
  private static final int LARGEST = 8;

  @Override
  public String description() {
    return "pow(x, n) → products for whole |n| ≤ 8; pow(x, ½) → √x; pow(x, −½) → 1/√x";
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public Optional<Node> apply(GraphBuilder b, Node n) {
    if (!Pattern.is(n, ArithmeticOps.POW)) {
      return Optional.empty();
    }
    OptionalDouble exponent = Pattern.uniform(n.argument(1));
    if (exponent.isEmpty()) {
      return Optional.empty();
    }
    double e = exponent.getAsDouble();
    Node x = n.argument(0);
    if (e == 0.5) {
      return Optional.of(b.apply(ArithmeticOps.SQRT, x));
    } else if (e == -0.5) {
      return Optional.of(b.apply(ArithmeticOps.RSQRT, x));
    } else if (e != Math.rint(e) || Math.abs(e) > LARGEST || e == 0) {
      return Optional.empty();
    }
    Node product = power(b, x, (int) Math.abs(e));
    return Optional.of(e > 0 ? product : b.apply(ArithmeticOps.RECIPROCAL, product));
  }

  /** Repeated squaring. */
  private static Node power(GraphBuilder b, Node x, int exponent) {
    Node result = x;
    for (int bit = Integer.highestOneBit(exponent) >> 1; bit > 0; bit >>= 1) {
      result = b.apply(ArithmeticOps.SQUARE, result);
      if ((exponent & bit) != 0) {
        result = b.apply(ArithmeticOps.MULTIPLY, result, x);
      }
    }
    return result;
  }
}
