package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Completion;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flattens a structured function into steps; code that cannot be reached is left out. */
final class Scheduler {

  /** Where breaks and continues of a label go, and what they set. */
  private record Exits(Target end, List<Value> results, Target next, List<Value> carried) {}

  private final UseCounts uses;
  private final Completion completion;
  private final Definitions definitions;
  private final Map<Label, Exits> labels = new IdentityHashMap<>();
  private final List<Step> code = new ArrayList<>();

  private Scheduler(Function function, int values) {
    uses = new UseCounts(function, values);
    completion = Completion.of(function.body());
    definitions = new Definitions(values);
  }

  /**
   * The steps of a function.
   *
   * @param values numbers of values are below this
   */
  static List<Step> schedule(Function function, int values) {
    Scheduler scheduler = new Scheduler(function, values);
    scheduler.block(function.body(), List.of());
    return scheduler.code;
  }

  /** Writes a block whose Yield sets {@code targets}. */
  private void block(Block block, List<Value> targets) {
    List<Statement> statements = block.statements();
    int reached = 0;
    boolean ends = true;
    while (ends && reached < statements.size()) {
      ends = completion.completes(statements.get(reached++));
    }
    Expressions expressions = new Expressions(block, reached, uses, definitions);
    List<Step> backwards = new ArrayList<>(reached);
    // The steps of statement i are those from begins[i + 1] to begins[i], those of the end come
    // first.
    int[] begins = new int[reached + 1];
    List<Target> otherwise = new ArrayList<>();
    if (ends) {
      expressions.begin(reached);
      terminator(block.terminator(), targets, expressions);
      expressions.finish(backwards);
    }
    begins[reached] = backwards.size();
    for (int i = reached - 1; i >= 0; i--) {
      if (!expressions.isGone(i)) {
        expressions.begin(i);
        operands(statements.get(i), expressions, otherwise);
        expressions.finish(backwards);
      }
      begins[i] = backwards.size();
    }
    // What was gathered backwards is now read off from its end.
    int branch = otherwise.size();
    for (int i = 0; i < reached; i++) {
      forwards(backwards, begins[i + 1], begins[i]);
      Statement statement = statements.get(i);
      if (statement instanceof Statement.If choice) {
        branch(choice, otherwise.get(--branch));
      } else if (!(statement instanceof Statement.Instruction)) {
        structure(statement);
      }
    }
    forwards(backwards, 0, begins[reached]);
  }

  private void forwards(List<Step> backwards, int from, int to) {
    for (int k = to - 1; k >= from; k--) {
      code.add(backwards.get(k));
    }
  }

  private void operands(Statement statement, Expressions to, List<Target> otherwise) {
    if (statement instanceof Statement.Instruction instruction) {
      to.add(instruction);
      if (!instruction.results().isEmpty()) {
        Value result = instruction.results().get(0);
        boolean used = uses.isUsed(result);
        to.add(used ? new Step.Set(List.of(result), List.of(Optional.empty())) : new Step.Drop());
      }
    } else if (statement instanceof Statement.If branch) {
      otherwise.add(new Target());
      to.addJump(branch.condition(), false, otherwise.get(otherwise.size() - 1));
    } else if (statement instanceof Statement.Loop loop) {
      assign(loop.carried(), loop.initial(), to);
    } else if (statement instanceof Statement.For loop) {
      List<Value> targets = new ArrayList<>(loop.carried());
      List<Value> sources = new ArrayList<>(loop.initial());
      targets.add(0, loop.index());
      sources.add(0, loop.from());
      assign(targets, sources, to);
    }
  }

  private void terminator(Terminator end, List<Value> targets, Expressions to) {
    if (end instanceof Terminator.Yield yield) {
      assign(targets, yield.values(), to);
    } else if (end instanceof Terminator.Break b) {
      Exits exits = exits(b.label());
      assign(exits.results(), b.values(), to);
      to.add(new Step.Jump(exits.end(), used(exits.results())));
    } else if (end instanceof Terminator.Continue c) {
      Exits exits = exits(c.label());
      assign(exits.carried(), c.values(), to);
      to.add(new Step.Jump(exits.next(), used(exits.carried())));
    } else if (end instanceof Terminator.Return r) {
      r.value().ifPresent(to::add);
      to.add(new Step.Return(r.value().map(Value::type).orElse(Type.VOID)));
    } else if (end instanceof Terminator.Throw t) {
      to.add(t.exception());
      to.add(new Step.Throw());
    }
  }

