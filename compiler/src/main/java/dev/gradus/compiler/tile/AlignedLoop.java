package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
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
    Range range = Range.of(loop, code);
    Value may = mayRun(range);
    Code aligned = code.inner();
    copy(range, aligned);
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
  private Value mayRun(Range range) {
    Value enough = range.hasAtLeast(least, code);
    Value notNegative = code.compare(Comparison.GE, range.low(), code.constant(-Tiles.LONGEST));
    int limit = Tiles.LONGEST - Math.max(base, 0);
    Value near = code.compare(Comparison.LE, range.high(), code.constant(limit));
    Value may = code.and(code.and(enough, notNegative), near);
    Code inside = code.inner();
    Value all = inside.apply(new Operation.Constant(true, Type.BOOLEAN));
    for (ShiftedAccesses.Elements e : accesses.all()) {
      Value distance = inside.constant(e.distance());
      Value first = inside.whole(WholeOp.ADD, range.low(), distance);
      Value end = inside.whole(WholeOp.ADD, range.high(), distance);
      Value length = inside.apply(new Operation.ArrayLength(), e.array());
      Value begins = inside.compare(Comparison.GE, first, inside.constant(0));
      Value ends = inside.compare(Comparison.LE, end, length);
      all = inside.and(all, inside.and(begins, ends));
    }
    return code.andThen(may, inside, all);
  }

  /** Copies what the loop reads at other distances to where it reads it. */
  private void copy(Range range, Code to) {
    Value at = to.whole(WholeOp.ADD, range.low(), to.constant(base));
    Value end = to.whole(WholeOp.ADD, range.high(), to.constant(base));
    for (ShiftedAccesses.Elements e : accesses.all()) {
      if (e.distance() != base) {
        Type type = e.array().type();
        String name = type.element().equals(Type.DOUBLE) ? "longDoubles" : "longFloats";
        Operation take = Code.call(Tiles.class, name, "(II)" + type.descriptor());
        Value copy = to.apply(take, to.constant(copies.size()), end);
        Value place = to.whole(WholeOp.ADD, range.low(), to.constant(e.distance()));
        String parameters = type.descriptor() + "I" + type.descriptor() + "II";
        to.run(Tiles.class, "copy", parameters, e.array(), place, copy, at, range.trips());
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
