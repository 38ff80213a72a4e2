package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code if (c) yield true else yield false → c}; and where the other half is cheap and cannot
 * fail: {@code if (c) yield b else yield false → c & b}, {@code if (c) yield true else yield b → c
 * | b}.
 */
final class FoldConditions {
  /** Longest second half that is evaluated even where the first decides. */
  private static final int CHEAP = 4;

  private final Values values;
  private final Definitions definitions;
  private final Renaming renaming = new Renaming();

  private FoldConditions(Values values, Definitions definitions) {
    this.values = values;
    this.definitions = definitions;
  }

  static Block apply(Block body, Values values) {
    FoldConditions pass = new FoldConditions(values, Definitions.of(body));
    Block folded = pass.block(body);
    return pass.renaming.of(folded);
  }

  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : block.statements()) {
      Statement inside = Rebuild.blocks(statement, this::block);
      if (inside instanceof Statement.If choice) {
        fold(choice, statements);
      } else {
        statements.add(inside);
      }
    }
    return new Block(statements, block.terminator());
  }

  private void fold(Statement.If choice, List<Statement> statements) {
    if (choice.results().size() != 1
        || !choice.results().get(0).type().equals(Type.BOOLEAN)
        || !isCheap(choice.then())
        || !isCheap(choice.otherwise())) {
      statements.add(choice);
      return;
    }
    Value then = renaming.of(Operands.of(choice.then().terminator()).get(0));
    Value otherwise = renaming.of(Operands.of(choice.otherwise().terminator()).get(0));
    Optional<Object> ifTrue = definitions.constant(then);
    Optional<Object> ifFalse = definitions.constant(otherwise);
    if (ifTrue.isEmpty() && ifFalse.isEmpty()) {
      statements.add(choice);
      return;
    }
    statements.addAll(choice.then().statements());
    statements.addAll(choice.otherwise().statements());
    Value condition = choice.condition();
    Position position = choice.position();
    Value folded;
    if (ifTrue.isPresent() && ifFalse.isPresent()) {
      boolean same = ifTrue.equals(ifFalse);
      boolean plain = (Boolean) ifTrue.get();
      folded =
          same ? then : plain ? condition : logic(statements, position, LogicOp.NOT, condition);
    } else if (ifTrue.isPresent()) {
      boolean or = (Boolean) ifTrue.get();
      Value first = or ? condition : logic(statements, position, LogicOp.NOT, condition);
      folded = logic(statements, position, or ? LogicOp.OR : LogicOp.AND, first, otherwise);
    } else {
      boolean or = (Boolean) ifFalse.orElseThrow();
      Value first = or ? logic(statements, position, LogicOp.NOT, condition) : condition;
      folded = logic(statements, position, or ? LogicOp.OR : LogicOp.AND, first, then);
    }
    renaming.replace(choice.results().get(0), folded);
  }

  private boolean isCheap(Block block) {
    return block.terminator() instanceof Terminator.Yield
        && block.statements().size() <= CHEAP
        && block.statements().stream().allMatch(FoldConditions::isCheap);
  }

  private static boolean isCheap(Statement statement) {
    return statement instanceof Statement.Instruction i
        && (i.operation() instanceof Operation.Constant
            || i.operation() instanceof Operation.Compare
            || i.operation() instanceof Operation.Logic);
  }

  private Value logic(
      List<Statement> statements, Position position, LogicOp op, Value... arguments) {
    Value result = values.fresh(Type.BOOLEAN);
    Statement.Instruction instruction =
        Values.define(result, new Operation.Logic(op), List.of(arguments), position);
    definitions.add(instruction);
    statements.add(instruction);
    return result;
  }
}
