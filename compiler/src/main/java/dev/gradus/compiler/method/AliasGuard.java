package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Problem;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Guards inside programs against one array being differentiated under one name and a constant under
 * another, where the method writes to it.
 */
final class AliasGuard {
  private static final String STRING = "java/lang/String";

  private final FunctionBuilder f;
  private final String message;

  private AliasGuard(FunctionBuilder f, String message) {
    this.f = f;
    this.message = message;
  }

  /** Writes the guards that a method needs. */
  static void write(FunctionBuilder f, Primal primal, Set<Integer> written, List<Value> values) {
    for (int a = 0; a < primal.parameters().size(); a++) {
      for (int b = 0; b < a; b++) {
        if (mustDiffer(primal, written, a, b)) {
          String message =
              Problem.GRADIENT_ARRAY_SHARED.message(
                  primal.parameters().get(a).name(),
                  primal.describe(),
                  primal.parameters().get(b).name());
          new AliasGuard(f, message).differ(values.get(a), values.get(b));
        }
      }
    }
  }

  /** Whether two parameters must share no array. */
  static boolean mustDiffer(Primal primal, Set<Integer> written, int a, int b) {
    Primal.Parameter first = primal.parameters().get(a);
    Primal.Parameter second = primal.parameters().get(b);
    return first.active() != second.active()
        && !written.isEmpty()
        && Primal.isRealArray(first.type())
        && Primal.isRealArray(second.type())
        && first.type().kind() == second.type().kind();
  }

  private void differ(Value a, Value b) {
    if (a.type().rank() > 1) {
      rows(a, row -> differ(row, b));
    } else if (b.type().rank() > 1) {
      rows(b, row -> differ(a, row));
    } else {
      Value same = f.compare(Operation.Comparison.EQ, a, b);
      f.ifThen(same, this::refuse);
    }
  }

  private void rows(Value array, Consumer<Value> visitor) {
    f.forLoop(
        "i",
        f.constant(0),
        f.length(array),
        1,
        i -> {
          Value row = f.load(array, i);
          Value none = f.apply(new Operation.Constant(null, row.type()));
          f.ifThen(f.compare(Operation.Comparison.NE, row, none), () -> visitor.accept(row));
        });
  }

  private void refuse() {
    Value text = f.apply(new Operation.Constant(message, Type.reference(STRING)));
    f.throwing(
        f.apply(
            new Operation.Construct("java/lang/IllegalArgumentException", "(L" + STRING + ";)V"),
            text));
  }
}