  private Exits exits(Label label) {
    return Optional.ofNullable(labels.get(label))
        .orElseThrow(() -> new IllegalStateException("label " + label + " is not in scope"));
  }

  /** Sets all targets at once; those that nobody reads are passed over. */
  private void assign(List<Value> targets, List<Value> sources, Expressions to) {
    List<Value> wanted = new ArrayList<>();
    List<Optional<Value>> given = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      if (uses.isUsed(targets.get(i))) {
        to.add(sources.get(i), targets.get(i));
        wanted.add(targets.get(i));
        given.add(Optional.of(sources.get(i)));
      }
    }
    if (!wanted.isEmpty()) {
      to.add(new Step.Set(wanted, given));
    }
  }

  private void branch(Statement.If branch, Target otherwise) {
    Target end = new Target();
    block(branch.then(), branch.results());
    if (completion.yields(branch.then())) {
      code.add(new Step.Jump(end, used(branch.results())));
    }
    code.add(new Step.Place(otherwise));
    block(branch.otherwise(), branch.results());
    arrive(branch, end);
  }

  private void structure(Statement statement) {
    Target end = new Target();
    if (statement instanceof Statement.Labelled labelled) {
      labels.put(labelled.label(), new Exits(end, labelled.results(), end, List.of()));
      block(labelled.body(), labelled.results());
    } else if (statement instanceof Statement.Loop loop) {
      loop(loop, end);
    } else if (statement instanceof Statement.For loop) {
      counted(loop, end);
    }
    arrive(statement, end);
  }

  private void arrive(Statement statement, Target end) {
    if (completion.completes(statement)) {
      code.add(new Step.Place(end));
      code.add(new Step.Define(used(statement.results())));
    }
  }

  private void loop(Statement.Loop loop, Target end) {
    Target head = new Target();
    labels.put(loop.label(), new Exits(end, loop.results(), head, loop.carried()));
    code.add(new Step.BeginLoop(head, Optional.empty(), used(loop.carried())));
    block(loop.body(), loop.carried());
    if (completion.yields(loop.body())) {
      code.add(new Step.Jump(head, used(loop.carried())));
    }
    code.add(new Step.EndLoop());
  }

  private void counted(Statement.For loop, Target end) {
    Target head = new Target();
    Target latch = new Target();
    Target exit = new Target();
    labels.put(loop.label(), new Exits(end, loop.results(), latch, loop.carried()));
    List<Value> carried = used(loop.carried());
    code.add(new Step.BeginLoop(head, Optional.of(loop.index()), carried));
    test(loop, exit);
    block(loop.body(), loop.carried());
    if (completion.yields(loop.body()) || completion.isContinued(loop.label())) {
      code.add(new Step.Next(latch, head, loop.index(), loop.step(), carried));
    }
    code.add(new Step.EndLoop());
    List<Value> sources = new ArrayList<>();
    for (int k = 0; k < loop.results().size(); k++) {
      if (uses.isUsed(loop.results().get(k))) {
        sources.add(loop.carried().get(k));
      }
    }
    code.add(new Step.Exit(exit, sources, used(loop.results())));
  }

  private void test(Statement.For loop, Target exit) {
    code.add(new Step.Get(loop.index(), Optional.empty()));
    Optional<Statement.Instruction> constant = definitions.constant(loop.to());
    boolean zero = definitions.isZero(loop.to());
    if (!zero) {
      code.add(constant.<Step>map(Step.Do::new).orElse(new Step.Get(loop.to(), Optional.empty())));
    }
    Operation.Comparison goesOn =
        loop.step() > 0 ? Operation.Comparison.LT : Operation.Comparison.GT;
    code.add(new Step.JumpIf(goesOn, Type.INT, zero, false, exit));
  }

  private List<Value> used(List<Value> values) {
    return values.stream().filter(uses::isUsed).toList();
  }
}
