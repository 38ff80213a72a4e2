package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.Definitions.Test;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the test that makes a loop a counted one: at its top, or at its bottom behind a guard. */
final class LoopTests {
  private final Definitions definitions;
  private final Statement.Loop loop;
  private final List<Statement> statements;
  private final Set<Value> inside;

  private LoopTests(Definitions definitions, Statement.Loop loop) {
    this.definitions = definitions;
    this.loop = loop;
    this.statements = loop.body().statements();
    this.inside = Definitions.definedIn(loop.body());
    this.inside.addAll(loop.carried());
  }

  /** {@code loop { …; if (i < n) {} else break; … i + 1 }}. */
  static Optional<CountedForm> atTop(Definitions definitions, Statement.Loop loop) {
    return new LoopTests(definitions, loop).top();
  }

  /** What is known when a loop starts. */
  interface Entry {
    boolean holds(Value a, Comparison comparison, Value b);
  }

  /**
   * {@code loop { …; if (i + 1 >= n) break; }} where {@code i < n} is known to hold at first, and
   * {@code loop { …; if (i == n) break; … i + 1 }} where {@code i <= n} is: the form kotlinc gives
   * closed ranges, which never computes n + 1.
   */
  static Optional<CountedForm> atBottom(Definitions definitions, Statement.Loop loop, Entry entry) {
    return new LoopTests(definitions, loop).bottom(entry);
  }

  /** An If that only leaves the loop or goes on. */
  private record ExitTest(Test goesOn, List<Value> exits) {}

  private Optional<ExitTest> exitTest(Statement statement) {
    if (!(statement instanceof Statement.If choice) || !choice.results().isEmpty()) {
      return Optional.empty();
    }
    Optional<Test> test = definitions.test(choice.condition());
    if (test.isEmpty() || !test.get().a().type().equals(Type.INT)) {
      return Optional.empty();
    }
    Label label = loop.label();
    if (isOnlyBreak(choice.otherwise(), label) && isEmpty(choice.then())) {
      return Optional.of(new ExitTest(test.get(), Operands.of(choice.otherwise().terminator())));
    } else if (isOnlyBreak(choice.then(), label) && isEmpty(choice.otherwise())) {
      return Optional.of(
          new ExitTest(test.get().inverse(), Operands.of(choice.then().terminator())));
    }
    return Optional.empty();
  }

  private static boolean isOnlyBreak(Block block, Label label) {
    return block.statements().isEmpty() && Terminators.isBreak(block.terminator(), label);
  }

  private static boolean isEmpty(Block block) {
    return block.statements().isEmpty() && block.terminator() instanceof Terminator.Yield;
  }

