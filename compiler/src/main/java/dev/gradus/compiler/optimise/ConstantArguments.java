package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Rewriter;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * f(x, 1), where every call of f has the 1 → f(x), with 1 in place of the parameter. So the
 * cotangent of an objective is no factor in its adjoint, even where the JVM does not inline that.
 */
public final class ConstantArguments {

  /** A parameter of a function. */
  private record Place(String function, int parameter) {}

  /** What a parameter is in all calls seen so far, where that is one and the same literal. */
  private final Map<Place, Optional<Operation.Constant>> literals = new LinkedHashMap<>();

  private ConstantArguments() {}

  /** Moves literals that all callers of a function agree on into the function. */
  public static LoopProgram apply(LoopProgram program) {
    ConstantArguments pass = new ConstantArguments();
    for (Function f : program.functions()) {
      pass.collect(f.body(), new Definitions(Values.highestId(f) + 1));
    }
    pass.literals.values().removeIf(Optional::isEmpty);
    if (pass.literals.isEmpty()) {
      return program;
    }
    List<Function> functions = new ArrayList<>();
    for (Function f : program.functions()) {
      functions.add(pass.withLiterals(pass.new Callers().rewrite(f)));
    }
    return Optimiser.tidy(new LoopProgram(program.name(), functions));
  }

  private void collect(Block block, Definitions definitions) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i) {
        definitions.add(i);
        if (i.operation() instanceof Operation.Call call) {
          collect(call.function(), i.arguments(), definitions);
        }
      }
      Values.blocks(statement).forEach(b -> collect(b, definitions));
    }
  }

  private void collect(String function, List<Value> arguments, Definitions definitions) {
    for (int k = 0; k < arguments.size(); k++) {
      Value argument = arguments.get(k);
      Optional<Operation.Constant> literal =
          Typing.isReference(argument.type())
              ? Optional.empty()
              : Optional.ofNullable(definitions.constant(argument));
      literals.merge(new Place(function, k), literal, (a, b) -> a.equals(b) ? a : Optional.empty());
    }
  }

  private boolean isLiteral(String function, int parameter) {
    return literals.containsKey(new Place(function, parameter));
  }

  private List<Value> withoutLiterals(String function, List<Value> values) {
    List<Value> rest = new ArrayList<>();
    for (int k = 0; k < values.size(); k++) {
      if (!isLiteral(function, k)) {
        rest.add(values.get(k));
      }
    }
    return rest;
  }

  private Function withLiterals(Function f) {
    List<Statement> statements = new ArrayList<>();
    for (int k = 0; k < f.parameters().size(); k++) {
      if (isLiteral(f.name(), k)) {
        Operation literal = literals.get(new Place(f.name(), k)).orElseThrow();
        List<Value> result = List.of(f.parameters().get(k));
        statements.add(new Statement.Instruction(result, literal, List.of(), Position.NONE));
      }
    }
    statements.addAll(f.body().statements());
    Block body = new Block(statements, f.body().terminator());
    return new Function(f.name(), withoutLiterals(f.name(), f.parameters()), f.result(), body);
  }

  /** Leaves the literals out of calls. */
  private final class Callers extends Rewriter {
    @Override
    protected void instruction(Statement.Instruction i) {
      if (i.operation() instanceof Operation.Call call) {
        List<Value> arguments = withoutLiterals(call.function(), i.arguments());
        add(new Statement.Instruction(i.results(), call, arguments, i.position()));
      } else {
        add(i);
      }
    }
  }
}
