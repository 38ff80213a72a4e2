package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.graph.Node;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Few trained parameters and their optimiser states as the carried values of a loop over steps, so
 * that from step to step they stay in registers. In order: every element of every parameter that is
 * not frozen, each followed by its states.
 */
final class CarriedParameters {
  /** More values than this do not stay in registers while hyperparameters are prepared. */
  private static final int MOST = 16;

  private final Code code;
  private final Signature signature;
  private final UpdateFormula formula;

  CarriedParameters(Code code, Layout layout, UpdateFormula formula) {
    this.code = code;
    this.signature = layout.signature();
    this.formula = formula;
  }

  static boolean suits(Layout layout, UpdateFormula formula) {
    long elements = 0;
    for (Signature.Parameter p : layout.signature().parameters()) {
      elements += p.frozen() ? 0 : p.size();
    }
    return elements * (1 + formula.states()) <= MOST;
  }

  /** Their values before the first step. */
  List<Value> load() {
    List<Value> values = new ArrayList<>();
    for (int p = 0; p < signature.parameters().size(); p++) {
      List<Value> arrays = arrays(p);
      for (int i = 0; i < size(p); i++) {
        Value at = code.index(i);
        arrays.forEach(a -> values.add(code.f.load(a, at)));
      }
    }
    return values;
  }

  /** Stores their values after the last step. */
  void store(List<Value> values) {
    int next = 0;
    for (int p = 0; p < signature.parameters().size(); p++) {
      List<Value> arrays = arrays(p);
      for (int i = 0; i < size(p); i++) {
        for (Value array : arrays) {
          code.f.store(array, code.index(i), values.get(next++));
        }
      }
    }
  }

  /** Makes the carried values the elements of a graph's parameters. */
  void put(Frame frame, List<Value> carried) {
    for (Node n : frame.graph.inputs()) {
      int p = Programs.parameter(n);
      if (p >= 0 && !signature.parameters().get(p).frozen()) {
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < size(p); i++) {
          elements.add(carried.get(first(p) + i * (1 + formula.states())));
        }
        frame.putInstead(n, elements);
      }
    }
  }

  /**
   * Their values after a step.
   *
   * @param gradients elements of the gradient by a parameter, by its number among those not frozen
   */
  List<Value> update(List<Value> carried, Function<Integer, List<Value>> gradients) {
    List<Value> hypers = Updates.hypers(code, signature.dtype(), formula);
    List<Value> next = new ArrayList<>();
    int trained = 0;
    for (int p = 0; p < signature.parameters().size(); p++) {
      if (signature.parameters().get(p).frozen()) {
        continue;
      }
      List<Value> gradient = gradients.apply(trained++);
      for (Value g : gradient) {
        List<Value> before = new ArrayList<>();
        before.add(carried.get(next.size()));
        before.add(g);
        before.addAll(carried.subList(next.size() + 1, next.size() + 1 + formula.states()));
        next.addAll(Updates.element(code, formula, before, hypers));
      }
    }
    return next;
  }

  /** The arrays of a parameter and of its states. */
  private List<Value> arrays(int p) {
    List<Value> arrays = new ArrayList<>();
    if (size(p) > 0) {
      int count = signature.parameters().size();
      DType dtype = signature.dtype();
      arrays.add(code.array(new Slot(dtype, p)));
      for (int s = 0; s < formula.states(); s++) {
        arrays.add(code.array(new Slot(dtype, (2 + s) * count + p)));
      }
    }
    return arrays;
  }

  /** Carried elements of a parameter. */
  private int size(int p) {
    Signature.Parameter parameter = signature.parameters().get(p);
    return parameter.frozen() ? 0 : parameter.size();
  }

  /** Number of the first carried value of a parameter. */
  private int first(int p) {
    int before = 0;
    for (int q = 0; q < p; q++) {
      before += size(q);
    }
    return before * (1 + formula.states());
  }
}
