package dev.gradus.compiler.lower;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A static value that is nothing but runs of neighbouring elements of other values, with zeros
 * before, between and behind: {@code pad(x, 1+0+1)} is a zero, all of {@code x}, a zero.
 */
record Pieces(List<Piece> pieces) {
  /** Elements {@code start … start + length - 1} of the whole: a value in order, or zeros. */
  record Piece(int start, int length, Optional<Node> from) {
    int end() {
      return start + length;
    }
  }

  /** The pieces of a static Pad or Concat, if its operands stand one behind the other in it. */
  static Optional<Pieces> of(Node n) {
    if (!(n.kind() instanceof NodeKind.Pad || n.kind() instanceof NodeKind.Concat)) {
      return Optional.empty();
    }
    List<Piece> pieces = new ArrayList<>();
    int end = 0;
    for (int i = 0; i < n.arguments().size(); i++) {
      Strided placing = Strided.placing(n, i);
      int size = n.argument(i).shape().size();
      if (!placing.isContiguous()) {
        return Optional.empty();
      }
      if (size > 0) {
        zeros(end, placing.offset(), pieces);
        pieces.add(new Piece(placing.offset(), size, Optional.of(n.argument(i))));
        end = placing.offset() + size;
      }
    }
    zeros(end, n.shape().size(), pieces);
    return Optional.of(new Pieces(List.copyOf(pieces)));
  }

  private static void zeros(int start, int end, List<Piece> pieces) {
    if (end > start) {
      pieces.add(new Piece(start, end - start, Optional.empty()));
    }
  }

  /** The piece that an element belongs to. */
  Piece at(int element) {
    for (Piece p : pieces) {
      if (element < p.end()) {
        return p;
      }
    }
    throw new IndexOutOfBoundsException(element);
  }
}