  private Optional<CountedForm> top() {
    List<Statement> before = new ArrayList<>();
    List<Statement> body = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      Optional<ExitTest> test = exitTest(statement);
      if (test.isPresent()) {
        body.addAll(statements.subList(i + 1, statements.size()));
        return form(test.get().goesOn(), before, body, test.get().exits());
      } else if (isInvariant(statement)) {
        before.add(statement);
        inside.removeAll(statement.results());
      } else if (Purity.isPure(statement)) {
        body.add(statement);
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<CountedForm> bottom(Entry entry) {
    if (isContinued()) {
      return Optional.empty();
    }
    List<Statement> before = new ArrayList<>();
    List<Statement> body = new ArrayList<>(statements);
    body.removeIf(s -> Purity.isPure(s) && isInvariant(s) && hoist(s, before));
    for (int i = body.size() - 1; i >= 0; i--) {
      Optional<ExitTest> test = exitTest(body.get(i));
      if (test.isPresent()) {
        body.remove(i);
        return bottom(test.get(), before, body, entry);
      } else if (!Purity.isPure(body.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean hoist(Statement statement, List<Statement> before) {
    inside.removeAll(statement.results());
    return before.add(statement);
  }

  /** Whether some iteration ends before it comes to the test. */
  private boolean isContinued() {
    List<Terminator> found = new ArrayList<>();
    Terminators.visit(
        statements,
        t -> {
          if (Terminators.isContinue(t, loop.label())) {
            found.add(t);
          }
        });
    return !found.isEmpty();
  }

  private Optional<CountedForm> bottom(
      ExitTest test, List<Statement> before, List<Statement> body, Entry entry) {
    List<Value> next = Operands.of(loop.body().terminator());
    for (int k = 0; k < next.size(); k++) {
      Value counter = loop.carried().get(k);
      Optional<Test> onThis = test.goesOn().about(counter);
      Optional<Test> onNext = test.goesOn().about(next.get(k));
      if (onThis.isPresent() && onThis.get().comparison() == Comparison.NE) {
        return closedRange(onThis.get(), test.exits(), before, body, entry);
      } else if (onNext.isPresent() && !test.exits().contains(counter)) {
        Test top = new Test(onNext.get().comparison(), counter, onNext.get().b());
        return exitsAtEnd(test.exits(), counter, top.b())
            .flatMap(e -> form(top, before, body, e))
            .filter(f -> entry.holds(f.start(), f.comparison(), f.bound()));
      }
    }
    return Optional.empty();
  }

  private Optional<CountedForm> closedRange(
      Test test, List<Value> exits, List<Statement> before, List<Statement> body, Entry entry) {
    return exitsAtEnd(exits, test.a(), test.b())
        .flatMap(e -> form(test, before, body, e))
        .filter(f -> Math.abs(f.step()) == 1)
        .map(f -> f.withTest(f.step() > 0 ? Comparison.LE : Comparison.GE))
        .filter(f -> entry.holds(f.start(), f.comparison(), f.bound()));
  }

  /**
   * What leaves the loop at its bottom must be what the next iteration would start with; the
   * counter is the bound.
   */
  private Optional<List<Value>> exitsAtEnd(List<Value> exits, Value counter, Value bound) {
    List<Value> next = Operands.of(loop.body().terminator());
    List<Value> atTop = new ArrayList<>();
    for (Value exit : exits) {
      int position = next.indexOf(exit);
      if (exit == counter) {
        atTop.add(bound);
      } else if (position >= 0) {
        atTop.add(loop.carried().get(position));
      } else if (!inside.contains(exit)) {
        atTop.add(exit);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(atTop);
  }

  /**
   * What a test counts.
   *
   * @param ahead the carried value plus this is the left side of the test
   */
  private record Counter(int position, int ahead, Test test) {}

  private Optional<Counter> counter(Test test) {
    if (inside.contains(test.a()) == inside.contains(test.b())) {
      return Optional.empty();
    }
    Value tested = inside.contains(test.a()) ? test.a() : test.b();
    Test about = test.about(tested).orElseThrow();
    for (int k = 0; k < loop.carried().size(); k++) {
      Value carried = loop.carried().get(k);
      OptionalInt ahead =
          tested == carried ? OptionalInt.of(0) : definitions.distance(tested, carried);
      if (ahead.isPresent()) {
        return Optional.of(new Counter(k, ahead.getAsInt(), about));
      }
    }
    return Optional.empty();
  }

  private Optional<CountedForm> form(
      Test goesOn, List<Statement> before, List<Statement> body, List<Value> exits) {
    Optional<Counter> found = counter(goesOn);
    if (found.isEmpty() || !(loop.body().terminator() instanceof Terminator.Yield yield)) {
      return Optional.empty();
    }
    int position = found.get().position();
    Value counter = loop.carried().get(position);
    Test test = found.get().test();
    OptionalInt step = definitions.distance(yield.values().get(position), counter);
    boolean known = exits.stream().allMatch(v -> loop.carried().contains(v) || !inside.contains(v));
    if (step.isEmpty() || step.getAsInt() == 0 || !known || !sameStep(position, step.getAsInt())) {
      return Optional.empty();
    }
    return Optional.of(
        new CountedForm(
            loop,
            position,
            found.get().ahead(),
            test.comparison(),
            test.b(),
            step.getAsInt(),
            before,
            body,
            exits));
  }

  /** Whether every continue advances the counter in the same way. */
  private boolean sameStep(int position, int step) {
    Set<Boolean> same = new HashSet<>();
    Terminators.visit(
        loop.body(),
        t -> {
          if (Terminators.isContinue(t, loop.label())) {
            Value next = Operands.of(t).get(position);
            OptionalInt distance = definitions.distance(next, loop.carried().get(position));
            same.add(distance.equals(OptionalInt.of(step)));
          }
        });
    return !same.contains(false);
  }

  /** Whether a statement gives the same in every iteration. */
  private boolean isInvariant(Statement statement) {
    return statement instanceof Statement.Instruction i
        && i.arguments().stream().noneMatch(inside::contains)
        && (Effects.isPure(i.operation())
            || i.operation() instanceof Operation.ArrayLength
            || i.operation() instanceof Operation.Load && isReadOnly(i.arguments().get(0).type()));
  }

  /** Whether nothing in the loop can write to arrays of this type. */
  private boolean isReadOnly(Type array) {
    return isReadOnly(loop.body(), array);
  }

  private static boolean isReadOnly(Block block, Type array) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i && mayWrite(i, array)
          || Operands.blocks(statement).stream().anyMatch(b -> !isReadOnly(b, array))) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayWrite(Statement.Instruction i, Type array) {
    if (i.operation() instanceof Operation.Store) {
      return i.arguments().get(0).type().equals(array)
          || i.arguments().get(0).type().kind() == Type.Kind.REFERENCE;
    }
    if (i.operation() instanceof Operation.StaticCall call && call.owner().startsWith("java/")) {
      return i.arguments().stream().anyMatch(a -> Typing.isReference(a.type()));
    }
    return i.operation() instanceof Operation.Call
        || i.operation() instanceof Operation.StaticCall
        || i.operation() instanceof Operation.Construct;
  }
}
