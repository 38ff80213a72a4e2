package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns jumps into values, so that code can be run backwards: afterwards a function returns at its
 * end only, there are no labelled blocks and no continues, counted loops have no break, and any
 * other loop has exactly one, in an {@link ExitTest} among the statements of its body. What
 * followed a jump is guarded by a test of where the jump went, or moved into the branch that does
 * not jump.
 */
final class SingleExit {
  private final Escapes escapes;
  private final Fresh fresh;
  private final Map<Value, Value> replacements = new HashMap<>();
  private final Merging merging = new Merging();

  /** What a continue of a loop carries besides what it says: the next index of a counted loop. */
  private final Map<Label, Value> counters = new HashMap<>();

  private SingleExit(Function function) {
    escapes = Escapes.of(function);
    fresh = Fresh.above(function);
  }

  static Function apply(Function function) {
    SingleExit pass = new SingleExit(function);
    Code out = new Code(pass.fresh, Position.NONE);
    Block body = function.body();
    Outcome end = pass.sequence(body.statements(), body.terminator(), out);
    Terminator last =
        end.isDead()
            ? end.deadEnd()
            : new Terminator.Return(end.payload(Exit.RETURN).stream().findFirst());
    return new Function(
        function.name(), function.parameters(), function.result(), out.ending(last));
  }

  Escapes escapes() {
    return escapes;
  }

  Value replaced(Value value) {
    Value v = value;
    for (Value by = replacements.get(v); by != null; by = replacements.get(v)) {
      v = by;
    }
    return v;
  }

  List<Value> replaced(List<Value> values) {
    return values.stream().map(this::replaced).toList();
  }

