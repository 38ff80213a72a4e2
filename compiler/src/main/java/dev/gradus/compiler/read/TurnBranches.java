package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.Definitions.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code if (c) {} else {x} → if (!c) {x}}. */
final class TurnBranches {
  private final Values values;
  private final Definitions definitions;

  private TurnBranches(Values values, Definitions definitions) {
    this.values = values;
    this.definitions = definitions;
  }

  static Block apply(Block body, Values values) {
    return new TurnBranches(values, Definitions.of(body)).block(body);
  }

  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : block.statements()) {
      Statement inside = Rebuild.blocks(statement, this::block);
      if (inside instanceof Statement.If choice
          && choice.results().isEmpty()
          && doesNothing(choice.then())
          && !doesNothing(choice.otherwise())) {
        Statement.Instruction not = not(choice);
        Block then = choice.otherwise();
        Block otherwise = choice.then();
        statements.add(not);
        statements.add(
            new Statement.If(
                not.results().get(0), then, otherwise, choice.results(), choice.position()));
      } else {
        statements.add(inside);
      }
    }
    return new Block(statements, block.terminator());
  }

  private static boolean doesNothing(Block block) {
    return block.statements().isEmpty() && block.terminator() instanceof Terminator.Yield;
  }

  /** The opposite of the condition: another comparison where NaN cannot make a difference. */
  private Statement.Instruction not(Statement.If choice) {
    Value result = values.fresh(Type.BOOLEAN);
    Optional<Test> test = definitions.test(choice.condition()).filter(TurnBranches::isExact);
    if (test.isPresent()) {
      Test inverse = test.get().inverse();
      Operation compare = new Operation.Compare(inverse.comparison());
      List<Value> operands = List.of(inverse.a(), inverse.b());
      return Values.define(result, compare, operands, choice.position());
    }
    Operation not = new Operation.Logic(LogicOp.NOT);
    return Values.define(result, not, List.of(choice.condition()), choice.position());
  }

  private static boolean isExact(Test test) {
    boolean equality =
        test.comparison() == Operation.Comparison.EQ
            || test.comparison() == Operation.Comparison.NE;
    return equality || !test.a().type().isReal();
  }
}
