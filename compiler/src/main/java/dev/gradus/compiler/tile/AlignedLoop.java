package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.kernel.Tiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a loop with all arrays indexed alike, and the loop as it stands where that may not be. */
final class AlignedLoop {
  private final Statement.For loop;
  private final ShiftedAccesses accesses;
  private final int base;
  private final int least;
  private final Code code;

  /** Elements at other distances → the array that they are copied to. */
  private final Map<ShiftedAccesses.Elements, Value> copies = new HashMap<>();

  private AlignedLoop(Statement.For loop, ShiftedAccesses accesses, int least, Fresh fresh) {
    this.loop = loop;
    this.least = least;
    this.accesses = accesses;
    this.base = accesses.base();
    this.code = new Code(fresh, loop.position());
  }

  /**
   * What stands for the loop.
   *
   * @param least iterations that are worth it
   */
  static List<Statement> write(
      Statement.For loop, ShiftedAccesses accesses, int least, Fresh fresh) {
    return new AlignedLoop(loop, accesses, least, fresh).write();
  }

  private List<Statement> write() {
    boolean up = loop.step() > 0;
    Value one = code.constant(1);
    Value low = up ? loop.from() : code.whole(WholeOp.ADD, loop.to(), one);
    Value high = up ? loop.to() : code.whole(WholeOp.ADD, loop.from(), one);
    Value trips = code.whole(WholeOp.SUBTRACT, high, low);
    Value may = mayRun(low, high, trips);
    Code aligned = code.inner();
    copy(low, high, trips, aligned);
    Value index = code.fresh(Type.INT, loop.index().name());
    Code body = body(index, aligned.inner());
    aligned.forLoop("aligned", index, loop.from(), loop.to(), loop.step(), body);
    Code plain = code.inner();
    plain.add(loop);
    code.add(
        new Statement.If(
            may,
            aligned.yielding(List.of()),
            plain.yielding(List.of()),
            List.of(),
            loop.position()));
    return code.statements();
  }

  /** Whether there are enough iterations, not too many, and all elements exist. */
  private Value mayRun(Value low, Value high, Value trips) {
    Value enough = code.compare(Comparison.GE, trips, code.constant(least));
    Value notNegative = code.compare(Comparison.GE, low, code.constant(-Tiles.LONGEST));
    Value near =
        code.compare(Comparison.LE, high, code.constant(Tiles.LONGEST - Math.max(base, 0)));
    Value may = and(and(enough, notNegative, code), near, code);
    Value fits = code.fresh(Type.BOOLEAN, "fits");
    Code inside = code.inner();
    Value all = inside.apply(new Operation.Constant(true, Type.BOOLEAN));
    for (ShiftedAccesses.Elements e : accesses.all()) {
      Value distance = inside.constant(e.distance());
      Value first = inside.whole(WholeOp.ADD, low, distance);
      Value end = inside.whole(WholeOp.ADD, high, distance);
      Value length = inside.apply(new Operation.ArrayLength(), e.array());
      Value begins = inside.compare(Comparison.GE, first, inside.constant(0));
      Value ends = inside.compare(Comparison.LE, end, length);
      all = and(all, and(begins, ends, inside), inside);
    }
    Code not = code.inner();
    Value no = not.apply(new Operation.Constant(false, Type.BOOLEAN));
    code.add(
        new Statement.If(
            may,
            inside.yielding(List.of(all)),
            not.yielding(List.of(no)),
            List.of(fits),
            loop.position()));
    return fits;
  }

  private static Value and(Value a, Value b, Code code) {
    return code.apply(new Operation.Logic(LogicOp.AND), a, b);
  }

  /** Copies what the loop reads at other distances to where it reads it. */
  private void copy(Value low, Value high, Value trips, Code to) {
    Value at = to.whole(WholeOp.ADD, low, to.constant(base));
    Value end = to.whole(WholeOp.ADD, high, to.constant(base));
    for (ShiftedAccesses.Elements e : accesses.all()) {
      if (e.distance() != base) {
        Type type = e.array().type();
        String name = type.element().equals(Type.DOUBLE) ? "longDoubles" : "longFloats";
        Operation take = Code.call(Tiles.class, name, "(II)" + type.descriptor());
        Value copy = to.apply(take, to.constant(copies.size()), end);
        Value place = to.whole(WholeOp.ADD, low, to.constant(e.distance()));
        String parameters = type.descriptor() + "I" + type.descriptor() + "II";
        to.run(Tiles.class, "copy", parameters, e.array(), place, copy, at, trips);
        copies.put(e, copy);
      }
    }
  }

  private Code body(Value index, Code body) {
    Map<Value, Value> known = new HashMap<>();
    known.put(loop.index(), index);
    Value at = body.whole(WholeOp.ADD, index, body.constant(base));
    for (Statement s : loop.body().statements()) {
      Statement.Instruction i = (Statement.Instruction) s;
      body.at(i.position());
      ShiftedAccesses.Elements e = accesses.of(i);
      Value array = e == null ? null : copies.getOrDefault(e, e.array());
      if (i.operation() instanceof Operation.Store) {
        Value stored = i.arguments().get(2);
        body.store(array, at, known.getOrDefault(stored, stored));
      } else if (i.operation() instanceof Operation.Load) {
        known.put(i.results().get(0), body.load(array, at));
      } else {
        List<Value> arguments = i.arguments().stream().map(a -> known.getOrDefault(a, a)).toList();
        known.put(i.results().get(0), body.apply(i.operation(), arguments));
      }
    }
    return body;
  }
}