  void bind(List<Value> results, List<Value> payload) {
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) != payload.get(i)) {
        replacements.put(results.get(i), payload.get(i));
      }
    }
  }

  /** Adds statements; gives how they end. */
  Outcome sequence(List<Statement> statements, Terminator end, Code out) {
    for (int i = 0; i < statements.size(); i++) {
      Statement s = statements.get(i);
      out.at(s.position());
      List<Statement> rest = statements.subList(i + 1, statements.size());
      if (s instanceof Statement.If choice && !escapes.of(s).isEmpty()) {
        return branches(choice, rest, end, out);
      }
      Outcome outcome = single(s, out);
      Exit on = onwardExit(s);
      if (!outcome.isOnly(on)) {
        return onward(outcome, on, s.results(), rest, end, out);
      }
      bind(s.results(), outcome.payload(on));
    }
    Exit exit = Exit.of(end);
    return exit == null
        ? Outcome.none(new Terminator.Throw(replaced(((Terminator.Throw) end).exception())))
        : Outcome.only(exit, payload(exit, replaced(Values.uses(end))));
  }

  private List<Value> payload(Exit exit, List<Value> values) {
    Value counter = exit.kind() == Exit.Kind.CONTINUE ? counters.get(exit.label()) : null;
    if (counter == null) {
      return values;
    }
    List<Value> list = new ArrayList<>(values);
    list.add(0, counter);
    return list;
  }

  /** The exit by which a statement goes on to the next one. */
  private static Exit onwardExit(Statement s) {
    if (s instanceof Statement.Labelled l) {
      return Exit.breakOf(l.label());
    } else if (s instanceof Statement.Loop l) {
      return Exit.breakOf(l.label());
    }
    return s instanceof Statement.For l ? Exit.breakOf(l.label()) : Exit.NEXT;
  }

  /** Adds what follows an outcome, in a guard where it may not be reached. */
  private Outcome onward(
      Outcome o, Exit on, List<Value> results, List<Statement> rest, Terminator end, Code out) {
    if (!o.has(on)) {
      return o;
    }
    bind(results, o.payload(on));
    if (o.isOnly(on)) {
      return sequence(rest, end, out);
    }
    Code then = out.inner();
    Value taken = merging.is(o, on, out);
    Outcome reached = sequence(rest, end, then);
    return merging.merge(taken, then, reached, out.inner(), o.without(on), List.of(), out);
  }

  /** Adds one statement that is no choice with jumps out of it. */
  private Outcome single(Statement s, Code out) {
    if (s instanceof Statement.Instruction i) {
      List<Value> arguments = replaced(i.arguments());
      out.add(new Statement.Instruction(i.results(), i.operation(), arguments, i.position()));
      return Outcome.only(Exit.NEXT, i.results());
    } else if (s instanceof Statement.If i) {
      Code then = out.inner();
      Outcome a = sequence(i.then().statements(), i.then().terminator(), then);
      Code otherwise = out.inner();
      Outcome b = sequence(i.otherwise().statements(), i.otherwise().terminator(), otherwise);
      return merging.merge(replaced(i.condition()), then, a, otherwise, b, i.results(), out);
    } else if (s instanceof Statement.Labelled l) {
      Terminator end = l.body().terminator();
      return sequence(
          l.body().statements(),
          end instanceof Terminator.Yield y ? new Terminator.Break(l.label(), y.values()) : end,
          out);
    } else if (s instanceof Statement.For l) {
      return counted(l, out);
    }
    Statement.Loop l = (Statement.Loop) s;
    return loop(l, l.body().statements(), continuing(l.body(), l.label()), out);
  }

  private static Terminator continuing(Block block, Label label) {
    return block.terminator() instanceof Terminator.Yield y
        ? new Terminator.Continue(label, y.values())
        : block.terminator();
  }

  /** A choice with jumps: what follows moves into the branch that alone reaches it. */
  private Outcome branches(Statement.If choice, List<Statement> rest, Terminator end, Code out) {
    Code then = out.inner();
    Outcome a = sequence(choice.then().statements(), choice.then().terminator(), then);
    Code otherwise = out.inner();
    Block second = choice.otherwise();
    Outcome b = sequence(second.statements(), second.terminator(), otherwise);
    Value condition = replaced(choice.condition());
    if (a.has(Exit.NEXT) && b.has(Exit.NEXT)) {
      List<Value> none = List.of();
      Outcome both = merging.merge(condition, then, a, otherwise, b, none, out);
      return onward(both, Exit.NEXT, choice.results(), rest, end, out);
    } else if (a.has(Exit.NEXT)) {
      a = onward(a, Exit.NEXT, choice.results(), rest, end, then);
    } else if (b.has(Exit.NEXT)) {
      b = onward(b, Exit.NEXT, choice.results(), rest, end, otherwise);
    }
    return merging.merge(condition, then, a, otherwise, b, List.of(), out);
  }

  private Outcome counted(Statement.For l, Code out) {
    Set<Exit> jumps = new LinkedHashSet<>();
    l.body().statements().forEach(s -> jumps.addAll(escapes.of(s)));
    Terminator end = continuing(l.body(), l.label());
    Optional.ofNullable(Exit.of(end)).ifPresent(jumps::add);
    jumps.remove(Exit.continueOf(l.label()));
    if (!jumps.isEmpty()) {
      return uncounted(l, end, out);
    }
    Code code = out.inner();
    Outcome o = sequence(l.body().statements(), end, code);
    Block body =
        o.isDead()
            ? code.ending(o.deadEnd())
            : code.yielding(o.payload(Exit.continueOf(l.label())));
    out.add(
        new Statement.For(
            l.label(),
            l.index(),
            replaced(l.from()),
            replaced(l.to()),
            l.step(),
            l.carried(),
            replaced(l.initial()),
            body,
            l.results(),
            l.position()));
    return Outcome.only(Exit.breakOf(l.label()), l.results());
  }

  /** A counted loop with other exits becomes a loop that carries its index and tests it. */
  private Outcome uncounted(Statement.For l, Terminator end, Code out) {
    Code start = out.inner();
    Comparison inside = l.step() > 0 ? Comparison.LT : Comparison.GT;
    Value next = start.whole(WholeOp.ADD, l.index(), start.constant(l.step()));
    Value go = start.compare(inside, l.index(), l.to());
    Statement.If test = ExitTest.statement(go, l.label(), l.carried(), l.position());
    escapes.declare(test, Exit.breakOf(l.label()));
    start.add(test);
    counters.put(l.label(), next);
    List<Statement> statements = new ArrayList<>(start.statements());
    statements.addAll(l.body().statements());
    List<Value> carried = prepended(l.index(), l.carried());
    List<Value> initial = prepended(l.from(), l.initial());
    Statement.Loop loop =
        new Statement.Loop(l.label(), carried, initial, l.body(), l.results(), l.position());
    return loop(loop, statements, end, out);
  }

  private static List<Value> prepended(Value first, List<Value> rest) {
    List<Value> list = new ArrayList<>(rest);
    list.add(0, first);
    return list;
  }

  /**
   * Adds a loop. The statements up to the last one with jumps decide whether it goes on; those
   * after it need no guard. Of the loop given, the body is not looked at.
   */
  private Outcome loop(Statement.Loop l, List<Statement> body, Terminator end, Code out) {
    Exit next = Exit.continueOf(l.label());
    int last = -1;
    boolean repeats = false;
    boolean endsOpen = next.equals(Exit.of(end));
    for (int i = 0; i < body.size(); i++) {
      Set<Exit> jumps = escapes.of(body.get(i));
      last = jumps.isEmpty() ? last : i;
      repeats |= jumps.contains(next);
      endsOpen &= escapes.completes(body.get(i));
    }
    if (!repeats && !endsOpen) {
      bind(l.carried(), replaced(l.initial()));
      return sequence(body, end, out);
    }
    return new LoopExit(
            this, merging, l, next, body, end, endsOpen ? last : body.size() - 1, endsOpen, out)
        .write();
  }
}
