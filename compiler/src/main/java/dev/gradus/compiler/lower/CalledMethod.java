package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.method.ModelCalls;

/** Calls of differentiable methods and of their derivatives. */
final class CalledMethod {
  private static final Type ARRAY = Type.DOUBLE.array();
  private static final String ARRAYS = "[[D[D)V";

  private CalledMethod() {}

  static void emit(Scope scope, Node n) {
    Code code = scope.code;
    Value arguments = code.f.newArray(ARRAY.array(), code.f.constant(n.arguments().size()));
    for (int i = 0; i < n.arguments().size(); i++) {
      Value array = code.array(scope.arrayAtBase(n.argument(i)));
      code.f.store(arguments, code.f.constant(i), array);
    }
    Value result = code.array(scope.result(n).slot());
    if (n.kind() instanceof NodeKind.Call call) {
      Value key = text(code, call.key());
      code.f.callStatic(
          ModelCalls.class, "value", "(Ljava/lang/String;" + ARRAYS, key, arguments, result);
    } else if (n.kind() instanceof NodeKind.CallPull pull) {
      Value key = text(code, pull.call().key());
      Value by = code.f.constant(pull.by());
      code.f.callStatic(
          ModelCalls.class, "pull", "(Ljava/lang/String;I" + ARRAYS, key, by, arguments, result);
    }
  }

  private static Value text(Code code, String text) {
    return code.f.apply(new Operation.Constant(text, Type.reference("java/lang/String")));
  }
}
