package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives one loop a single exit, as {@link SingleExit} wants it. */
final class LoopExit {
  private final SingleExit pass;
  private final Merging merging;
  private final Statement.Loop l;
  private final Exit next;
  private final List<Statement> deciding;
  private final List<Statement> rest;
  private final Terminator end;
  private final boolean open;
  private final Code out;
  private final Code code;

  /**
   * @param last index of the last statement of the body that decides whether the loop goes on
   * @param open whether the end of the body is reached
   */
  LoopExit(
      SingleExit pass,
      Merging merging,
      Statement.Loop l,
      Exit next,
      List<Statement> body,
      Terminator end,
      int last,
      boolean open,
      Code out) {
    this.pass = pass;
    this.merging = merging;
    this.l = l;
    this.next = next;
    this.deciding = body.subList(0, last + 1);
    this.rest = body.subList(last + 1, body.size());
    this.end = end;
    this.open = open;
    this.out = out;
    this.code = out.inner();
  }

  Outcome write() {
    List<Value> initial = pass.replaced(l.initial());
    Optional<Statement.If> plain = plainExit();
    return plain.isPresent() ? write(plain.get(), initial) : write(initial);
  }

  /** The deciding statement, where it is {@code if (…) break;} and the only one that jumps. */
  private Optional<Statement.If> plainExit() {
    int last = deciding.size() - 1;
    boolean one =
        open && deciding.stream().limit(last).allMatch(s -> pass.escapes().of(s).isEmpty());
    if (one && deciding.get(last) instanceof Statement.If choice) {
      boolean first = leaves(choice.then()) && stays(choice.otherwise());
      boolean second = leaves(choice.otherwise()) && stays(choice.then());
      return first || second ? Optional.of(choice) : Optional.empty();
    }
    return Optional.empty();
  }

  private boolean leaves(Block block) {
    return block.statements().isEmpty()
        && Exit.breakOf(l.label()).equals(Exit.of(block.terminator()));
  }

  private boolean stays(Block block) {
    return block.terminator() instanceof Terminator.Yield
        && block.statements().stream()
            .allMatch(s -> pass.escapes().of(s).isEmpty() && pass.escapes().completes(s));
  }

  private Outcome write(Statement.If test, List<Value> initial) {
    boolean inverted = leaves(test.then());
    Block leaving = inverted ? test.then() : test.otherwise();
    Block on = inverted ? test.otherwise() : test.then();
    pass.sequence(deciding.subList(0, deciding.size() - 1), new Terminator.Yield(List.of()), code);
    Value go = pass.replaced(test.condition());
    if (inverted) {
      go = code.apply(new Operation.Logic(Operation.LogicOp.NOT), go);
    }
    List<Value> payload = pass.replaced(Values.uses(leaving.terminator()));
    code.add(ExitTest.statement(go, l.label(), payload, test.position()));
    pass.bind(
        test.results(), pass.sequence(on.statements(), on.terminator(), code).payload(Exit.NEXT));
    Outcome again = pass.sequence(rest, end, code);
    Block body = again.isDead() ? code.ending(again.deadEnd()) : code.yielding(again.payload(next));
    out.add(new Statement.Loop(l.label(), l.carried(), initial, body, l.results(), l.position()));
    return Outcome.only(Exit.breakOf(l.label()), l.results());
  }

  private Outcome write(List<Value> initial) {
    List<Value> live = open ? live() : List.of();
    Outcome o = pass.sequence(deciding, open ? new Terminator.Yield(live) : end, code);
    Outcome exits = o.without(Exit.NEXT).without(next);
    Outcome left = exits.isDead() ? exits : exit(o, exits);
    Block body = code.ending(Outcome.none().deadEnd());
    if (o.has(Exit.NEXT) || o.has(next)) {
      body = code.yielding(again(o, live));
    }
    List<Value> results = new ArrayList<>();
    left.code().ifPresent(results::add);
    left.payloads().values().forEach(results::addAll);
    out.add(new Statement.Loop(l.label(), l.carried(), initial, body, results, l.position()));
    return left;
  }

  /** What the deciding statements define behind a jump and the rest reads. */
  private List<Value> live() {
    Set<Value> defined = new LinkedHashSet<>();
    deciding.stream()
        .dropWhile(s -> pass.escapes().of(s).isEmpty())
        .forEach(s -> defined.addAll(s.results()));
    return List.copyOf(FreeValues.of(rest, end, defined));
  }

  /** Adds the exit; gives the outcome of the loop. */
  private Outcome exit(Outcome o, Outcome exits) {
    List<Value> payload = new ArrayList<>();
    exits.code().ifPresent(payload::add);
    exits.payloads().values().forEach(payload::addAll);
    Value go = goesOn(o, exits);
    code.add(ExitTest.statement(go, l.label(), payload, l.position()));
    Map<Exit, List<Value>> results = new LinkedHashMap<>();
    Exit broken = Exit.breakOf(l.label());
    exits
        .payloads()
        .forEach(
            (exit, values) ->
                results.put(exit, exits.isOnly(broken) ? l.results() : out.freshLike(values)));
    Optional<Value> which = exits.code().map(c -> out.fresh(Type.INT, ""));
    return Outcome.of(which, results);
  }

  private Value goesOn(Outcome o, Outcome exits) {
    Value stays = null;
    for (Exit exit : List.of(Exit.NEXT, next)) {
      if (o.has(exit)) {
        Value taken =
            exits.payloads().size() == o.payloads().size()
                ? code.apply(new Operation.Constant(false, Type.BOOLEAN))
                : merging.is(o, exit, code);
        stays =
            stays == null
                ? taken
                : code.apply(new Operation.Logic(Operation.LogicOp.OR), stays, taken);
      }
    }
    return stays == null ? code.apply(new Operation.Constant(false, Type.BOOLEAN)) : stays;
  }

  /** The carried values of the next iteration. */
  private List<Value> again(Outcome o, List<Value> live) {
    if (!o.has(Exit.NEXT)) {
      return o.payload(next);
    }
    if (!o.has(next)) {
      pass.bind(live, o.payload(Exit.NEXT));
      return pass.sequence(rest, end, code).payload(next);
    }
    Code then = code.inner();
    Value on = merging.is(o, Exit.NEXT, code);
    pass.bind(live, o.payload(Exit.NEXT));
    Outcome a = pass.sequence(rest, end, then);
    Outcome b = Outcome.only(next, o.payload(next));
    return merging.merge(on, then, a, code.inner(), b, List.of(), code).payload(next);
  }
}
