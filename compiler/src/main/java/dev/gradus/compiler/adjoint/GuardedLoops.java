package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves the exits of loops to the end of their bodies where what comes before the exit takes part
 * in the reverse sweep: what came behind it is guarded, so that every iteration, the last one too,
 * runs the same code. Elsewhere the last, partial iteration does nothing in reverse.
 */
final class GuardedLoops {
  private final ActiveCode active;
  private final Fresh fresh;

  private GuardedLoops(ActiveCode active, Fresh fresh) {
    this.active = active;
    this.fresh = fresh;
  }

  static Function apply(Function function, ActiveCode active) {
    Block body = new GuardedLoops(active, Fresh.above(function)).block(function.body());
    return new Function(function.name(), function.parameters(), function.result(), body);
  }

  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>(block.statements().size());
    block.statements().forEach(s -> statements.add(statement(s)));
    return new Block(statements, block.terminator());
  }

  private Statement statement(Statement s) {
    if (s instanceof Statement.If i) {
      return new Statement.If(
          i.condition(), block(i.then()), block(i.otherwise()), i.results(), i.position());
    } else if (s instanceof Statement.For l) {
      return new Statement.For(
          l.label(),
          l.index(),
          l.from(),
          l.to(),
          l.step(),
          l.carried(),
          l.initial(),
          block(l.body()),
          l.results(),
          l.position());
    } else if (s instanceof Statement.Loop l) {
      ExitTest exit = ExitTest.of(l).orElse(null);
      Block body = block(l.body());
      if (exit != null
          && l.body().statements().stream().limit(exit.index()).anyMatch(active::isActive)) {
        body = guarded(l, exit, body);
      }
      return new Statement.Loop(
          l.label(), l.carried(), l.initial(), body, l.results(), l.position());
    }
    return s;
  }

  private Block guarded(Statement.Loop l, ExitTest exit, Block body) {
    Code code = new Code(fresh, l.position());
    body.statements().subList(0, exit.index()).forEach(code::add);
    List<Statement> behind = body.statements().subList(exit.index() + 1, body.statements().size());
    List<Value> next = Values.uses(body.terminator());
    Set<Value> inside = new HashSet<>();
    behind.forEach(s -> inside.addAll(s.results()));
    boolean plain = behind.isEmpty() || !(body.terminator() instanceof Terminator.Yield);
    if (plain) {
      return body;
    }
    Code otherwise = code.inner();
    List<Value> blanks = new ArrayList<>();
    next.forEach(v -> blanks.add(inside.contains(v) ? otherwise.blank(v.type()) : v));
    List<Value> results = code.freshLike(next);
    code.add(
        new Statement.If(
            exit.go(),
            new Block(behind, body.terminator()),
            otherwise.yielding(blanks),
            results,
            l.position()));
    code.add(ExitTest.statement(exit.go(), l.label(), exit.results(), l.position()));
    return code.yielding(results);
  }
}
