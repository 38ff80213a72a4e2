package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.Optional;

/**
 * a·b + c → fma(a, b, c); a·b − c → fma(a, b, −c); c − a·b → fma(−a, b, c). The left product first.
 */
final class ContractMultiplyAdd implements Rewrite {
  @Override
  public String description() {
    return "a·b + c → fma(a, b, c); a·b − c → fma(a, b, −c); c − a·b → fma(−a, b, c)";
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public Optional<Node> apply(GraphBuilder b, Node n) {
    boolean sum = Pattern.is(n, ArithmeticOps.ADD);
    if (!sum && !Pattern.is(n, ArithmeticOps.SUBTRACT)) {
      return Optional.empty();
    }
    Node x = n.argument(0);
    Node y = n.argument(1);
    if (isProduct(x)) {
      Node added = sum ? y : b.apply(ArithmeticOps.NEGATE, y);
      return Optional.of(b.apply(ArithmeticOps.FMA, left(x), right(x), added));
    } else if (isProduct(y)) {
      Node left = sum ? left(y) : b.apply(ArithmeticOps.NEGATE, left(y));
      return Optional.of(b.apply(ArithmeticOps.FMA, left, right(y), x));
    }
    return Optional.empty();
  }

  private static boolean isProduct(Node n) {
    return Pattern.is(n, ArithmeticOps.MULTIPLY) || Pattern.is(n, ArithmeticOps.SQUARE);
  }

  private static Node left(Node product) {
    return product.argument(0);
  }

  private static Node right(Node product) {
    return product.argument(product.arguments().size() - 1);
  }
}
