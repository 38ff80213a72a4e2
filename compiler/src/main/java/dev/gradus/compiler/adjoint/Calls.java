package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.stream.IntStream;

/** How forward and reverse sweeps of functions that call each other fit together. */
final class Calls {
  private Calls() {}

  static String forwardName(String function) {
    return function + "$forward";
  }

  static String reverseName(String function) {
    return function + "$reverse";
  }

  static String adjointName(String function) {
    return function + "$adjoint";
  }

  /** Whether the reverse sweep of a function takes the cotangent of its result. */
  static boolean takesCotangent(Function callee, Activity activity) {
    return callee.result().isReal() && activity.isResultUseful(callee.name());
  }

  /** Numbers of the scalar parameters whose adjoints a reverse sweep pushes, in order. */
  static List<Integer> activeScalars(Function callee, Activity activity) {
    return IntStream.range(0, callee.parameters().size())
        .filter(k -> callee.parameters().get(k).type().isReal())
        .filter(k -> activity.isActive(callee.parameters().get(k)))
        .boxed()
        .toList();
  }

  /** The parameters whose shadows a forward sweep takes, in order. */
  static List<Value> shadowed(Function callee, Activity activity) {
    return callee.parameters().stream()
        .filter(p -> p.type().isArray() && activity.isActive(p))
        .toList();
  }

  /** The result of a call, whatever function or method it names. */
  static Value apply(Operation call, Value[] arguments, Type result, Code code) {
    Value value = code.fresh(result, "");
    return code.define(value, call, List.of(arguments));
  }

  /** What a message calls the target of a call. */
  static String name(Operation operation) {
    if (operation instanceof Operation.StaticCall c) {
      return c.owner().replace('/', '.') + "." + c.name();
    } else if (operation instanceof Operation.Construct c) {
      return "new " + c.owner().replace('/', '.');
    }
    return operation instanceof Operation.Call c ? c.function() : operation.toString();
  }
}
