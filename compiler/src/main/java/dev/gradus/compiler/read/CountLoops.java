package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.CountedForm.Bounds;
import dev.gradus.compiler.read.Definitions.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loops that count up or down to a bound become counted loops, where the count cannot wrap. */
final class CountLoops {
  private final Values values;
  private final Definitions definitions;
  private final Ranges ranges;
  private final Renaming renaming = new Renaming();

  private CountLoops(Values values, Definitions definitions) {
    this.values = values;
    this.definitions = definitions;
    this.ranges = new Ranges(definitions);
  }

  static Block apply(Block body, Values values) {
    CountLoops pass = new CountLoops(values, Definitions.of(body));
    Block counted = pass.block(body);
    return pass.renaming.of(counted);
  }

  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Loop loop) {
        Optional<CountedForm> form = LoopTests.atTop(definitions, loop);
        boolean top = form.isPresent();
        counted(
            top ? form : LoopTests.atBottom(definitions, loop, ranges::holds), loop, statements);
      } else if (statement instanceof Statement.If choice) {
        guarded(choice, statements);
      } else {
        statements.add(Rebuild.blocks(statement, this::block));
      }
    }
    return new Block(statements, block.terminator());
  }

  /** Adds the counted loop, or the loop as it is; then looks inside. */
  private boolean counted(
      Optional<CountedForm> form, Statement.Loop loop, List<Statement> statements) {
    Optional<Statement.For> counted = form.flatMap(f -> convert(f, statements));
    statements.add(Rebuild.blocks(counted.isPresent() ? counted.get() : loop, this::block));
    return counted.isPresent();
  }

  private Optional<Statement.For> convert(CountedForm form, List<Statement> statements) {
    List<Statement> needed = new ArrayList<>(form.before());
    Optional<Bounds> bounds = form.bounds(ranges, definitions, values, needed);
    if (bounds.isEmpty()) {
      return Optional.empty();
    }
    statements.addAll(needed);
    return Optional.of(new Conversion(form, bounds.get()).loop());
  }

  /**
   * An If around a loop that tests at its bottom. Where the other side gives what the loop gives
   * after no iteration, the If goes.
   */
  @SuppressWarnings("ReferenceEquality") // a block that is as it was is the same object
  private void guarded(Statement.If choice, List<Statement> statements) {
    Optional<Test> test = definitions.test(choice.condition());
    Block then = choice.then();
    Block otherwise = choice.otherwise();
    if (test.isPresent() && test.get().a().type().equals(Type.INT)) {
      then = guardedBlock(choice.then(), test.get());
      otherwise = guardedBlock(choice.otherwise(), test.get().inverse());
    }
    Optional<List<Statement>> plain =
        then != choice.then()
            ? unguarded(then, choice.otherwise(), choice)
            : otherwise != choice.otherwise()
                ? unguarded(otherwise, choice.then(), choice)
                : Optional.empty();
    if (plain.isPresent()) {
      statements.addAll(plain.get());
      return;
    }
    Block first = then == choice.then() ? block(then) : then;
    Block second = otherwise == choice.otherwise() ? block(otherwise) : otherwise;
    statements.add(
        new Statement.If(choice.condition(), first, second, choice.results(), choice.position()));
  }

  /** The block with the loop at its end counted, if it ends with one that needs the guard. */
  private Block guardedBlock(Block block, Test guard) {
    int last = block.statements().size() - 1;
    if (last < 0 || !(block.statements().get(last) instanceof Statement.Loop loop)) {
      return block;
    }
    Optional<CountedForm> form =
        LoopTests.atBottom(definitions, loop, (a, how, b) -> isKnown(guard, a, how, b));
    List<Statement> statements = new ArrayList<>();
    if (form.isEmpty() || !counted(form, loop, statements)) {
      return block;
    }
    Block before = block(new Block(block.statements().subList(0, last), block.terminator()));
    List<Statement> all = new ArrayList<>(before.statements());
    all.addAll(statements);
    return new Block(all, block.terminator());
  }

  private boolean isKnown(Test guard, Value a, Comparison comparison, Value b) {
    Optional<Test> test = guard.about(a).filter(t -> t.comparison() == comparison);
    return test.filter(t -> definitions.isSame(t.b(), b)).isPresent();
  }

  /** The guarded side by itself, if the other side does nothing and gives the same at no count. */
  private Optional<List<Statement>> unguarded(Block side, Block other, Statement.If choice) {
    int last = side.statements().size() - 1;
    boolean cheap = side.statements().subList(0, last).stream().allMatch(Purity::isPure);
    if (!cheap
        || !other.statements().isEmpty()
        || !(other.terminator() instanceof Terminator.Yield)
        || !(side.terminator() instanceof Terminator.Yield)) {
      return Optional.empty();
    }
    Statement.For loop = (Statement.For) side.statements().get(last);
    List<Value> given = renaming.of(Operands.of(side.terminator()));
    List<Value> without = renaming.of(Operands.of(other.terminator()));
    for (int i = 0; i < given.size(); i++) {
      int result = loop.results().indexOf(given.get(i));
      Value atStart = result < 0 ? given.get(i) : renaming.of(loop.initial().get(result));
      if (atStart != without.get(i)) {
        return Optional.empty();
      }
    }
    renaming.replace(choice.results(), given);
    return Optional.of(side.statements());
  }

  /** Makes one loop. */
  private final class Conversion {
    private final CountedForm form;
    private final Bounds bounds;
    private final Statement.Loop old;
    private final List<Value> carried = new ArrayList<>();
    private final List<Value> initial = new ArrayList<>();
    private final List<Value> results = new ArrayList<>();

    /** For each new carried value the value of the old loop that it repeats. */
    private final List<Value> sources = new ArrayList<>();

    /** For each new carried value which of the old loop's results it gives, or -1. */
    private final List<Integer> resultOf = new ArrayList<>();

    Conversion(CountedForm form, Bounds bounds) {
      this.form = form;
      this.bounds = bounds;
      this.old = form.loop();
    }

    Statement.For loop() {
      for (int i = 0; i < old.carried().size(); i++) {
        if (i != form.position()) {
          carry(old.carried().get(i), old.carried().get(i), old.initial().get(i));
        }
      }
      boolean leftEarly = isLeftEarly();
      for (int i = 0; i < form.exits().size(); i++) {
        give(i, form.exits().get(i), leftEarly);
      }
      Value index = bounds.shift() == 0 ? form.counter() : values.fresh(Type.INT);
      ranges.index(index, bounds.from(), bounds.to(), form.step());
      List<Statement> statements = new ArrayList<>();
      if (bounds.shift() != 0) {
        shift(index, statements);
      }
      statements.addAll(form.body());
      Block body = new Block(statements, old.body().terminator());
      return new Statement.For(
          old.label(),
          index,
          bounds.from(),
          bounds.to(),
          form.step(),
          carried,
          initial,
          Terminators.map(body, this::end, this::isOwn),
          results,
          old.position());
    }

    private void carry(Value value, Value source, Value start) {
      carried.add(value);
      initial.add(start);
      sources.add(source);
      resultOf.add(-1);
      results.add(values.like(value));
    }

    /** Finds or adds the carried value that gives an old result when the count ends. */
    private void give(int result, Value exit, boolean leftEarly) {
      int slot = sources.indexOf(exit);
      if (slot >= 0 && resultOf.get(slot) < 0) {
        resultOf.set(slot, result);
        renaming.replace(old.results().get(result), results.get(slot));
      } else if (!leftEarly && slot >= 0) {
        renaming.replace(old.results().get(result), results.get(slot));
      } else if (!leftEarly && !old.carried().contains(exit)) {
        renaming.replace(old.results().get(result), exit);
      } else {
        int position = old.carried().indexOf(exit);
        Value copy = values.fresh(exit.type(), values.name(exit));
        carry(copy, exit, position < 0 ? exit : old.initial().get(position));
        resultOf.set(carried.size() - 1, result);
        renaming.replace(old.results().get(result), results.get(carried.size() - 1));
      }
    }

    private boolean isLeftEarly() {
      return Terminators.anyBreak(form.body(), old.label())
          || Terminators.isBreak(old.body().terminator(), old.label());
    }

    private void shift(Value index, List<Statement> statements) {
      Value by = values.fresh(Type.INT);
      boolean up = bounds.shift() > 0;
      statements.add(Values.constant(by, Math.abs(bounds.shift()), old.position()));
      Operation op = new Operation.Whole(up ? WholeOp.ADD : WholeOp.SUBTRACT);
      statements.add(Values.define(form.counter(), op, List.of(index, by), old.position()));
      statements.forEach(definitions::add);
    }

    private boolean isOwn(Terminator t) {
      return Terminators.label(t).filter(l -> l == old.label()).isPresent();
    }

    /** An end of the old body with the values the new loop wants. */
    private Terminator end(Terminator t) {
      List<Value> given = Operands.of(t);
      List<Value> wanted = new ArrayList<>();
      for (int i = 0; i < carried.size(); i++) {
        if (t instanceof Terminator.Break) {
          wanted.add(resultOf.get(i) < 0 ? carried.get(i) : given.get(resultOf.get(i)));
        } else {
          int position = old.carried().indexOf(sources.get(i));
          wanted.add(position < 0 ? sources.get(i) : given.get(position));
        }
      }
      return Terminators.with(t, wanted);
    }
  }
}
