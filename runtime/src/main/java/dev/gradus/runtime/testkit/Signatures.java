package dev.gradus.runtime.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Tells overloads of a method apart by the signatures of a gradient interface. */
final class Signatures {
  private Signatures() {}

  /** Whether all methods of an interface have signatures that derivatives of a method may have. */
  static boolean fit(Primal primal, Class<?> gradientInterface) {
    return Arrays.stream(gradientInterface.getMethods())
        .filter(m -> Modifier.isAbstract(m.getModifiers()))
        .allMatch(m -> fits(primal, m));
  }

  private static boolean fits(Primal primal, Method method) {
    List<Class<?>> given = List.of(method.getParameterTypes());
    List<Class<?>> own = primal.types();
    if (given.size() < own.size() || !given.subList(0, own.size()).equals(own)) {
      return false;
    }
    List<Class<?>> more = given.subList(own.size(), given.size());
    MethodModel model = primal.model();
    List<Class<?>> adjoints = adjoints(model);
    List<Class<?>> tangents = active(model, leaf -> true);
    Class<?> result = model.result();
    boolean none = result == void.class;
    return switch (method.getName()) {
      case "value" -> more.isEmpty();
      case "gradient", "valueAndGradient" -> more.isEmpty() || more.equals(adjoints);
      case "accumulateGradient" -> more.equals(adjoints);
      case "vjp" -> more.equals(none ? adjoints : and(adjoints, result));
      case "jvp" -> more.equals(tangents);
      case "valueAndJvp" -> !none && more.equals(and(tangents, result.arrayType()));
      case "hvp" -> more.equals(tangents) || more.equals(joined(tangents, adjoints));
      default -> more.size() <= 1;
    };
  }

  private static List<Class<?>> adjoints(MethodModel model) {
    List<Class<?>> types = active(model, Class::isArray);
    for (Class<?> scalar : List.of(double.class, float.class)) {
      if (!active(model, scalar::equals).isEmpty()) {
        types.add(Array.newInstance(scalar, 0).getClass());
      }
    }
    return types;
  }

  private static List<Class<?>> active(MethodModel model, Predicate<Class<?>> wanted) {
    List<Class<?>> types = new ArrayList<>();
    for (Subject.Leaf leaf : model.leaves().list()) {
      if (leaf.active() && wanted.test(leaf.type())) {
        types.add(leaf.type());
      }
    }
    return types;
  }

  private static List<Class<?>> and(List<Class<?>> types, Class<?> last) {
    return joined(types, List.of(last));
  }

  private static List<Class<?>> joined(List<Class<?>> first, List<Class<?>> second) {
    List<Class<?>> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
