package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Running maxima and minima: numbers that a counted loop carries and looks at for nothing but the
 * next one, {@code m = max(m, v)}. The reverse sweep needs to know of every iteration how m and v
 * compared, but not m itself: after the iteration where the last new extreme came, m was the final
 * one (or NaN, as that is); in that iteration it was beaten; before, no cotangent is left. So the
 * loop remembers that iteration's index, and nothing is saved.
 */
final class RunningExtremes {
  static final RunningExtremes NONE = new RunningExtremes(Map.of());

  /** Carried extremes → the carried index of the iteration that they come from. */
  private final Map<Value, Value> places;

  private RunningExtremes(Map<Value, Value> places) {
    this.places = places;
  }

  /** A program whose loops remember where their extremes come from. */
  record Found(LoopProgram program, RunningExtremes extremes) {}

  static Found find(LoopProgram program, Activity activity) {
    Map<Value, Value> places = new HashMap<>();
    List<Function> functions = new ArrayList<>();
    for (Function f : program.functions()) {
      Fresh fresh = Fresh.above(f);
      Block body = outermost(f.body(), activity, fresh, places);
      functions.add(new Function(f.name(), f.parameters(), f.result(), body));
    }
    return places.isEmpty()
        ? new Found(program, NONE)
        : new Found(new LoopProgram(program.name(), functions), new RunningExtremes(places));
  }

  /**
   * Looks at loops that stand in no other. Those inside are short as a rule, and branches on what
   * differs between iterations would keep the loop around them from running in tiles.
   */
  private static Block outermost(
      Block block, Activity activity, Fresh fresh, Map<Value, Value> places) {
    List<Statement> statements = new ArrayList<>();
    for (Statement s : block.statements()) {
      if (s instanceof Statement.For l) {
        Code code = new Code(fresh, l.position());
        code.add(remembering(l, activity, code, places));
        statements.addAll(code.statements());
      } else if (s instanceof Statement.Loop) {
        statements.add(s);
      } else {
        statements.add(s.withBlocks(b -> outermost(b, activity, fresh, places)));
      }
    }
    return new Block(statements, block.terminator());
  }

  private static Statement.For remembering(
      Statement.For l, Activity activity, Code before, Map<Value, Value> places) {
    if (!(l.body().terminator() instanceof Terminator.Yield y)) {
      return l;
    }
    Statement.For loop = l;
    for (int k = 0; k < l.carried().size(); k++) {
      Value carried = l.carried().get(k);
      Optional<Statement.Instruction> step = step(l, carried, y.values().get(k));
      if (step.isPresent() && activity.isActive(carried)) {
        Value place = before.fresh(Type.INT, "place");
        loop = remembering(loop, step.get(), carried, place, before);
        places.put(carried, place);
      }
    }
    return loop;
  }

  /** The instruction that makes the next extreme, if that is all that becomes of this one. */
  private static Optional<Statement.Instruction> step(Statement.For l, Value carried, Value next) {
    for (Statement s : l.body().statements()) {
      if (s instanceof Statement.Instruction i
          && i.results().contains(next)
          && isExtreme(i.operation())
          && i.arguments().contains(carried)
          && uses(l.body(), carried) == 1
          && uses(l.body(), next) == 1) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static boolean isExtreme(Operation operation) {
    return operation instanceof Operation.Scalar s
        && (s.op() == ArithmeticOps.MAX || s.op() == ArithmeticOps.MIN);
  }

  private static boolean isMaximum(Statement.Instruction step) {
    return ((Operation.Scalar) step.operation()).op() == ArithmeticOps.MAX;
  }

  private static int uses(Block block, Value value) {
    int count = count(Values.uses(block.terminator()), value);
    for (Statement s : block.statements()) {
      count += count(Values.uses(s), value);
      for (Block inner : Values.blocks(s)) {
        count += uses(inner, value);
      }
    }
    return count;
  }

  private static int count(List<Value> values, Value value) {
    return (int) values.stream().filter(v -> v == value).count();
  }

  /** The loop with {@code place = v > m ? index : place}, from an index that it never has. */
  private static Statement.For remembering(
      Statement.For l, Statement.Instruction step, Value carried, Value place, Code before) {
    Value never = before.whole(WholeOp.SUBTRACT, l.from(), before.constant(l.step()));
    Code body = new Code(before.fresh(), step.position());
    Value next = place;
    for (Statement s : l.body().statements()) {
      if (s == step) {
        List<Value> a = step.arguments();
        Value other = a.get(a.get(0) == carried ? 1 : 0);
        Comparison beats = isMaximum(step) ? Comparison.GT : Comparison.LT;
        Value isNew = body.compare(beats, other, carried);
        next = body.apply(new Operation.Choose(), isNew, l.index(), place);
      }
      body.add(s);
    }
    List<Value> yielded = new ArrayList<>(((Terminator.Yield) l.body().terminator()).values());
    yielded.add(next);
    return l.carrying(
        with(l.carried(), place),
        with(l.initial(), never),
        body.yielding(yielded),
        with(l.results(), before.fresh(Type.INT, "place")));
  }

  private static List<Value> with(List<Value> values, Value last) {
    List<Value> all = new ArrayList<>(values);
    all.add(last);
    return all;
  }

  /** A function of the result, whose forward sweeps branch past what is no extreme. */
  Function branching(Function f) {
    return ExtremeBranches.apply(f, places);
  }

  /** The extremes of a loop that its reverse sweep has asked for. */
  List<Value> asked(Statement.For l, Region region) {
    return l.carried().stream()
        .filter(v -> places.containsKey(v) && region.restored().containsKey(v))
        .toList();
  }

  /** Asks for what tells them. */
  static void ask(Statement.For l, List<Value> extremes, Homes homes) {
    if (!extremes.isEmpty()) {
      homes.restore(l.index());
    }
  }

  /** Writes what compares with the iteration's number as the extreme before it did. */
  void write(Statement.For l, List<Value> extremes, Homes homes, Code prologue) {
    for (Value carried : extremes) {
      Value place = Optional.ofNullable(places.get(carried)).orElseThrow();
      Value last = homes.restore(l.results().get(l.carried().indexOf(place)));
      Value extreme = homes.restore(l.results().get(l.carried().indexOf(carried)));
      Value isNew = prologue.compare(Comparison.EQ, homes.restore(l.index()), last);
      Value beaten = prologue.real(beaten(l, carried), carried.type());
      prologue.define(
          homes.restore(carried), new Operation.Choose(), List.of(isNew, beaten, extreme));
    }
  }

  /** What any new extreme beats. */
  private static double beaten(Statement.For l, Value carried) {
    Value next =
        ((Terminator.Yield) l.body().terminator()).values().get(l.carried().indexOf(carried));
    boolean maximum =
        l.body().statements().stream()
            .filter(s -> s.results().contains(next))
            .allMatch(s -> isMaximum((Statement.Instruction) s));
    return maximum ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
