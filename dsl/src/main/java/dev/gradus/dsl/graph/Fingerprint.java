package dev.gradus.dsl.graph;

import dev.gradus.runtime.Signature;
import dev.gradus.runtime.method.GradientIndex;
import java.nio.charset.StandardCharsets;

/**
 * A digest of everything that a kernel is made from: every node, every bit of its constants, and
 * the signature without the starting values. Methods count by their names: kernels call them.
 */
public final class Fingerprint {
  private final StringBuilder text = new StringBuilder();

  private Fingerprint() {}

  public static String of(Graph graph, Signature signature) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.signature(signature);
    fingerprint.graph(graph);
    byte[] text = fingerprint.text.toString().getBytes(StandardCharsets.UTF_8);
    return GradientIndex.digest(text);
  }

  private void signature(Signature s) {
    text.append(s.name()).append(' ').append(s.dtype()).append(' ').append(s.arithmetic());
    for (Signature.Parameter p : s.parameters()) {
      text.append("\nparameter ").append(p.name()).append(p.shape()).append(p.frozen());
    }
    s.inputs().forEach(i -> text.append('\n').append(i));
    s.outputs().forEach(o -> text.append('\n').append(o));
  }

  private void graph(Graph graph) {
    text.append("\n").append(graph.arithmetic()).append(graph.inputs());
    for (Node n : graph.nodes()) {
      text.append('\n').append(n).append(n.arguments()).append(n.shape()).append(n.dtype());
      kind(n.kind());
    }
    text.append("\nreturn ").append(graph.outputs());
  }

  private void kind(NodeKind kind) {
    if (kind instanceof NodeKind.Constant c) {
      text.append(" constant");
      for (double value : c.values().toArray()) {
        text.append(' ').append(Long.toHexString(Double.doubleToRawLongBits(value)));
      }
    } else if (kind instanceof NodeKind.Elementwise e) {
      text.append(' ').append(e.op().name());
    } else if (kind instanceof NodeKind.Scan s) {
      text.append(" scan ").append(s.length()).append(s.reverse()).append(' ').append(s.carries());
      text.append(' ').append(s.perStep()).append(' ').append(s.constants()).append(" {");
      graph(s.body()); // scans nest a few levels at most
      text.append('}');
    } else {
      text.append(' ').append(kind);
    }
  }
}
