package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the functions of one {@link LongLoop}, and its call. The loop's variables, and real
 * numbers from outside, go by way of arrays: so their adjoints add up in the order in which they
 * would in the loop itself.
 */
final class LongLoopWriter {
  private final Statement loop;
  private final String name;
  private final Fresh fresh;
  private final Map<Value, Operation> literals;
  private final Position position;
  private final List<Value> carried;
  private final List<Value> initial;
  private final List<Value> next;
  private final Optional<ExitTest> exit;
  private final Cells cells;
  private final Cells fixed;
  private final List<Value> others = new ArrayList<>();

  /** What the loop defines. */
  private final Set<Value> inside;

  /** Values of the loop that are values from outside. */
  private final Map<Value, Value> same = new HashMap<>();

  LongLoopWriter(Statement loop, String name, Fresh fresh, Map<Value, Operation> literals) {
    this.loop = loop;
    this.name = name;
    this.fresh = fresh;
    this.literals = literals;
    this.position = loop.position();
    this.next = Values.uses(body().terminator());
    if (loop instanceof Statement.For l) {
      carried = l.carried();
      initial = l.initial();
      exit = Optional.empty();
    } else {
      Statement.Loop l = (Statement.Loop) loop;
      carried = l.carried();
      initial = l.initial();
      exit = ExitTest.of(l);
    }
    inside = inside();
    cells = new Cells(fresh);
    fixed = new Cells(fresh);
    variables();
    fromOutside();
  }

  private Block body() {
    return Values.blocks(loop).get(0);
  }

  /** Variables that change get cells; so do results where the loop has an exit of its own. */
  private void variables() {
    for (int k = 0; k < carried.size(); k++) {
      Value v = carried.get(k);
      if (next.get(k) == v) {
        same.put(v, initial.get(k));
      } else {
        require(v);
        cells.add(v);
      }
    }
    exit.ifPresent(
        e -> {
          for (int k = 0; k < e.results().size(); k++) {
            Value given = e.results().get(k);
            Value result = loop.results().get(k);
            if (same.containsKey(given)) {
              same.put(result, same.get(given));
            } else if (!inside.contains(given)) {
              same.put(result, given);
            } else {
              require(result);
              cells.add(result);
            }
          }
        });
  }

  private void require(Value v) {
    if (Typing.isReference(v.type())) {
      String text = v.name().isEmpty() ? "an array" : "'" + v.name() + "'";
      throw Refusal.at(
          position, Problem.CHECKPOINT_STATE, text + " is another array after an iteration");
    }
  }

  private Set<Value> inside() {
    Set<Value> defined = new HashSet<>();
    Function whole = new Function("", List.of(), Type.VOID, body());
    Values.forEachDefinition(whole, defined::add);
    defined.addAll(carried);
    if (loop instanceof Statement.For l) {
      defined.add(l.index());
    }
    return defined;
  }

  private void fromOutside() {
    for (Value v : uses()) {
      Value from = same.getOrDefault(v, v);
      boolean known = inside.contains(from) || literals.containsKey(from);
      if (!known && !others.contains(from) && !fixed.holds(from)) {
        if (from.type().isReal()) {
          fixed.add(from);
        } else {
          others.add(from);
        }
      }
    }
  }

  /** What the body reads, in order of first use. */
  private Set<Value> uses() {
    Set<Value> used = new LinkedHashSet<>();
    uses(body(), used);
    return used;
  }

  private static void uses(Block block, Set<Value> used) {
    for (Statement s : block.statements()) {
      used.addAll(Values.uses(s));
      Values.blocks(s).forEach(b -> uses(b, used));
    }
    used.addAll(Values.uses(block.terminator()));
  }

  LongLoop write(int snapshots) {
    Function step = step();
    int by = loop instanceof Statement.For l ? l.step() : 0;
    return new LongLoop(steps(step), step, cells.arrays(), cells.bytes(), by, snapshots, position);
  }

  private Function step() {
    Map<Value, Value> renamed = new HashMap<>(same);
    List<Value> parameters = new ArrayList<>();
    Code code = new Code(fresh, position);
    Cells.Place here = cells.parameters(parameters);
    Cells.Place there = fixed.parameters(parameters);
    for (Value v : others) {
      Value parameter = fresh.value(v.type(), v.name());
      parameters.add(parameter);
      renamed.put(v, parameter);
    }
    carried.stream().filter(cells::holds).forEach(v -> here.load(v, v, code));
    for (Value v : fixed.values()) {
      renamed.put(v, there.load(v, fresh.value(v.type(), v.name()), code));
    }
    for (Value v : uses()) {
      Value from = same.getOrDefault(v, v);
      Operation literal = literals.get(from);
      if (literal != null && !inside.contains(from) && !renamed.containsKey(from)) {
        Value copy = fresh.value(v.type(), v.name());
        renamed.put(from, code.define(copy, literal, List.of()));
      }
    }
    Type result = exit.isPresent() ? Type.BOOLEAN : Type.VOID;
    Terminator end = statements(here, code);
    Function step = new Function(name + "$step", index(parameters), result, code.ending(end));
    return Renaming.apply(step, renamed);
  }

