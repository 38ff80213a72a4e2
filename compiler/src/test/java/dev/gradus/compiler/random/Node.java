package dev.gradus.compiler.random;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of source: a line, or a head with a body in braces. A tree so that pieces can be left
 * out.
 *
 * @param isFixed whether the piece must stay for the source to make sense
 */
record Node(String head, List<Node> body, boolean isFixed) {
  Node {
    body = List.copyOf(body);
  }

  static Node line(String text) {
    return new Node(text, List.of(), false);
  }

  static Node fixed(String text) {
    return new Node(text, List.of(), true);
  }

  static Node block(String head, List<Node> body) {
    return new Node(head, body, false);
  }

  private boolean isBlock() {
    return head.endsWith("{");
  }

  String text() {
    StringBuilder text = new StringBuilder();
    write(text, "");
    return text.toString();
  }

  private void write(StringBuilder text, String indent) {
    text.append(indent).append(head).append('\n');
    body.forEach(n -> n.write(text, indent + "  "));
    if (isBlock()) {
      text.append(indent).append("}\n");
    }
  }

  /** Number of lines. */
  int size() {
    return 1 + body.stream().mapToInt(Node::size).sum();
  }

  /**
   * This without one piece, or with a block's body in the place of the block; larger steps first.
   */
  List<Node> smaller() {
    List<Node> all = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      if (!body.get(i).isFixed) {
        all.add(with(i, List.of()));
      }
    }
    for (int i = 0; i < body.size(); i++) {
      Node child = body.get(i);
      if (!child.isFixed && !child.body.isEmpty()) {
        all.add(with(i, child.body));
      }
      for (Node less : child.smaller()) {
        all.add(with(i, List.of(less)));
      }
    }
    return all;
  }

  private Node with(int index, List<Node> replacement) {
    List<Node> changed = new ArrayList<>(body.subList(0, index));
    changed.addAll(replacement);
    changed.addAll(body.subList(index + 1, body.size()));
    return new Node(head, changed, isFixed);
  }
}
