package dev.gradus.compiler.oracle;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method to be differentiated, with what is differentiated by. */
record Subject(Method method, List<Integer> active) {

  /** By all floating parameters but those that the method's inputs except. */
  static Subject of(Method method) {
    if (!Modifier.isStatic(method.getModifiers())) {
      throw new IllegalArgumentException(method + " is not static");
    }
    method.setAccessible(true);
    List<Integer> active = new ArrayList<>();
    int[] inactive = Arguments.inputs(method).inactive();
    for (int i = 0; i < method.getParameterCount(); i++) {
      int index = i;
      if (isReal(element(method.getParameterTypes()[i]))
          && Arrays.stream(inactive).noneMatch(k -> k == index)) {
        active.add(i);
      }
    }
    return new Subject(method, List.copyOf(active));
  }

  @Nullable Object call(@Nullable Object[] arguments) throws Throwable {
    return method.invoke(null, arguments);
  }

  Class<?> type(int parameter) {
    return method.getParameterTypes()[parameter];
  }

  boolean isScalar(int parameter) {
    return isReal(type(parameter));
  }

  List<Integer> scalars(Class<?> type) {
    return active.stream().filter(i -> type(i) == type).toList();
  }

  List<Integer> arrays() {
    return active.stream().filter(i -> type(i).isArray()).toList();
  }

  boolean hasRealResult() {
    return isReal(method.getReturnType());
  }

  boolean hasArrayResult() {
    return method.getReturnType().isArray() && isReal(element(method.getReturnType()));
  }

  /** Whether floats take part, so that derivatives are no better than they. */
  boolean isSingle() {
    return Arrays.stream(method.getParameterTypes()).anyMatch(t -> element(t) == float.class)
        || element(method.getReturnType()) == float.class;
  }

  private static boolean isReal(Class<?> type) {
    return type == double.class || type == float.class;
  }

  private static Class<?> element(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }
}