  private List<Value> index(List<Value> parameters) {
    if (loop instanceof Statement.For l) {
      parameters.add(l.index());
    }
    return parameters;
  }

  private Terminator statements(Cells.Place here, Code code) {
    List<Statement> statements = body().statements();
    if (exit.isEmpty()) {
      statements.forEach(code::add);
      storeNext(here, code);
      return new Terminator.Return(Optional.empty());
    }
    ExitTest test = exit.get();
    statements.subList(0, test.index()).forEach(code::add);
    Code on = code.inner();
    statements.subList(test.index() + 1, statements.size()).forEach(on::add);
    storeNext(here, on);
    Code out = code.inner();
    for (int k = 0; k < test.results().size(); k++) {
      Value result = loop.results().get(k);
      if (cells.holds(result)) {
        here.store(result, test.results().get(k), out);
      }
    }
    code.add(
        new Statement.If(
            test.go(), on.yielding(List.of()), out.yielding(List.of()), List.of(), position));
    return new Terminator.Return(Optional.of(test.go()));
  }

  private void storeNext(Cells.Place here, Code code) {
    for (int k = 0; k < carried.size(); k++) {
      if (cells.holds(carried.get(k))) {
        here.store(carried.get(k), next.get(k), code);
      }
    }
  }

  private Function steps(Function step) {
    List<Value> parameters = new ArrayList<>();
    Code code = new Code(fresh, position);
    int shared = step.parameters().size() - (exit.isPresent() ? 0 : 1);
    for (Value p : step.parameters().subList(0, shared)) {
      parameters.add(fresh.value(p.type(), p.name()));
    }
    List<Value> arguments = new ArrayList<>(parameters);
    Code body = code.inner();
    if (loop instanceof Statement.For l) {
      Value from = fresh.value(Type.INT, "from");
      Value to = fresh.value(Type.INT, "to");
      parameters.addAll(List.of(from, to));
      Value index = fresh.value(Type.INT, l.index().name());
      arguments.add(index);
      body.run(new Operation.Call(step.name(), Type.VOID), arguments.toArray(Value[]::new));
      code.add(
          new Statement.For(
              new Label("steps"),
              index,
              from,
              to,
              l.step(),
              List.of(),
              List.of(),
              body.yielding(List.of()),
              List.of(),
              position));
    } else {
      Value go = fresh.value(Type.BOOLEAN, "go");
      Label label = new Label("steps");
      body.define(go, new Operation.Call(step.name(), Type.BOOLEAN), arguments);
      body.add(ExitTest.statement(go, label, List.of(), position));
      code.add(
          new Statement.Loop(
              label, List.of(), List.of(), body.yielding(List.of()), List.of(), position));
    }
    Block whole = code.ending(new Terminator.Return(Optional.empty()));
    return new Function(name, parameters, Type.VOID, whole);
  }

  /**
   * Adds the call in place of the loop.
   *
   * @return values to be read from now on in place of others
   */
  Map<Value, Value> call(LongLoop made, Code code) {
    code.at(position);
    List<Value> arguments = new ArrayList<>();
    Cells.Place here = cells.make(arguments, code);
    Cells.Place there = fixed.make(arguments, code);
    for (int k = 0; k < carried.size(); k++) {
      if (cells.holds(carried.get(k))) {
        here.store(carried.get(k), initial.get(k), code);
      }
    }
    fixed.values().forEach(v -> there.store(v, v, code));
    arguments.addAll(others);
    if (loop instanceof Statement.For l) {
      arguments.addAll(List.of(l.from(), l.to()));
    }
    code.run(new Operation.Call(made.steps().name(), Type.VOID), arguments.toArray(Value[]::new));
    Map<Value, Value> names = new LinkedHashMap<>();
    for (int k = 0; k < loop.results().size(); k++) {
      Value result = loop.results().get(k);
      Value kept = exit.isPresent() ? result : carried.get(k);
      if (cells.holds(kept)) {
        here.load(kept, result, code);
      } else {
        names.put(result, Optional.ofNullable(same.get(kept)).orElseThrow());
      }
    }
    for (Value v : fixed.values()) {
      names.put(v, there.load(v, fresh.value(v.type(), v.name()), code));
    }
    return names;
  }
}
