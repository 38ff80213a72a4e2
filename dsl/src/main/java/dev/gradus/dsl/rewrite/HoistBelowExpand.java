package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * op(expand(a), expand(b), c) → expand(op(a, b, c)): carried out once for each element before it is
 * repeated.
 */
final class HoistBelowExpand implements Rewrite {
  @Override
  public String description() {
    return "op(expand(a), expand(b)) → expand(op(a, b))";
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public Optional<Node> apply(GraphBuilder builder, Node n) {
    if (!(n.kind() instanceof NodeKind.Elementwise) && !(n.kind() instanceof NodeKind.Cast)) {
      return Optional.empty();
    }
    Optional<Node> model = Optional.empty();
    for (Node a : n.arguments()) {
      boolean expand = a.kind() instanceof NodeKind.Expand;
      if (expand && (model.isEmpty() || Pattern.uniform(a).isEmpty())) {
        model = Optional.of(a);
      }
    }
    if (model.isEmpty()) {
      return Optional.empty();
    }
    NodeKind.Expand expand = (NodeKind.Expand) model.get().kind();
    List<Node> inner = new ArrayList<>();
    for (Node a : n.arguments()) {
      OptionalDouble uniform = Pattern.uniform(a);
      Node source = model.get().argument(0);
      if (uniform.isPresent()) {
        inner.add(builder.full(uniform.getAsDouble(), source.shape(), a.dtype()));
      } else if (a.kind().equals(expand) && a.argument(0).shape().equals(source.shape())) {
        inner.add(a.argument(0));
      } else {
        return Optional.empty();
      }
    }
    Node once = builder.add(n.kind(), inner);
    return Optional.of(builder.add(expand, List.of(once)));
  }
}
