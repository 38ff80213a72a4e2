package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The forward sweep of running extremes: a branch past most numbers, which are sure to be no
 * extreme, where the JVM would compute a maximum, which takes several instructions that wait for
 * each other.
 *
 * <pre>
 * isNew = v &gt; m                      if (v &lt; m) yield m, place
 * next = isNew ? index : place          else { isNew = …; next = …; max = …; yield max, next }
 * max = max(m, v)</pre>
 */
final class ExtremeBranches {
  /** Carried extremes → the carried index of the iteration that they come from. */
  private final Map<Value, Value> places;

  private final Fresh fresh;

  private ExtremeBranches(Map<Value, Value> places, Fresh fresh) {
    this.places = places;
    this.fresh = fresh;
  }

  static Function apply(Function f, Map<Value, Value> places) {
    if (places.isEmpty()) {
      return f;
    }
    Block body = new ExtremeBranches(places, Fresh.above(f)).block(f.body());
    return new Function(f.name(), f.parameters(), f.result(), body);
  }

  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>();
    for (Statement s : block.statements()) {
      Statement inner = s.withBlocks(this::block);
      statements.add(inner instanceof Statement.For l ? branching(l) : inner);
    }
    return new Block(statements, block.terminator());
  }

  private Statement.For branching(Statement.For l) {
    Statement.For loop = l;
    for (Value m : l.carried()) {
      Value place = places.get(m);
      if (place != null && loop.carried().contains(place)) {
        loop = loop.withBody(branching(loop, loop.carried().indexOf(m), place));
      }
    }
    return loop;
  }

  private Block branching(Statement.For l, int extreme, Value place) {
    int placed = l.carried().indexOf(place);
    List<Value> yielded = new ArrayList<>(((Terminator.Yield) l.body().terminator()).values());
    Statement.Instruction step = definition(l, yielded.get(extreme)).orElseThrow();
    Statement.Instruction next = definition(l, yielded.get(placed)).orElseThrow();
    Statement.Instruction isNew = definition(l, next.arguments().get(0)).orElseThrow();
    List<Statement> rare = List.of(isNew, next, step);
    Code body = new Code(fresh, step.position());
    for (Statement s : l.body().statements()) {
      if (s == step) {
        Comparison beats = ((Operation.Compare) isNew.operation()).comparison();
        Comparison loses = beats == Comparison.GT ? Comparison.LT : Comparison.GT;
        Value usual = body.compare(loses, isNew.arguments().get(0), isNew.arguments().get(1));
        List<Value> same = List.of(l.carried().get(extreme), place);
        List<Value> other = List.of(yielded.get(extreme), yielded.get(placed));
        List<Value> results = body.freshLike(same);
        Block then = new Block(List.of(), new Terminator.Yield(same));
        Block otherwise = new Block(rare, new Terminator.Yield(other));
        body.add(new Statement.If(usual, then, otherwise, results, step.position()));
        yielded.set(extreme, results.get(0));
        yielded.set(placed, results.get(1));
      } else if (!rare.contains(s)) {
        body.add(s);
      }
    }
    return body.yielding(yielded);
  }

  private static Optional<Statement.Instruction> definition(Statement.For l, Value value) {
    for (Statement s : l.body().statements()) {
      if (s instanceof Statement.Instruction i && i.results().contains(value)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
