package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;

/**
 * The one way out of a loop in normal form: {@code if (go) {} else { break results; }}.
 *
 * @param index place among the statements of the loop's body
 */
record ExitTest(int index, Value go, List<Value> results) {

  static Statement.If statement(Value go, Label label, List<Value> results, Position position) {
    Block on = new Block(List.of(), new Terminator.Yield(List.of()));
    Block out = new Block(List.of(), new Terminator.Break(label, results));
    return new Statement.If(go, on, out, List.of(), position);
  }

  /** The exit of a loop; empty where it is only left by exceptions. */
  static Optional<ExitTest> of(Statement.Loop loop) {
    List<Statement> statements = loop.body().statements();
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof Statement.If test
          && test.otherwise().terminator() instanceof Terminator.Break exit
          && exit.label() == loop.label()) {
        return Optional.of(new ExitTest(i, test.condition(), exit.values()));
      }
    }
    return Optional.empty();
  }
}
