package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.rule.CallRule;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What single instructions do in the reverse sweep. */
final class ReverseInstructions {
  private static final Operation ADD = new Operation.Scalar(ArithmeticOps.ADD, Flavour.STRICT);

  private final Analysis analysis;
  private final Augmented augmented;
  private final Homes homes;
  private final SaveArea area;

  /**
   * @param area the save stack of the reverse sweep
   */
  ReverseInstructions(Analysis analysis, Augmented augmented, Homes homes, SaveArea area) {
    this.analysis = analysis;
    this.augmented = augmented;
    this.homes = homes;
    this.area = area;
  }

  void write(Statement.Instruction i, Scope scope, Code code) {
    Operation operation = i.operation();
    if (operation instanceof Operation.Store) {
      store(i, scope, code);
    } else if (operation instanceof Operation.CloneArray) {
      copied(i, code);
    } else if (operation instanceof Operation.Call call && analysis.activity().isOpened(call)) {
      call(call, i, scope, code);
    } else {
      Value cotangent = scope.take(i.results().get(0));
      if (cotangent != null) {
        value(i, cotangent, scope, code);
      }
    }
  }

  private void value(Statement.Instruction i, Value cotangent, Scope scope, Code code) {
    Operation operation = i.operation();
    List<Value> a = i.arguments();
    Type type = cotangent.type();
    if (operation instanceof Operation.Scalar scalar) {
      scalar(scalar, i, cotangent, scope, code);
    } else if (operation instanceof Operation.Convert) {
      contribute(a.get(0), () -> convert(a.get(0), cotangent, code), scope, code);
    } else if (operation instanceof Operation.Choose) {
      Value zero = code.real(0, type);
      Value condition = homes.restore(a.get(0));
      Operation choose = operation;
      contribute(a.get(1), () -> code.apply(choose, condition, cotangent, zero), scope, code);
      contribute(a.get(2), () -> code.apply(choose, condition, zero, cotangent), scope, code);
    } else if (operation instanceof Operation.Load) {
      Value shadow = shadow(a.get(0));
      Value index = homes.restore(a.get(1));
      code.store(shadow, index, code.apply(ADD, code.load(shadow, index), cotangent));
    } else {
      rule(i, cotangent, scope, code);
    }
  }

  private static Value convert(Value like, Value cotangent, Code code) {
    return like.type().equals(cotangent.type())
        ? cotangent
        : code.apply(new Operation.Convert(like.type()), cotangent);
  }

  private void contribute(
      Value to, java.util.function.Supplier<Value> contribution, Scope scope, Code code) {
    if (analysis.activity().isActive(to)) {
      scope.add(to, contribution.get(), code);
    }
  }

  private Value shadow(Value array) {
    return homes.restore(Optional.ofNullable(augmented.shadows().get(array)).orElseThrow());
  }

  private void scalar(
      Operation.Scalar s, Statement.Instruction i, Value cotangent, Scope scope, Code code) {
    ScalarOp op = s.op();
    List<Value> a = i.arguments();
    if (op == ArithmeticOps.DIVIDE) {
      quotient(i, cotangent, scope, code);
      return;
    }
    Contributions contributions =
        new Contributions(
            s.flavour(),
            k -> homes.restore(a.get(k)),
            () -> homes.restore(i.results().get(0)),
            cotangent.type(),
            scope.signs(),
            code);
    for (int k = 0; k < a.size(); k++) {
      Value operand = a.get(k);
      if (!analysis.activity().isActive(operand)) {
        continue;
      } else if (op.refuses(k)) {
        throw Refusal.at(i.position(), Problem.ACTIVE_OPERAND, op.name(), op.operandNames().get(k));
      }
      op.partial(k)
          .flatMap(p -> contributions.times(cotangent, p))
          .ifPresent(v -> scope.add(operand, v, code));
    }
  }

  /** One division serves both operands. */
  private void quotient(Statement.Instruction i, Value cotangent, Scope scope, Code code) {
    Value x = i.arguments().get(0);
    Value y = i.arguments().get(1);
    Signs signs = scope.signs();
    Value share = signs.quotient(cotangent, homes.restore(y), code);
    contribute(x, () -> share, scope, code);
    contribute(
        y,
        () -> signs.negative(signs.product(share, homes.restore(i.results().get(0)), code), code),
        scope,
        code);
  }

  private void store(Statement.Instruction i, Scope scope, Code code) {
    Value shadow = shadow(i.arguments().get(0));
    Value index = homes.restore(i.arguments().get(1));
    Value stored = i.arguments().get(2);
    contribute(stored, () -> code.load(shadow, index), scope, code);
    code.store(shadow, index, code.real(0, stored.type()));
  }

  /** What is copied of whole numbers, or of what is not differentiated, has no shadow. */
  private void copied(Statement.Instruction i, Code code) {
    if (!augmented.shadows().containsKey(i.arguments().get(0))
        || !augmented.shadows().containsKey(i.results().get(0))) {
      return;
    }
    Value from = shadow(i.arguments().get(0));
    Value to = shadow(i.results().get(0));
    ArrayLoops.addInto(from, to, code);
  }

  /** A method with a rule of its own. */
  private void rule(Statement.Instruction i, Value cotangent, Scope scope, Code code) {
    CallRule rule = analysis.rules().of(i.operation()).orElse(null);
    if (rule instanceof CallRule.Partials partials) {
      Value[] a = i.arguments().stream().map(homes::restore).toArray(Value[]::new);
      for (int k = 0; k < a.length; k++) {
        Optional<Operation> partial = partials.byParameter().get(k);
        Value argument = i.arguments().get(k);
        if (partial.isPresent() && analysis.activity().isActive(argument)) {
          Value product =
              scope
                  .signs()
                  .product(cotangent, Calls.apply(partial.get(), a, cotangent.type(), code), code);
          scope.add(argument, convert(argument, product, code), code);
        }
      }
      return;
    }
    throw Refusal.at(i.position(), Problem.CALL_WITHOUT_DERIVATIVE, Calls.name(i.operation()));
  }

  /** Runs the callee backwards; it leaves the adjoints of its scalar arguments on the stack. */
  private void call(Operation.Call call, Statement.Instruction i, Scope scope, Code code) {
    Function callee = analysis.aliases().function(call.function());
    List<Value> arguments = new ArrayList<>(List.of(area.stack()));
    if (Calls.takesCotangent(callee, analysis.activity())) {
      Value cotangent = scope.take(i.results().get(0));
      arguments.add(cotangent == null ? code.real(0, callee.result()) : cotangent);
    }
    List<Value> known = new ArrayList<>(i.arguments());
    for (int k = 0; k < callee.parameters().size(); k++) {
      Value p = callee.parameters().get(k);
      if (p.type().isArray() && analysis.activity().isActive(p)) {
        known.add(Optional.ofNullable(augmented.shadows().get(i.arguments().get(k))).orElseThrow());
      }
    }
    for (int k : analysis.wanted().getOrDefault(callee.name(), Set.of())) {
      arguments.add(homes.restore(known.get(k)));
    }
    code.run(
        new Operation.Call(Calls.reverseName(callee.name()), Type.VOID),
        arguments.toArray(Value[]::new));
    List<Integer> scalars = Calls.activeScalars(callee, analysis.activity());
    for (int k = scalars.size() - 1; k >= 0; k--) {
      Value argument = i.arguments().get(scalars.get(k));
      Value adjoint = code.apply(new Operation.Pop(argument.type()), area.stack());
      if (analysis.activity().isActive(argument)) {
        scope.add(argument, adjoint, code);
      }
    }
  }
}
