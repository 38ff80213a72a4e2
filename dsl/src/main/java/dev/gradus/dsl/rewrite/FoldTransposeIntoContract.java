package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * contract(transpose(a), b) → contract(a, b) with permuted labels. The products are the same; where
 * more than one label is summed their order may become that of the operand as it stands, for every
 * engine alike.
 */
final class FoldTransposeIntoContract implements Rewrite {
  @Override
  public String description() {
    return "contract(transpose(a), b) → contract(a, b)";
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public Optional<Node> apply(GraphBuilder builder, Node n) {
    if (!(n.kind() instanceof Contract c)) {
      return Optional.empty();
    }
    Node a = n.argument(0);
    Node b = n.argument(1);
    if (a.kind() instanceof NodeKind.Transpose t) {
      Contract kind = new Contract(permuted(c.left(), t), c.right(), c.result());
      return Optional.of(builder.add(kind, List.of(a.argument(0), b)));
    } else if (b.kind() instanceof NodeKind.Transpose t) {
      Contract kind = new Contract(c.left(), permuted(c.right(), t), c.result());
      return Optional.of(builder.add(kind, List.of(a, b.argument(0))));
    }
    return Optional.empty();
  }

  /** Labels of the operand of a transpose, given those of its result. */
  private static List<Integer> permuted(List<Integer> labels, NodeKind.Transpose t) {
    List<Integer> result = new ArrayList<>(labels);
    for (int i = 0; i < labels.size(); i++) {
      result.set(t.permutation().get(i), labels.get(i));
    }
    return result;
  }
}
