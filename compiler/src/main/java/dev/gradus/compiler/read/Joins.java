package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts structured blocks together: the two sides of a branch, the body of a loop, the ways to a
 * block that follows. Ways that lead to the same place are joined into results; of two that lead to
 * different places the nearer one stays in line.
 */
final class Joins {
  private final Values values;
  private final Renaming renaming;
  private final MethodSource source;
  private final Map<Label, Integer> ranks = new HashMap<>();

  /** Statements, and what they leave for the parameters of the block that follows them. */
  record Sealed(List<Statement> statements, List<Value> arguments) {}

  Joins(Values values, Renaming renaming, MethodSource source) {
    this.values = values;
    this.renaming = renaming;
    this.source = source;
  }

  /** Opens a label inside all labels opened before. */
  void enter(Label label) {
    ranks.put(label, ranks.size() + 1);
  }

  /** The nearer the target, the higher. */
  private int rank(Terminator terminator) {
    return Terminators.label(terminator)
        .map(l -> ranks.getOrDefault(l, 0))
        .orElse(terminator instanceof Terminator.Throw ? -1 : 0);
  }

  /** A branch with both sides written. */
  Block branch(Exit.Branch branch, Block then, Block otherwise) {
    List<Statement> statements = new ArrayList<>();
    if (Terminators.sameTarget(then.terminator(), otherwise.terminator())) {
      return join(branch, then, otherwise);
    }
    boolean thenInLine = rank(then.terminator()) > rank(otherwise.terminator());
    Block empty = Terminators.emptyBlock();
    statements.add(
        new Statement.If(
            branch.condition(),
            thenInLine ? empty : then,
            thenInLine ? otherwise : empty,
            List.of(),
            branch.position()));
    Block inLine = thenInLine ? then : otherwise;
    statements.addAll(inLine.statements());
    return new Block(statements, inLine.terminator());
  }

  private Block join(Exit.Branch branch, Block then, Block otherwise) {
    List<Value> a = renaming.of(Operands.of(then.terminator()));
    List<Value> b = renaming.of(Operands.of(otherwise.terminator()));
    List<Value> left = new ArrayList<>();
    List<Value> right = new ArrayList<>();
    List<Value> results = new ArrayList<>();
    List<Value> joined = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i) == b.get(i)) {
        joined.add(a.get(i));
        continue;
      }
      Value result = joined(a.get(i), b.get(i));
      left.add(a.get(i));
      right.add(b.get(i));
      results.add(result);
      joined.add(result);
    }
    Terminator end = Terminators.with(then.terminator(), joined);
    if (results.isEmpty() && then.statements().isEmpty() && otherwise.statements().isEmpty()) {
      return new Block(List.of(), end);
    }
    Statement choice =
        new Statement.If(
            branch.condition(),
            new Block(then.statements(), new Terminator.Yield(left)),
            new Block(otherwise.statements(), new Terminator.Yield(right)),
            results,
            branch.position());
    return new Block(List.of(choice), end);
  }

  /** What stands for one value or another; arrays of different types are mere objects. */
  private Value joined(Value a, Value b) {
    boolean same = a.type().equals(b.type()) || NullReference.mayBe(b);
    if (same || !Typing.isReference(a.type())) {
      return values.like(a);
    } else if (NullReference.mayBe(a)) {
      return values.like(b);
    }
    return values.fresh(Type.reference("java/lang/Object"), values.name(a));
  }

  /**
   * What leads to a block that follows, made into statements that come before it: in line if only
   * the end leads there, else under the block's label.
   */
  Sealed seal(Block inner, Label label, List<Value> parameters, Position position) {
    boolean endsThere = Terminators.isBreak(inner.terminator(), label);
    if (endsThere && !Terminators.anyBreak(inner.statements(), label)) {
      return new Sealed(inner.statements(), Operands.of(inner.terminator()));
    }
    Block body =
        endsThere ? new Block(inner.statements(), Terminators.yieldOf(inner.terminator())) : inner;
    List<Value> results = values.like(parameters);
    return new Sealed(List.of(new Statement.Labelled(label, body, results, position)), results);
  }

  /**
   * A loop around a body. The nearest of the places that its ends lead to becomes the loop's own
   * way out; the block goes on there.
   */
  Block loop(Label label, List<Value> carried, List<Value> initial, Block body, Position position) {
    Terminator way =
        nearestWayOut(label, body)
            .orElseThrow(
                () -> source.refuse(Problem.ENDLESS_LOOP, position, "a loop that never ends"));
    List<Value> results = values.like(Operands.of(way));
    Block left =
        Terminators.map(
            body,
            t ->
                Terminators.sameTarget(t, way) || t instanceof Terminator.Throw && t.equals(way)
                    ? new Terminator.Break(label, Operands.of(t))
                    : t);
    Block repeated =
        Terminators.isContinue(left.terminator(), label)
            ? new Block(left.statements(), Terminators.yieldOf(left.terminator()))
            : left;
    Statement loop = new Statement.Loop(label, carried, initial, repeated, results, position);
    return new Block(List.of(loop), Terminators.with(way, results));
  }

  private Optional<Terminator> nearestWayOut(Label label, Block body) {
    Set<Label> own = new HashSet<>(Set.of(label));
    collectLabels(body, own);
    List<Terminator> ways = new ArrayList<>();
    Terminators.visit(
        body,
        t -> {
          Optional<Label> target = Terminators.label(t);
          boolean leaves = target.map(l -> !own.contains(l)).orElse(!isYield(t));
          if (leaves && (ways.isEmpty() || rank(t) > rank(ways.get(0)))) {
            ways.clear();
            ways.add(t);
          }
        });
    return ways.stream().findFirst();
  }

  private static boolean isYield(Terminator terminator) {
    return terminator instanceof Terminator.Yield;
  }

  private static void collectLabels(Block block, Set<Label> labels) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Labelled l) {
        labels.add(l.label());
      } else if (statement instanceof Statement.Loop l) {
        labels.add(l.label());
      }
      Operands.blocks(statement).forEach(b -> collectLabels(b, labels));
    }
  }
}
