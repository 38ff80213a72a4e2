package dev.gradus.runtime.testkit;

import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Problem;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The first derivatives that an object with a {@code GradientOf} interface offers. */
final class InterfaceSubjects {
  private final Object instance;
  private final Class<?> type;
  private final Primal primal;
  private final MethodModel model;
  private final Object[] leaves;

  private InterfaceSubjects(Object instance, Class<?> type, Point point) {
    this.instance = instance;
    this.type = type;
    primal = Primal.of(type);
    model = primal.model();
    leaves = model.leaves().apart(point.toArray());
  }

  /**
   * The derivatives at a point.
   *
   * @param compiled whether the compiler gives forward mode where the interface does not
   */
  static List<Subject> of(Object handle, Point point, boolean compiled) {
    for (Class<?> type : handle.getClass().getInterfaces()) {
      if (type.isAnnotationPresent(GradientOf.class)) {
        return new InterfaceSubjects(handle, type, point).list(compiled);
      }
    }
    throw Problem.TESTKIT_HANDLE.exception(handle.getClass().getName());
  }

  private List<Subject> list(boolean compiled) {
    Optional<MethodModel.Call> jvp =
        methods("jvp")
            .map(m -> Primal.call(m, instance))
            .or(() -> compiled ? Optional.of(primal.handle()::jvp) : Optional.empty());
    List<Subject> subjects = new ArrayList<>();
    for (Method method : type.getMethods()) {
      derivative(method)
          .ifPresent(
              d ->
                  subjects.add(
                      new MethodSubject(
                          method.getName() + " of " + type.getName(),
                          model,
                          leaves,
                          primal.call(),
                          d,
                          method.getName().equals("jvp") ? Optional.empty() : jvp)));
    }
    if (subjects.isEmpty()) {
      throw Problem.TESTKIT_NOTHING.exception(type.getName());
    }
    return subjects;
  }

  private Optional<Method> methods(String name) {
    return Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(name)).findFirst();
  }

  /** From leaves to adjoints, for a method that gives first derivatives. */
  private Optional<Function<Object[], Object[]>> derivative(Method method) {
    MethodModel.Call call = Primal.call(method, instance);
    boolean returned = method.getParameterCount() == primal.parameters();
    return switch (method.getName()) {
      case "gradient", "valueAndGradient" ->
          Optional.of(
              returned
                  ? new ReturnedGradient(primal, method, call)::of
                  : values -> model.byAdjoints(call, values));
      case "accumulateGradient" -> Optional.of(values -> model.byAdjoints(call, values));
      case "vjp" -> Optional.of(values -> model.bySeed(primal.call(), call, values));
      case "jvp" -> Optional.of(values -> model.byTangents(call, values));
      default -> Optional.empty();
    };
  }
}
