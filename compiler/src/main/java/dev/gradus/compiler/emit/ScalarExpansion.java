package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Rewriter;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes catalogue operations out until only JVM instructions and static calls are left: recipes
 * become their instructions (equal parts computed once), relations, connectives and choices the
 * operations of the loop program, and a function without a float version is widened and rounded.
 */
final class ScalarExpansion extends Rewriter {
  private ScalarExpansion() {}

  static Function expand(Function function) {
    return isPlain(function.body()) ? function : new ScalarExpansion().rewrite(function);
  }

  private static boolean isPlain(Block block) {
    for (Statement statement : block.statements()) {
      boolean plain =
          statement instanceof Statement.Instruction i
              ? !(i.operation() instanceof Operation.Scalar scalar) || isPlain(scalar, i)
              : Values.blocks(statement).stream().allMatch(ScalarExpansion::isPlain);
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  /** How an operation is carried out in a flavour. */
  static Realisation realisation(ScalarOp op, Operation.Flavour flavour) {
    return switch (flavour) {
      case STRICT -> op.realisation(Arithmetic.STRICT);
      case FAST -> op.realisation(Arithmetic.FAST);
      case JAVA -> op.javaRealisation();
    };
  }

  @Override
  protected void instruction(Statement.Instruction instruction) {
    if (instruction.operation() instanceof Operation.Scalar scalar
        && !isPlain(scalar, instruction)) {
      Value result = instruction.results().get(0);
      replace(result, expand(scalar, instruction.arguments(), instruction.position()));
    } else {
      add(instruction);
    }
  }

  /** Whether an operation is one instruction or call as it stands. */
  private static boolean isPlain(Operation.Scalar scalar, Statement.Instruction instruction) {
    Realisation realisation = realisation(scalar.op(), scalar.flavour());
    return realisation instanceof Realisation.Opcode
        || realisation instanceof Realisation.StaticCall call
            && (call.hasFloat() || !instruction.arguments().get(0).type().equals(Type.FLOAT));
  }

  private Value expand(Operation.Scalar scalar, List<Value> arguments, Position position) {
    Realisation realisation = realisation(scalar.op(), scalar.flavour());
    if (realisation instanceof Realisation.Opcode) {
      return apply(scalar, arguments, position);
    } else if (realisation instanceof Realisation.StaticCall call) {
      return call(scalar, call, arguments, position);
    } else if (realisation instanceof Realisation.Recipe recipe) {
      return new Writer(scalar.flavour(), arguments, position).write(recipe.formula());
    } else if (realisation instanceof Realisation.Compare compare) {
      var comparison = Operation.Comparison.valueOf(compare.relation().name());
      return apply(new Operation.Compare(comparison), arguments, position);
    } else if (realisation instanceof Realisation.Logic logic) {
      var op = Operation.LogicOp.valueOf(logic.connective().name());
      return apply(new Operation.Logic(op), arguments, position);
    } else if (realisation instanceof Realisation.Choose) {
      return apply(new Operation.Choose(), arguments, position);
    }
    return arguments.get(0);
  }

  private Value call(
      Operation.Scalar scalar,
      Realisation.StaticCall call,
      List<Value> arguments,
      Position position) {
    if (!arguments.get(0).type().equals(Type.FLOAT) || call.hasFloat()) {
      return apply(scalar, arguments, position);
    }
    List<Value> wide = new ArrayList<>();
    for (Value argument : arguments) {
      wide.add(apply(new Operation.Convert(Type.DOUBLE), List.of(argument), position));
    }
    Value result = apply(scalar, wide, position);
    return apply(new Operation.Convert(Type.FLOAT), List.of(result), position);
  }

  private Value apply(Operation operation, List<Value> arguments, Position position) {
    List<Type> types = arguments.stream().map(Value::type).toList();
    return apply(operation, arguments, Typing.resultType(operation, types), position);
  }

  /** Writes one recipe out. */
  private final class Writer {
    private final Operation.Flavour flavour;
    private final List<Value> operands;
    private final Position position;
    private final boolean single;
    private final Map<Formula, Value> written = new HashMap<>();

    Writer(Operation.Flavour flavour, List<Value> operands, Position position) {
      this.flavour = flavour;
      this.operands = operands;
      this.position = position;
      this.single = operands.get(operands.size() - 1).type().equals(Type.FLOAT);
    }

    /** Recursion is bounded by the depth of recipes, which are part of the catalogue. */
    Value write(Formula formula) {
      if (formula instanceof Formula.Operand operand) {
        return operands.get(operand.index());
      }
      Value known = written.get(formula);
      if (known == null) {
        known = formula instanceof Formula.Constant c ? constant(c.value()) : compute(formula);
        written.put(formula, known);
      }
      return known;
    }

    private Value compute(Formula formula) {
      if (formula instanceof Formula.Apply apply) {
        List<Value> arguments = new ArrayList<>();
        apply.arguments().forEach(a -> arguments.add(write(a)));
        return expand(new Operation.Scalar(apply.op(), flavour), arguments, position);
      }
      throw new IllegalArgumentException("a recipe cannot use its own output");
    }

    private Value constant(double value) {
      Operation literal =
          single
              ? new Operation.Constant((float) value, Type.FLOAT)
              : new Operation.Constant(value, Type.DOUBLE);
      return apply(literal, List.of(), single ? Type.FLOAT : Type.DOUBLE, position);
    }
  }
}
