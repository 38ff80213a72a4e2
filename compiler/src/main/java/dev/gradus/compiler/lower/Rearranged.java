package dev.gradus.compiler.lower;

import dev.gradus.compiler.plan.Batch;
import dev.gradus.dsl.graph.Node;
import java.util.List;

/** A copy of a value with the axes of each row in another order. */
final class Rearranged {
  private Rearranged() {}

  static Array copy(Scope scope, Node x, List<Integer> order) {
    int[] extents = RowShape.extents(x.shape());
    int[] own = RowShape.strides(extents);
    Strided read =
        new Strided(
            order.stream().mapToInt(a -> extents[a]).toArray(),
            0,
            order.stream().mapToInt(a -> own[a]).toArray());
    Strided write = new Strided(read.extents(), 0, RowShape.strides(read.extents()));
    boolean batched = Batch.isBatched(x);
    Array copy = Array.of(scope.take(x.dtype(), x.shape().size(), batched));
    int step = batched ? x.shape().size() : 0;
    Copies.strided(
        scope.frame.scratch,
        scope.code,
        scope.array(x),
        step,
        read,
        copy,
        step,
        write,
        scope.rowsOf(x),
        x.dtype());
    return copy;
  }
}
