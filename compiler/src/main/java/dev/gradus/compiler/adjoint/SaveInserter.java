package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the forward sweep: the augmented function, and the saving of what was asked for. */
final class SaveInserter {
  private final Analysis analysis;
  private final Augmented augmented;
  private final Map<Statement, Saves> saves;
  private final FusedLoops fused;
  private final SaveArea area;
  private final Fresh fresh;

  SaveInserter(
      Analysis analysis, Augmented augmented, ReverseSweep sweep, SaveArea area, Fresh fresh) {
    this.analysis = analysis;
    this.augmented = augmented;
    this.saves = sweep.saves();
    this.fused = sweep.fused();
    this.area = area;
    this.fresh = fresh;
  }

  /** Adds the statements of a function's body, without its end. */
  void body(List<Statement> statements, Code code) {
    statements.forEach(s -> statement(s, code));
  }

  private Block block(Block block, List<Value> more) {
    Code code = new Code(fresh, Position.NONE);
    body(block.statements(), code);
    return new Block(code.statements(), extended(block.terminator(), more));
  }

  private static Terminator extended(Terminator end, List<Value> more) {
    if (end instanceof Terminator.Yield y && !more.isEmpty()) {
      return new Terminator.Yield(joined(y.values(), more));
    }
    return end;
  }

