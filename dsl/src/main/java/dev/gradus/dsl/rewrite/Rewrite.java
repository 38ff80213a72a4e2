package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import java.util.Optional;

/** One rewriting rule. */
public interface Rewrite {
  /** What the rule does: before → after. */
  String description();

  /** Whether no bit of any result changes. */
  boolean isExact();

  /**
   * A node to put in place of {@code n} (a node of the builder); empty if the rule does not apply.
   */
  Optional<Node> apply(GraphBuilder builder, Node n);
}
