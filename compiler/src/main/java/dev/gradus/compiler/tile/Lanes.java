package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A loop over the iterations of a tile that carries some instructions out; all rows are indexed
 * alike.
 */
final class Lanes {
  /** C2 stops vectorising loops beyond about six arrays and thirty operations (measured). */
  private static final int MAX_ARRAYS = 6;

  private static final int MAX_OPERATIONS = 24;

  private final Frame frame;
  private final List<Statement.Instruction> instructions;
  private final Map<Value, Value> values = new HashMap<>();
  private final Map<Value, Value> addresses = new HashMap<>();
  private final Map<List<Value>, Value> privateRows = new HashMap<>();

  /** Rows of sums → what stands there after the additions so far. */
  private final Map<Value, Value> sums = new LinkedHashMap<>();

  Lanes(Frame frame, List<Statement.Instruction> instructions) {
    this.frame = frame;
    this.instructions = instructions;
  }

  /** Parts of a list of instructions that are small enough to be vectorised. */
  static List<Lanes> chunks(Frame frame, List<Statement.Instruction> instructions) {
    List<Lanes> chunks = new ArrayList<>();
    List<Statement.Instruction> current = new ArrayList<>();
    for (Statement.Instruction i : instructions) {
      current.add(i);
      if (current.size() > 1
          && (current.size() > MAX_OPERATIONS || arrays(frame, current) > MAX_ARRAYS)) {
        current.remove(current.size() - 1);
        chunks.add(new Lanes(frame, List.copyOf(current)));
        current.clear();
        current.add(i);
      }
    }
    chunks.add(new Lanes(frame, List.copyOf(current)));
    return chunks;
  }

  /** Number of rows that a loop reads and writes. */
  private static int arrays(Frame frame, List<Statement.Instruction> instructions) {
    Set<Object> arrays = new LinkedHashSet<>();
    Set<Value> computed = new LinkedHashSet<>();
    for (Statement.Instruction i : instructions) {
      Role role = frame.plan.role(i);
      boolean row = role == Role.ROW_READ || role == Role.ROW_WRITE;
      if (row) {
        arrays.add(i.arguments().subList(0, 2));
      }
      frame.plan.sums.term(i).map(frame::sums).ifPresent(arrays::add);
      for (Value a : row ? i.arguments().subList(2, i.arguments().size()) : inputs(frame, i)) {
        if (frame.plan.isVarying(a) && !computed.contains(a)) {
          arrays.add(a);
        }
      }
      computed.addAll(i.results());
    }
    for (Value value : computed) {
      if (isNeededOutside(frame, value, instructions)) {
        arrays.add(value);
      }
    }
    return arrays.size();
  }

  /** What an instruction takes, a product that is computed with it taken apart. */
  private static List<Value> inputs(Frame frame, Statement.Instruction i) {
    Optional<Value> term = frame.plan.sums.term(i).map(Sums.Term::value);
    if (term.isPresent()) {
      return frame.plan.factors(term.get()).orElse(List.of(term.get()));
    }
    Optional<Statement.Instruction> product = frame.plan.contraction(i);
    if (product.isEmpty()) {
      return i.arguments();
    }
    List<Value> inputs = new ArrayList<>(i.arguments());
    inputs.remove(product.get().results().get(0));
    inputs.addAll(product.get().arguments());
    return inputs;
  }

