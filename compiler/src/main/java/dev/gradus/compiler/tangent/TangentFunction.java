package dev.gradus.compiler.tangent;

import dev.gradus.compiler.activity.FunctionActivity;
import dev.gradus.compiler.activity.Region;
import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one function with its tangents: the statements stay as they are, the tangents of carried
 * values, results and yields ride along behind them.
 */
final class TangentFunction {
  private final FunctionActivity activity;
  private final Function function;
  private final Versions versions;
  private final Code code;
  private final Shadows shadows;
  private final InstructionTangents instructions;
  private final Map<Label, List<Value>> results = new IdentityHashMap<>();
  private final Map<Label, List<Value>> carried = new IdentityHashMap<>();
  private Optional<Value> resultTangents = Optional.empty();

  TangentFunction(FunctionActivity activity, Versions versions) {
    this.activity = activity;
    this.function = activity.function();
    this.versions = versions;
    this.code = new Code(function);
    this.shadows = new Shadows(activity, code, versions.directions());
    this.instructions = new InstructionTangents(activity, versions, code, shadows);
  }

  Function write() {
    List<Value> parameters = new ArrayList<>();
    if (versions.isEntry(activity) && !Tangent.hasStack(activity)) {
      parameters.add(code.fresh(Typing.SAVE_STACK, "stack"));
    }
    parameters.addAll(function.parameters());
    for (int k = 0; k < function.parameters().size(); k++) {
      if (takesTangent(activity, k)) {
        parameters.addAll(shadows.define(function.parameters().get(k)));
      }
    }
    if (givesTangent(activity, versions)) {
      resultTangents = Optional.of(code.fresh(function.result().array(), "resultTangents"));
      parameters.add(resultTangents.get());
      instructions.lend(resultTangents.get());
    }
    Block body = code.block(this::body);
    return new Function(versions.name(activity), parameters, function.result(), body);
  }

  /** Whether a tangent of the parameter is passed; those of save stacks are found, not passed. */
  static boolean takesTangent(FunctionActivity activity, int parameter) {
    Value value = activity.function().parameters().get(parameter);
    return activity.signature().isActive(parameter) && !value.type().equals(Typing.SAVE_STACK);
  }

  /** Whether the function takes an array for the tangents of its result. */
  static boolean givesTangent(FunctionActivity activity, Versions versions) {
    Type result = activity.function().result();
    boolean real = result.isReal() || Region.isRealArray(result);
    return activity.isResultActive() || versions.isEntry(activity) && real;
  }

  private Terminator body() {
    for (int k = 0; k < function.parameters().size(); k++) {
      Value parameter = function.parameters().get(k);
      if (parameter.type().equals(Typing.SAVE_STACK)) {
        instructions.shadowStack(parameter);
      } else if (shadows.isActive(parameter) && !takesTangent(activity, k)) {
        shadows.set(parameter, zeros(parameter));
      }
    }
    return statements(function.body(), List.of());
  }

  /** Tangents of an array that is not differentiated but read where others are. */
  private List<Value> zeros(Value array) {
    Type type = array.type();
    Operation same = new Operation.Compare(Operation.Comparison.EQ);
    Value missing = code.apply(same, array, code.nothing(type));
    List<Value> zeros = new ArrayList<>();
    for (int d = 0; d < versions.directions(); d++) {
      Block none = code.block(() -> new Terminator.Yield(List.of(code.nothing(type))));
      Block some =
          code.block(
              () -> {
                Value length = code.apply(new Operation.ArrayLength(), array);
                Value made = code.apply(new Operation.NewArray(type), length);
                return new Terminator.Yield(List.of(made));
              });
      Value shadow = code.fresh(type, "");
      code.add(new Statement.If(missing, none, some, List.of(shadow), Position.NONE));
      zeros.add(shadow);
    }
    return zeros;
  }

  private Block block(Block block, List<Value> yielded) {
    return code.block(() -> statements(block, yielded));
  }

  private Terminator statements(Block block, List<Value> yielded) {
    for (Statement statement : block.statements()) {
      code.at(statement.position());
      statement(statement);
    }
    return terminator(block.terminator(), yielded);
  }

  private void statement(Statement s) {
    if (s instanceof Statement.Instruction i) {
      instructions.write(i);
    } else if (s instanceof Statement.If i) {
      Block then = block(i.then(), i.results());
      Block otherwise = block(i.otherwise(), i.results());
      List<Value> all = withTangents(i.results());
      code.add(new Statement.If(i.condition(), then, otherwise, all, i.position()));
    } else if (s instanceof Statement.Labelled l) {
      results.put(l.label(), l.results());
      Block body = block(l.body(), l.results());
      code.add(new Statement.Labelled(l.label(), body, withTangents(l.results()), l.position()));
    } else if (s instanceof Statement.Loop l) {
      List<Value> initial = handed(l.initial(), l.carried());
      List<Value> all = enter(l.label(), l.carried(), l.results());
      Block body = block(l.body(), l.carried());
      List<Value> left = withTangents(l.results());
      code.add(new Statement.Loop(l.label(), all, initial, body, left, l.position()));
    } else if (s instanceof Statement.For l) {
      counted(l);
    }
  }

  private void counted(Statement.For l) {
    List<Value> initial = handed(l.initial(), l.carried());
    List<Value> all = enter(l.label(), l.carried(), l.results());
    Block body = block(l.body(), l.carried());
    List<Value> left = withTangents(l.results());
    code.add(l.carrying(all, initial, body, left));
  }

  private List<Value> enter(Label label, List<Value> next, List<Value> left) {
    results.put(label, left);
    carried.put(label, next);
    return withTangents(next);
  }

  private Terminator terminator(Terminator end, List<Value> yielded) {
    if (end instanceof Terminator.Yield y) {
      // The end of a block that is never reached may yield nothing.
      boolean reached = y.values().size() == yielded.size();
      return reached ? new Terminator.Yield(handed(y.values(), yielded)) : end;
    } else if (end instanceof Terminator.Break b) {
      return new Terminator.Break(b.label(), handed(b.values(), results.get(b.label())));
    } else if (end instanceof Terminator.Continue c) {
      return new Terminator.Continue(c.label(), handed(c.values(), carried.get(c.label())));
    } else if (end instanceof Terminator.Return r) {
      r.value().ifPresent(this::giveTangents);
    }
    return end;
  }

  private void giveTangents(Value value) {
    resultTangents.ifPresent(
        cell -> {
          for (int d = 0; d < versions.directions(); d++) {
            code.run(new Operation.Store(), cell, code.integer(d), shadows.orZero(value, d));
          }
        });
  }

  /** The values that are defined here, with their tangents. */
  private List<Value> withTangents(List<Value> defined) {
    List<Value> all = new ArrayList<>(defined);
    for (Value value : defined) {
      if (shadows.isActive(value)) {
        all.addAll(shadows.define(value));
      }
    }
    return all;
  }

  /** The values that go to {@code targets}, with the tangents that those want. */
  private List<Value> handed(List<Value> values, List<Value> targets) {
    List<Value> all = new ArrayList<>(values);
    for (int k = 0; k < values.size(); k++) {
      if (shadows.isActive(targets.get(k))) {
        for (int d = 0; d < versions.directions(); d++) {
          all.add(shadows.orZero(values.get(k), d));
        }
      }
    }
    return all;
  }
}
