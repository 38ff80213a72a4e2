package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.optim.Optimizer;
import java.util.stream.Stream;

/**
 * The entry function that takes several steps: its further parameters, and what a step begins with.
 */
final class StepsCode extends Code {
  private static final Type OPTIMIZER = Type.reference(Optimizer.class.getName().replace('.', '/'));

  private final Value count = f.parameter(Type.INT, "count");
  private final Value optimizer = f.parameter(OPTIMIZER, "optimizer");
  private final Value updates = f.parameter(Type.LONG, "updates");
  private final Value values = f.parameter(Type.DOUBLE.array(), "values");

  StepsCode(String name, Arithmetic arithmetic) {
    super(name, Type.DOUBLE, arithmetic);
  }

  @Override
  Value[] parameters() {
    return Stream.concat(Stream.of(common()), Stream.of(count, optimizer, updates, values))
        .toArray(Value[]::new);
  }

  /** How many steps to take. */
  Value count() {
    return count;
  }

  /** Has the optimiser prepare the hyperparameters of step {@code k}. */
  void prepare(Value k) {
    String descriptor = "(" + OPTIMIZER.descriptor() + "JI[D)V";
    f.callStatic(Optimizer.class, "prepareNext", descriptor, optimizer, updates, k, hyper());
  }

  /** Keeps the objective of step {@code k}. */
  void keep(Value k, Value objective) {
    f.store(values, k, objective);
  }

  /** Gives the objective of the last step. */
  void returnsLast() {
    f.returns(f.load(values, plus(count, index(-1))));
  }
}