  private static List<Value> joined(List<Value> first, List<Value> second) {
    List<Value> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private void statement(Statement s, Code code) {
    code.at(s.position());
    Saves kept = saves.get(s);
    Fused both = fused.loops().get(s);
    Fused inBranch = fused.inBranch(s);
    if (both != null) {
      fused.takeBefore().forEach(code::add);
      fused(s, both, code);
    } else if (inBranch != null) {
      fused(s, inBranch, code);
    } else if (s instanceof Statement.Instruction i) {
      instruction(i, code);
    } else if (s instanceof Statement.If i) {
      choice(i, (Saves.OfChoice) kept, code);
    } else if (s instanceof Statement.For l) {
      counted(l, (Saves.OfCounted) kept, code);
    } else {
      loop((Statement.Loop) s, (Saves.OfLoop) kept, code);
    }
  }

  /** Calls of functions with a reverse sweep run their forward sweep, or both at once. */
  private void instruction(Statement.Instruction i, Code code) {
    if (!(i.operation() instanceof Operation.Call call) || !augmented.active().contains(i)) {
      code.add(i);
      return;
    }
    var callee = analysis.aliases().function(call.function());
    List<Value> arguments = new ArrayList<>(List.of(area.stack()));
    arguments.addAll(i.arguments());
    for (int k = 0; k < callee.parameters().size(); k++) {
      Value p = callee.parameters().get(k);
      if (p.type().isArray() && analysis.activity().isActive(p)) {
        arguments.add(
            Optional.ofNullable(augmented.shadows().get(i.arguments().get(k))).orElseThrow());
      }
    }
    FusedLoops.OnePassCall onePass = fused.calls().get(i);
    if (onePass != null) {
      onePass.first().forEach(code::add);
      arguments.add(onePass.cotangent());
      Operation both = new Operation.Call(Calls.adjointName(call.function()), call.result());
      code.add(new Statement.Instruction(i.results(), both, arguments, i.position()));
      return;
    }
    Operation forward = new Operation.Call(Calls.forwardName(call.function()), call.result());
    code.add(new Statement.Instruction(i.results(), forward, arguments, i.position()));
    for (Value r : i.results()) {
      if (r.type().isArray() && analysis.activity().isActive(r)) {
        area.popReference(Optional.ofNullable(augmented.shadows().get(r)).orElseThrow(), code);
      }
    }
  }

  private void choice(Statement.If s, Saves.OfChoice kept, Code code) {
    List<Value> results = s.results();
    Block then = block(s.then(), List.of());
    Block otherwise = block(s.otherwise(), List.of());
    if (kept != null) {
      results = joined(results, kept.slots());
      then = giving(then, kept.slots(), kept.then());
      otherwise = giving(otherwise, kept.slots(), kept.otherwise());
    }
    code.add(new Statement.If(s.condition(), then, otherwise, results, s.position()));
  }

  private Block giving(Block block, List<Value> slots, List<Optional<Value>> given) {
    if (!(block.terminator() instanceof Terminator.Yield y)) {
      return block;
    }
    Code code = new Code(fresh, Position.NONE);
    block.statements().forEach(code::add);
    List<Value> all = new ArrayList<>(y.values());
    for (int k = 0; k < slots.size(); k++) {
      Type type = slots.get(k).type();
      all.add(given.get(k).orElseGet(() -> code.blank(type)));
    }
    return code.yielding(all);
  }

  private void counted(Statement.For l, Saves.OfCounted kept, Code code) {
    if (kept == null) {
      code.add(rebuilt(l, block(l.body(), List.of()), List.of(), List.of()));
      return;
    }
    List<Value> rows = kept.rows().reserve(area, kept.trips(), code);
    Map<Type, List<Value>> groups = Saves.byType(kept.values());
    List<Value> initial = new ArrayList<>();
    List<Value> places = new ArrayList<>();
    groups.forEach(
        (type, values) -> {
          Value count = area.extent(kept.trips(), values.size(), code);
          Value place = area.reserve(type, count, code);
          Value base = Optional.ofNullable(kept.bases().get(type)).orElseThrow();
          initial.add(rename(place, base, code));
          places.add(fresh.value(Type.INT, "place"));
        });
    Code body = new Code(fresh, l.position());
    body(l.body().statements(), body);
    List<Value> next = new ArrayList<>();
    int k = 0;
    for (Map.Entry<Type, List<Value>> group : groups.entrySet()) {
      Value place = places.get(k++);
      area.store(group.getKey(), place, group.getValue(), body);
      next.add(body.whole(WholeOp.ADD, place, body.constant(group.getValue().size())));
    }
    kept.rows().store(rows, l.index(), body);
    area.push(Saves.references(kept.values()), body);
    Block whole = new Block(body.statements(), extended(l.body().terminator(), next));
    code.add(rebuilt(l, whole, places, initial));
  }

  /** Writes an iteration forwards and backwards. */
  private void fused(Statement s, Fused both, Code code) {
    Code body = new Code(fresh, s.position());
    if (s instanceof Statement.For l) {
      body(l.body().statements(), body);
      body.addAll(both.reverse());
      Block whole = new Block(body.statements(), extended(l.body().terminator(), both.next()));
      code.add(
          l.carrying(
              joined(l.carried(), both.carried()),
              joined(l.initial(), both.initial()),
              whole,
              joined(l.results(), both.results())));
      return;
    }
    Statement.Loop l = (Statement.Loop) s;
    ExitTest exit = ExitTest.of(l).orElseThrow();
    List<Statement> statements = l.body().statements();
    body(statements.subList(0, exit.index()), body);
    body.add(
        ExitTest.statement(
            exit.go(), l.label(), joined(exit.results(), both.carried()), l.position()));
    body(statements.subList(exit.index() + 1, statements.size()), body);
    body.addAll(both.reverse());
    Block whole = new Block(body.statements(), extended(l.body().terminator(), both.next()));
    code.add(
        new Statement.Loop(
            l.label(),
            joined(l.carried(), both.carried()),
            joined(l.initial(), both.initial()),
            whole,
            joined(l.results(), both.results()),
            l.position()));
  }

  /** Gives the instruction added last the result that the reverse sweep knows. */
  private static Value rename(Value made, Value known, Code code) {
    List<Statement> statements = code.statements();
    Statement.Instruction last = (Statement.Instruction) statements.remove(statements.size() - 1);
    if (last.results().get(0) != made) {
      throw new IllegalStateException("not the last instruction");
    }
    return code.define(known, last.operation(), last.arguments());
  }

  private Statement.For rebuilt(
      Statement.For l, Block body, List<Value> places, List<Value> initial) {
    List<Value> ends = new ArrayList<>();
    places.forEach(p -> ends.add(fresh.value(p.type(), "")));
    return l.carrying(
        joined(l.carried(), places), joined(l.initial(), initial), body, joined(l.results(), ends));
  }

  /** Saves at the end of each full iteration, or before the exit where it stands at the end. */
  private void loop(Statement.Loop l, Saves.OfLoop kept, Code code) {
    Code body = new Code(fresh, l.position());
    int exit = ExitTest.of(l).map(ExitTest::index).orElse(-1);
    List<Statement> statements = l.body().statements();
    boolean whole =
        exit >= 0 && statements.stream().limit(exit).anyMatch(augmented.active()::contains);
    for (int k = 0; k < statements.size(); k++) {
      if (k == exit) {
        if (kept != null && whole) {
          save(kept.values(), area, body);
        }
        body.add(statements.get(k));
      } else {
        statement(statements.get(k), body);
      }
    }
    if (kept != null && !whole) {
      body.at(l.position());
      save(kept.values(), area, body);
    }
    Block block = new Block(body.statements(), l.body().terminator());
    code.add(l.withBody(block));
  }

  /** Saves values from the top of the save stack on. */
  static void save(List<Value> values, SaveArea area, Code code) {
    Map<Type, List<Value>> groups = new LinkedHashMap<>(Saves.byType(values));
    groups.forEach(
        (type, list) -> {
          Value place = area.reserve(type, code.constant(list.size()), code);
          area.store(type, place, list, code);
        });
    area.push(Saves.references(values), code);
  }
}
