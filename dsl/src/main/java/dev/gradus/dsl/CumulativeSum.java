package dev.gradus.dsl;

import dev.gradus.dsl.graph.Shape;

/** Running sums, by a scan along the axis. */
final class CumulativeSum {
  private CumulativeSum() {}

  static Tensor along(Tensor x, int axis) {
    int position = AxisCheck.fixed(x, axis, "cumsum");
    Tensor batchFirst = x.moveAxis(position, 0);
    int stacking = 0;
    if (x.shape().isBatched()) {
      batchFirst = batchFirst.moveAxis(batchFirst.shape().batchAxis(), 0);
      stacking = 1;
    }
    Shape step = batchFirst.shape().without(java.util.List.of(stacking));
    Tensor zero = Apply.broadcast(x.constant(0.0), step);
    Tensor sums =
        Scan.from(zero)
            .over(batchFirst)
            .run(
                (carry, element) -> {
                  Tensor sum = carry.get(0).plus(element.get(0));
                  return Scan.next(sum).emit(sum);
                })
            .stacked(0);
    if (x.shape().isBatched()) {
      int batch = x.shape().batchAxis();
      sums = sums.moveAxis(0, batch < position ? batch + 1 : batch);
    }
    return sums.moveAxis(0, position);
  }
}
