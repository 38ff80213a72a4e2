package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ArrayList;
import java.util.List;

/** The optimiser's update of every parameter, fused behind the gradient. */
final class Updates {
  private static final int UNROLLED = 4;

  private Updates() {}

  static void emit(Code code, Layout layout, UpdateFormula formula) {
    if (formula.equals(UpdateFormula.NONE)) {
      return;
    }
    Signature signature = layout.signature();
    int count = signature.parameters().size();
    List<Value> hypers = hypers(code, signature.dtype(), formula);
    for (int p = 0; p < count; p++) {
      Signature.Parameter parameter = signature.parameters().get(p);
      if (parameter.frozen() || parameter.size() == 0) {
        continue;
      }
      List<Value> arrays = new ArrayList<>();
      for (int role = 0; role < 2 + formula.states(); role++) {
        arrays.add(code.array(new Slot(signature.dtype(), role * count + p)));
      }
      if (parameter.size() <= UNROLLED) {
        for (int i = 0; i < parameter.size(); i++) {
          element(code, formula, arrays, hypers, code.index(i));
        }
      } else {
        code.f.forLoop(
            "update",
            code.index(0),
            code.index(parameter.size()),
            1,
            i -> element(code, formula, arrays, hypers, i));
      }
    }
  }

  /** The hyperparameters of a step, rounded to the type of the parameters. */
  static List<Value> hypers(Code code, DType dtype, UpdateFormula formula) {
    List<Value> hypers = new ArrayList<>();
    for (int h = 0; h < formula.hypers(); h++) {
      Value wide = code.f.load(code.hyper(), code.index(h));
      hypers.add(code.cast(wide, DType.DOUBLE, dtype));
    }
    return hypers;
  }

  private static void element(
      Code code, UpdateFormula formula, List<Value> arrays, List<Value> hypers, Value i) {
    List<Value> before = arrays.stream().map(a -> code.f.load(a, i)).toList();
    List<Value> after = element(code, formula, before, hypers);
    code.f.store(arrays.get(0), i, after.get(0));
    for (int s = 0; s < formula.states(); s++) {
      code.f.store(arrays.get(2 + s), i, after.get(1 + s));
    }
  }

  /**
   * The update of one element.
   *
   * @param before parameter, gradient and states
   * @return parameter and states
   */
  static List<Value> element(
      Code code, UpdateFormula formula, List<Value> before, List<Value> hypers) {
    List<Value> slots = new ArrayList<>(before);
    slots.addAll(hypers);
    for (UpdateFormula.Step step : formula.steps()) {
      List<Value> operands = new ArrayList<>(List.of(slots.get(step.left())));
      ScalarOp op = op(step.op());
      if (op.arity() >= 2) {
        operands.add(slots.get(step.right()));
      }
      if (op.arity() == 3) {
        operands.add(slots.get(step.addend()));
      }
      slots.add(code.scalar(op, operands));
    }
    List<Value> after = new ArrayList<>(List.of(slots.get(formula.newParameter())));
    formula.newStates().forEach(s -> after.add(slots.get(s)));
    return after;
  }

  private static ScalarOp op(UpdateFormula.Op op) {
    return switch (op) {
      case ADD -> ArithmeticOps.ADD;
      case SUBTRACT -> ArithmeticOps.SUBTRACT;
      case MULTIPLY -> ArithmeticOps.MULTIPLY;
      case DIVIDE -> ArithmeticOps.DIVIDE;
      case MAX -> ArithmeticOps.MAX;
      case NEGATE -> ArithmeticOps.NEGATE;
      case SQRT -> ArithmeticOps.SQRT;
      case FMA -> ArithmeticOps.FMA;
    };
  }
}
