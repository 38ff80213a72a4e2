package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.runtime.kernel.Tiles;
import java.util.HashMap;

/** Writes loops over the columns of a tile's rows as calls of block kernels. */
final class RowLoops {
  private final Frame frame;
  private final Code code;

  RowLoops(Frame frame, Code code) {
    this.frame = frame;
    this.code = code;
  }

  /** Products of rows with a vector, added to what the loop starts from. */
  void write(Statement.For l, RowKernels.Dots d) {
    Value products = frame.rows.take(Type.DOUBLE);
    code.run(
        Tiles.class,
        "rowDots",
        "[DI[DII[DI",
        frame.uniform(d.matrix()),
        start(d.rowStart()),
        frame.uniform(d.vector()),
        frame.uniform(d.from()),
        frame.uniform(d.columns()),
        products,
        frame.size);
    Value sum = frame.newRow(l.results().get(0));
    Value initial = l.initial().get(0);
    lanes(
        sum,
        (lane, body) -> {
          Value from =
              frame.plan.isVarying(initial)
                  ? body.load(frame.row(initial, body), lane)
                  : frame.uniform(initial);
          return body.apply(
              new Operation.Scalar(ArithmeticOps.ADD, Flavour.STRICT),
              from,
              body.load(products, lane));
        });
  }

  /** Sums of rows with weights, added to elements. */
  void write(RowKernels.Weighted w) {
    Value weights = frame.row(w.weight(), code);
    if (w.negative()) {
      Value negative = frame.rows.take(Type.DOUBLE);
      Value positive = weights;
      lanes(
          negative,
          (lane, body) ->
              body.apply(
                  new Operation.Scalar(ArithmeticOps.NEGATE, Flavour.STRICT),
                  body.load(positive, lane)));
      weights = negative;
    }
    code.run(
        Tiles.class,
        "addWeighted",
        "[D[DI[DIII",
        weights,
        frame.uniform(w.matrix()),
        start(w.rowStart()),
        frame.uniform(w.sums()),
        frame.uniform(w.from()),
        frame.uniform(w.columns()),
        frame.size);
  }

  /** Computes an element of a row. */
  private interface Element {
    Value at(Value lane, Code body);
  }

  private void lanes(Value row, Element element) {
    Code body = code.inner();
    Value lane = code.fresh(Type.INT, "lane");
    body.store(row, lane, element.at(lane, body));
    code.forLoop("lanes", lane, code.constant(0), frame.size, 1, body);
  }

  /** Where the tile's first row begins. */
  private Value start(Value rowStart) {
    return frame.address(rowStart, code.constant(0), new HashMap<>(), code);
  }
}
