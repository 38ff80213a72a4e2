package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
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
    if (!(s instanceof Statement.Loop l)) {
      return s.withBlocks(this::block);
    }
    ExitTest exit = ExitTest.of(l).orElse(null);
    Block body = block(l.body());
    boolean early =
        exit != null
            && l.body().statements().stream().limit(exit.index()).anyMatch(active::isActive);
    return l.withBody(early ? guarded(l, exit, body) : body);
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
