package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.Optional;

/** a + (−b) → a − b; (−a) + b → b − a; a − (−b) → a + b; (−a)·(−b) → a·b. */
final class AbsorbNegation implements Rewrite {
  @Override
  public String description() {
    return "a + (−b) → a − b; (−a) + b → b − a; a − (−b) → a + b; (−a)·(−b) → a·b";
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public Optional<Node> apply(GraphBuilder b, Node n) {
    if (n.arguments().size() != 2) {
      return Optional.empty();
    }
    Node x = n.argument(0);
    Node y = n.argument(1);
    boolean negatedX = Pattern.is(x, ArithmeticOps.NEGATE);
    boolean negatedY = Pattern.is(y, ArithmeticOps.NEGATE);
    if (Pattern.is(n, ArithmeticOps.ADD) && negatedY) {
      return Optional.of(b.apply(ArithmeticOps.SUBTRACT, x, y.argument(0)));
    } else if (Pattern.is(n, ArithmeticOps.ADD) && negatedX) {
      return Optional.of(b.apply(ArithmeticOps.SUBTRACT, y, x.argument(0)));
    } else if (Pattern.is(n, ArithmeticOps.SUBTRACT) && negatedY) {
      return Optional.of(b.apply(ArithmeticOps.ADD, x, y.argument(0)));
    } else if (Pattern.is(n, ArithmeticOps.MULTIPLY) && negatedX && negatedY) {
      return Optional.of(b.apply(ArithmeticOps.MULTIPLY, x.argument(0), y.argument(0)));
    }
    return Optional.empty();
  }
}
