package dev.gradus.compiler.tangent;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.rule.CallRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tangent of a call whose partial derivatives are given by other calls. */
final class PartialCalls {
  private static final Operation.Flavour FLAVOUR = Operation.Flavour.JAVA;

  private final Code code;
  private final CallRule.Partials rule;
  private final Statement.Instruction call;
  private final Map<Integer, Value> slopes = new HashMap<>();

  PartialCalls(Code code, CallRule.Partials rule, Statement.Instruction call) {
    this.code = code;
    this.rule = rule;
    this.call = call;
  }

  /** The tangent, given those of the arguments (empty where zero). */
  Optional<Value> of(List<Optional<Value>> tangents) {
    Sum sum = new Sum(code, FLAVOUR);
    for (int k = 0; k < tangents.size(); k++) {
      Optional<Operation> partial = rule.byParameter().get(k);
      if (partial.isPresent() && tangents.get(k).isPresent()) {
        Value slope = slope(k, partial.get());
        Value product = Products.unpoisoned(code, FLAVOUR, slope, tangents.get(k).get());
        sum.add(Optional.of(new Sum.Term(product, false)));
      }
    }
    return sum.value();
  }

  private Value slope(int parameter, Operation partial) {
    return slopes.computeIfAbsent(
        parameter, k -> code.apply(partial, call.arguments().toArray(Value[]::new)));
  }
}