  /** Instructions with the products that are computed with them. */
  private static Set<Object> all(Frame frame, List<Statement.Instruction> instructions) {
    Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Statement.Instruction i : instructions) {
      all.add(i);
      frame.plan.contraction(i).ifPresent(all::add);
      frame.plan.sums.term(i).flatMap(t -> frame.plan.product(t.value())).ifPresent(all::add);
    }
    return all;
  }

  private static boolean isNeededOutside(
      Frame frame, Value value, List<Statement.Instruction> instructions) {
    Set<Object> own = all(frame, instructions);
    return !frame.plan.sums.isRunning(value)
        && frame.plan.uses.of(value).stream().anyMatch(user -> !own.contains(user));
  }

  /**
   * The row for a result. What a loop inside carries on is written over the carried value, if that
   * is not needed any more.
   */
  static Value result(Frame frame, Value result, List<Statement.Instruction> now) {
    Set<Object> written = all(frame, now);
    frame
        .successor(result)
        .filter(
            carried ->
                frame.plan.uses.of(carried).stream()
                    .allMatch(u -> frame.done.contains(u) || written.contains(u)))
        .flatMap(frame::knownRow)
        .ifPresent(row -> frame.putRow(result, row));
    return frame.newRow(result);
  }

  void write(Code code) {
    code.at(instructions.get(0).position());
    Code body = code.inner();
    Value lane = code.fresh(Type.INT, "lane");
    for (Statement.Instruction i : instructions) {
      body.at(i.position());
      instruction(i, lane, body, code);
    }
    Map<Value, Value> results = new LinkedHashMap<>();
    for (Statement.Instruction i : instructions) {
      for (Value r : i.results()) {
        if (isNeededOutside(frame, r, instructions)) {
          results.put(r, result(frame, r, instructions));
        }
      }
    }
    results.forEach((r, row) -> body.store(row, lane, values.get(r)));
    sums.forEach((row, sum) -> body.store(row, lane, sum));
    frame.done.addAll(all(frame, instructions));
    code.forLoop("lanes", lane, code.constant(0), frame.size, 1, body);
  }

  private void instruction(Statement.Instruction i, Value lane, Code body, Code before) {
    List<Value> a = i.arguments();
    switch (frame.plan.role(i)) {
      case ROW_READ -> values.put(i.results().get(0), body.load(privateRow(a, before), lane));
      case ROW_WRITE -> body.store(privateRow(a, before), lane, value(a.get(2), lane, body));
      case GATHER ->
          values.put(
              i.results().get(0), body.load(frame.uniform(a.get(0)), value(a.get(1), lane, body)));
      case SCATTER ->
          body.store(
              frame.uniform(a.get(0)), value(a.get(1), lane, body), value(a.get(2), lane, body));
      case SCATTER_ADD -> scatterAdd(frame.plan.memory.addition(i).orElseThrow(), lane, body);
      case SUM -> sum(frame.plan.sums.term(i).orElseThrow(), lane, body);
      default -> {
        Optional<Statement.Instruction> product = frame.plan.contraction(i);
        if (product.isPresent()) {
          values.put(i.results().get(0), contracted(i, product.get(), lane, body));
          return;
        }
        List<Value> arguments = a.stream().map(v -> value(v, lane, body)).toList();
        values.put(i.results().get(0), body.apply(i.operation(), arguments));
      }
    }
  }

  private Value contracted(
      Statement.Instruction sum, Statement.Instruction product, Value lane, Code body) {
    List<Value> a = sum.arguments();
    Value other = a.get(a.get(0) == product.results().get(0) ? 1 : 0);
    Operation fma = new Operation.Scalar(ArithmeticOps.FMA, Flavour.FAST);
    return body.apply(
        fma,
        value(product.arguments().get(0), lane, body),
        value(product.arguments().get(1), lane, body),
        value(other, lane, body));
  }

  /** Adds to the lane's part of a sum. */
  private void sum(Sums.Term term, Value lane, Code body) {
    Value row = frame.sums(term);
    Value before = sums.computeIfAbsent(row, r -> body.load(r, lane));
    Optional<List<Value>> factors = frame.plan.factors(term.value());
    List<Value> added = factors.orElse(List.of(term.value()));
    List<Value> arguments = new ArrayList<>(added.stream().map(v -> value(v, lane, body)).toList());
    arguments.add(before);
    Operation adding =
        factors.isPresent()
            ? new Operation.Scalar(ArithmeticOps.FMA, Flavour.FAST)
            : new Operation.Scalar(ArithmeticOps.ADD, Flavour.STRICT);
    sums.put(row, body.apply(adding, arguments));
  }

  private void scatterAdd(Memory.Addition addition, Value lane, Code body) {
    Value array = frame.uniform(addition.array());
    Value index = value(addition.index(), lane, body);
    addition.write(array, index, value(addition.value(), lane, body), body);
  }

  private Value privateRow(List<Value> access, Code before) {
    return privateRows.computeIfAbsent(
        access.subList(0, 2), k -> frame.privateRow(access.get(0), access.get(1), before));
  }

  /** A value in the iteration that the loop has come to. */
  private Value value(Value value, Value lane, Code body) {
    if (!frame.plan.isVarying(value)) {
      return frame.uniform(value);
    }
    Value there = values.get(value);
    if (there == null) {
      there =
          frame
              .knownRow(value)
              .map(row -> body.load(row, lane))
              .orElseGet(() -> frame.address(value, lane, addresses, body));
      values.put(value, there);
    }
    return there;
  }
}
