package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.kernel.Tiles;
import java.util.HashMap;
import java.util.List;

/** Writes instructions that become calls for a whole tile, or run once for it. */
final class Blocks {
  static final Class<?> KERNELS = dev.gradus.runtime.kernel.Blocks.class;

  private final Frame frame;
  private final Code code;

  Blocks(Frame frame, Code code) {
    this.frame = frame;
    this.code = code;
  }

  /** An instruction that is the same for all iterations. */
  void uniform(Statement.Instruction i) {
    code.at(i.position());
    List<Value> arguments = i.arguments().stream().map(frame::uniform).toList();
    if (Saves.isReserve(i) || Saves.isRelease(i)) {
      Value count = code.whole(WholeOp.MULTIPLY, arguments.get(1), code.constant(frame.capacity));
      Value base = code.apply(i.operation(), arguments.get(0), count);
      frame.putUniform(i.results().get(0), place(i, base));
    } else {
      Value result = code.apply(i.operation(), arguments);
      frame.putUniform(i.results().get(0), result);
    }
    frame.done.add(i);
  }

  /** The place that one iteration would have been given. */
  private Value place(Statement.Instruction i, Value base) {
    boolean doubles = ((Operation.StaticCall) i.operation()).name().endsWith("Doubles");
    Value from = frame.savedFrom.get(doubles ? Type.DOUBLE : Type.FLOAT);
    Value rows =
        code.whole(
            WholeOp.DIVIDE,
            code.whole(WholeOp.SUBTRACT, base, from),
            code.constant(frame.capacity));
    return code.whole(WholeOp.ADD, from, rows);
  }

  void write(Statement.Instruction i) {
    code.at(i.position());
    List<Value> a = i.arguments();
    Value zero = code.constant(0);
    switch (frame.plan.role(i)) {
      case KERNEL -> {
        Value from = frame.row(a.get(0), code);
        String name = Arithmetics.kernel(i.operation()).orElseThrow();
        String type = from.type().descriptor();
        code.run(KERNELS, name, type + type + "I", from, result(i), frame.size);
      }
      case ROW -> frame.putRow(i.results().get(0), frame.privateRow(a.get(0), a.get(1), code));
      case GATHERED -> {
        RepeatedGathers.Gather gather = frame.plan.repeated(i);
        Value index = frame.uniform(gather.over().index());
        frame.putRow(i.results().get(0), RepeatedGathers.row(gather, index, frame, code));
      }
      case READ -> frame.copy(array(a), at(a.get(1)), result(i), zero, code);
      case SAVED_READ ->
          frame.copy(
              frame.savedArea(a.get(0), code),
              frame.savedPlace(a.get(0), a.get(1), code),
              result(i),
              zero,
              code);
      case WRITE -> put(array(a), at(a.get(1)), a.get(2));
      case SAVED_WRITE ->
          put(
              frame.savedArea(a.get(0), code),
              frame.savedPlace(a.get(0), a.get(1), code),
              a.get(2));
      default -> throw new IllegalStateException("no call: " + i);
    }
    frame.done.add(i);
  }

  private Value array(List<Value> arguments) {
    return frame.uniform(arguments.get(0));
  }

  /** The index at the tile's first iteration. */
  private Value at(Value index) {
    return frame.address(index, code.constant(0), new HashMap<>(), code);
  }

  private Value result(Statement.Instruction i) {
    return Lanes.result(frame, i.results().get(0), List.of(i));
  }

  private void put(Value array, Value offset, Value value) {
    if (frame.plan.isVarying(value)) {
      frame.copy(frame.row(value, code), code.constant(0), array, offset, code);
    } else {
      frame.fill(array, offset, frame.uniform(value), code);
    }
  }

  /** Adds a row to consecutive elements. */
  void addRow(Statement.Instruction store) {
    code.at(store.position());
    Memory.Addition addition = frame.plan.memory.addition(store).orElseThrow();
    Value row = frame.row(addition.value(), code);
    Value from = at(addition.index());
    String type = row.type().descriptor();
    code.run(
        Tiles.class,
        addition.negative() ? "subtract" : "add",
        type + type + "I" + type + "I",
        row,
        frame.uniform(addition.array()),
        from,
        frame.aside(addition.value().type()),
        frame.size);
    frame.done.add(store);
  }

  /** The sum of the first elements of a row. */
  static Value rowSum(Value row, Value count, Frame frame, Code code) {
    Type element = row.type().element();
    String rows = row.type().descriptor().repeat(2);
    Operation sum = Code.call(KERNELS, "rowSum", "(" + rows + "I)" + element.descriptor());
    return code.apply(sum, row, frame.scratch(element), count);
  }
}
