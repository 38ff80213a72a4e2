package dev.gradus.runtime.testkit;

import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The derivatives that an object with a {@code GradientOf} interface offers. */
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
    for (Method method : ordered()) {
      String name = method.getName() + " of " + type.getName();
      first(method)
          .map(d -> new MethodSubject(name, model, leaves, primal.call(), d, other(method, jvp)))
          .ifPresent(subjects::add);
      second(method)
          .flatMap(p -> gradient(compiled).map(g -> new HessianSubject(name, model, leaves, g, p)))
          .ifPresent(subjects::add);
      diagonal(method)
          .flatMap(
              d ->
                  gradient(compiled)
                      .map(g -> new DiagonalSubject(name, model, leaves, primal.call(), g, d)))
          .ifPresent(subjects::add);
    }
    if (subjects.isEmpty()) {
      throw Problem.TESTKIT_NOTHING.exception(type.getName());
    }
    return subjects;
  }

  /** Forward mode is not compared with itself. */
  private static Optional<MethodModel.Call> other(Method method, Optional<MethodModel.Call> jvp) {
    return method.getName().equals("jvp") ? Optional.empty() : jvp;
  }

  /** The methods in an order that does not change: reflection has none. */
  private List<Method> ordered() {
    return Arrays.stream(type.getMethods())
        .filter(m -> Modifier.isAbstract(m.getModifiers()))
        .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
        .toList();
  }

  private Optional<Method> methods(String name) {
    return ordered().stream().filter(m -> m.getName().equals(name)).findFirst();
  }

  /** A gradient whose differences are second derivatives. */
  private Optional<Function<Object[], Object[]>> gradient(boolean compiled) {
    for (Method method : ordered()) {
      if (!List.of("jvp", "jacobian").contains(method.getName()) && first(method).isPresent()) {
        return first(method);
      }
    }
    return compiled
        ? Optional.of(values -> model.byAdjoints(primal.handle()::valueAndGradient, values))
        : Optional.empty();
  }

  /** From leaves to adjoints, for a method that gives first derivatives. */
  private Optional<Function<Object[], Object[]>> first(Method method) {
    MethodModel.Call call = Primal.call(method, instance);
    return switch (method.getName()) {
      case "gradient", "valueAndGradient" ->
          Optional.of(
              method.getParameterCount() == primal.parameters()
                  ? new ReturnedGradient(primal, method, call)::of
                  : values -> model.byAdjoints(call, values));
      case "accumulateGradient" -> Optional.of(values -> model.byAdjoints(call, values));
      case "vjp" -> Optional.of(values -> model.bySeed(primal.call(), call, values));
      case "jvp" -> Optional.of(values -> model.byTangents(call, values));
      case "jacobian" -> Optional.of(new Matrices(primal, model, method, call)::transposed);
      default -> Optional.empty();
    };
  }

  /** A product with the Hessian, for a method that gives second derivatives. */
  private Optional<HessianSubject.Product> second(Method method) {
    MethodModel.Call call = Primal.call(method, instance);
    return switch (method.getName()) {
      case "hvp" ->
          Optional.of(
              method.getReturnType() == void.class
                  ? (values, tangents) -> model.byHvp(call, values, tangents)
                  : (values, tangents) -> returned(call, values, tangents));
      case "hessian" -> Optional.of(new Matrices(primal, model, method, call)::symmetric);
      default -> Optional.empty();
    };
  }

  private Optional<Function<Object[], Object[]>> diagonal(Method method) {
    return method.getName().equals("hessianDiagonal")
        ? Optional.of(new Matrices(primal, model, method, Primal.call(method, instance))::diagonal)
        : Optional.empty();
  }

  /** A product that is returned is that of the only active leaf. */
  private Object[] returned(MethodModel.Call hvp, Object[] values, Object[] tangents) {
    Object[] product = Copies.zeros(values);
    Object only = hvp.with(model.withTangents(values, tangents).toArray());
    for (int i = 0; i < product.length; i++) {
      if (model.leaves().list().get(i).active()) {
        product[i] = Objects.requireNonNull(only);
      }
    }
    return product;
  }
}
