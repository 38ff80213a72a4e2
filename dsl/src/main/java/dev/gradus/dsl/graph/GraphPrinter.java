package dev.gradus.dsl.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes graphs as text, one line per node. */
public final class GraphPrinter {
  private GraphPrinter() {}

  /** For instance {@code %3 = add(%1, %2) : (BATCH, 5) double}; scan bodies are indented. */
  public static String print(Graph graph) {
    StringBuilder out = new StringBuilder();
    print(graph, "", out);
    return out.toString();
  }

  private static void print(Graph graph, String indent, StringBuilder out) {
    for (Node n : graph.nodes()) {
      out.append(indent).append(line(n)).append('\n');
      if (n.kind() instanceof NodeKind.Scan scan) {
        print(scan.body(), indent + "    ", out); // scans nest a few levels at most
      }
    }
    out.append(indent).append("return ").append(list(graph.outputs())).append('\n');
  }

  /** What a node does, in one word: {@code log}, {@code sum}, {@code contract}, …. */
  public static String operation(Node n) {
    return KindText.name(n.kind());
  }

  /** One node. */
  public static String line(Node n) {
    List<String> inside = new ArrayList<>();
    n.arguments().forEach(a -> inside.add(a.toString()));
    String attributes = KindText.attributes(n.kind());
    if (!attributes.isEmpty()) {
      inside.add(attributes);
    }
    return n
        + " = "
        + KindText.name(n.kind())
        + "("
        + String.join(", ", inside)
        + ") : "
        + new TensorType(n.shape(), n.dtype());
  }

  private static String list(List<Node> nodes) {
    return nodes.stream().map(Node::toString).collect(Collectors.joining(", "));
  }
}
