package dev.gradus.dsl;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.Active;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Inactive;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.method.ModelCalls;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Records the call of a differentiable method. */
final class MethodCall {
  private MethodCall() {}

  static Tensor record(Scope scope, Class<?> owner, String name, Tensor... arguments) {
    List<Node> nodes = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (Tensor t : arguments) {
      boolean fits = t.shape().rank() <= 1 && !t.shape().isBatched() && t.dtype() == DType.DOUBLE;
      if (!fits) {
        throw Problem.CALL_ARGUMENT.exception(
            owner.getName() + "." + name, t.dtype() + " of shape " + t.shape(), UserLine.here());
      }
      nodes.add(scope.enter(t));
      lengths.add(t.shape().rank() == 0 ? -1 : t.shape().size());
      types.add(t.shape().rank() == 0 ? double.class : double[].class);
    }
    Method method = find(owner, name, types);
    List<Integer> active = active(method);
    NodeKind.Call kind =
        new NodeKind.Call(
            owner.getName() + "." + name, ModelCalls.key(owner, name, lengths, active), active);
    return scope.tensor(scope.builder().add(kind, nodes));
  }

  private static Method find(Class<?> owner, String name, List<Class<?>> types) {
    try {
      Method method = owner.getMethod(name, types.toArray(Class<?>[]::new));
      if (Modifier.isStatic(method.getModifiers()) && method.getReturnType() == double.class) {
        return method;
      }
    } catch (NoSuchMethodException e) {
      // The message below says what is missing.
    }
    throw Problem.CALL_METHOD.exception(
        owner.getName(),
        name,
        types.stream().map(Class::getSimpleName).collect(Collectors.joining(", ")),
        UserLine.here());
  }

  private static List<Integer> active(Method method) {
    Parameter[] parameters = method.getParameters();
    boolean chosen = Arrays.stream(parameters).anyMatch(p -> p.isAnnotationPresent(Active.class));
    return IntStream.range(0, parameters.length)
        .filter(
            i ->
                chosen
                    ? parameters[i].isAnnotationPresent(Active.class)
                    : !parameters[i].isAnnotationPresent(Inactive.class))
        .boxed()
        .toList();
  }
}
