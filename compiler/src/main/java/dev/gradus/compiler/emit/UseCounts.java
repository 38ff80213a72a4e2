package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.List;

/**
 * How often each value of a function is used; the index of a counted loop, once more by the loop.
 */
final class UseCounts {
  private final int[] counts;

  /**
   * @param values numbers of values are below this
   */
  UseCounts(Function function, int values) {
    counts = new int[values];
    visit(function.body());
  }

  int of(Value value) {
    return counts[value.id()];
  }

  boolean isUsed(Value value) {
    return counts[value.id()] > 0;
  }

  /**
   * Backwards, so that the uses of a loop's results are known before those of its carried values.
   */
  private void visit(Block block) {
    count(Values.uses(block.terminator()));
    List<Statement> statements = block.statements();
    for (int i = statements.size() - 1; i >= 0; i--) {
      Statement statement = statements.get(i);
      if (statement instanceof Statement.For loop) {
        counts[loop.index().id()]++;
        countExits(loop);
      }
      if (!(statement instanceof Statement.Instruction)) {
        Values.blocks(statement).forEach(this::visit);
      }
      count(Values.uses(statement));
    }
  }

  /** The results of a counted loop are its carried values. */
  private void countExits(Statement.For loop) {
    for (int k = 0; k < loop.results().size(); k++) {
      if (isUsed(loop.results().get(k))) {
        counts[loop.carried().get(k).id()]++;
      }
    }
  }

  private void count(List<Value> values) {
    for (int k = 0; k < values.size(); k++) {
      counts[values.get(k).id()]++;
    }
  }
}
