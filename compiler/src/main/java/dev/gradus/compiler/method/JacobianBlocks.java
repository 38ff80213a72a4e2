package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A Jacobian by an array, several columns in one forward sweep, so that the values beside them are
 * computed once for all; what remains goes one by one.
 */
final class JacobianBlocks {
  /** Columns of a sweep: more of them make the code longer, and gain less and less. */
  private static final int WIDTH = 4;

  private final EntryCode code;
  private final Sweeps sweeps;
  private final Type element;
  private final List<Value> tangents = new ArrayList<>();

  JacobianBlocks(EntryCode code, Sweeps sweeps) {
    this.code = code;
    this.sweeps = sweeps;
    int only = code.primal.active().get(0);
    element = code.primal.parameters().get(only).type().element();
    for (int k = 0; k < WIDTH; k++) {
      Value tangent = code.like(only);
      code.zero(tangent);
      tangents.add(tangent);
    }
  }

  /** Whether a method is differentiated by one array of rank 1. */
  static boolean fits(Primal primal) {
    return primal.active().size() == 1
        && primal.parameters().get(primal.active().get(0)).type().rank() == 1;
  }

  /** Fills a matrix that has a column for each element. */
  void fill(Value out, Value columns) {
    Value rest = code.f.whole(WholeOp.REMAINDER, columns, code.f.constant(WIDTH));
    Value whole = code.f.whole(WholeOp.SUBTRACT, columns, rest);
    Value cells = code.cells(code.primal.result().array(), WIDTH);
    code.f.forLoop("block", code.f.constant(0), whole, WIDTH, j -> sweep(out, j, tangents, cells));
    Value cell = code.cells(code.primal.result().array(), 1);
    code.f.forLoop("column", whole, columns, 1, j -> sweep(out, j, tangents.subList(0, 1), cell));
  }

  private void sweep(Value out, Value first, List<Value> directions, Value cells) {
    mark(first, directions, 1);
    if (directions.size() == 1) {
      sweeps.forward(sweeps.protectedArguments(), directions, List.of(cells));
    } else {
      sweeps.forwardInAll(sweeps.protectedArguments(), directions, cells);
    }
    if (sweeps.leavesArguments()) {
      mark(first, directions, 0);
    } else {
      // The sweep has written to the tangents, too.
      directions.forEach(code::zero);
    }
    for (int k = 0; k < directions.size(); k++) {
      Value place = code.f.whole(WholeOp.ADD, first, code.f.constant(k));
      Value column = code.f.load(cells, code.f.constant(k));
      code.forEach(column, i -> code.f.store(code.f.load(out, i), place, code.f.load(column, i)));
    }
  }

  private void mark(Value first, List<Value> directions, int number) {
    for (int k = 0; k < directions.size(); k++) {
      Value place = code.f.whole(WholeOp.ADD, first, code.f.constant(k));
      code.f.store(directions.get(k), place, code.number(element, number));
    }
  }
}
