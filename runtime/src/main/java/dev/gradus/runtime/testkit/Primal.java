package dev.gradus.runtime.testkit;

import dev.gradus.runtime.Active;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.Inactive;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.method.MethodGradient;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The method that a gradient interface is of, called as it is: differences are taken of it. */
final class Primal {
  private final Method method;

  private Primal(Method method) {
    this.method = method;
  }

  static Primal of(Class<?> gradientInterface) {
    GradientOf mark = gradientInterface.getAnnotation(GradientOf.class);
    List<Method> fitting =
        Arrays.stream(owner(gradientInterface, mark).getDeclaredMethods())
            .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getName().equals(mark.method()))
            .filter(m -> Signatures.fit(new Primal(m), gradientInterface))
            .toList();
    if (fitting.size() != 1) {
      throw Problem.TESTKIT_METHOD.exception(
          gradientInterface.getName(), fitting.size(), mark.method());
    }
    return new Primal(fitting.get(0));
  }

  static Primal of(Method method) {
    return new Primal(method);
  }

  private static Class<?> owner(Class<?> gradientInterface, GradientOf mark) {
    if (mark.ownerName().isEmpty()) {
      return mark.owner();
    }
    try {
      return Class.forName(mark.ownerName(), false, gradientInterface.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw Problem.CLASS_FILE_NOT_FOUND.exception(mark.ownerName());
    }
  }

  int parameters() {
    return method.getParameterCount();
  }

  List<Class<?>> types() {
    return List.of(method.getParameterTypes());
  }

  MethodModel model() {
    List<String> names = Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
    return new MethodModel(names, types(), active(), method.getReturnType());
  }

  /** The parameters that are differentiated by. */
  List<Integer> active() {
    Annotation[][] marks = method.getParameterAnnotations();
    boolean chosen = IntStream.range(0, marks.length).anyMatch(i -> has(marks[i], Active.class));
    return IntStream.range(0, marks.length)
        .filter(i -> chosen ? has(marks[i], Active.class) : !has(marks[i], Inactive.class))
        .filter(i -> isReal(types().get(i)))
        .boxed()
        .toList();
  }

  /** Whether a parameter is, or holds, anything that can be differentiated by. */
  private static boolean isReal(Class<?> parameter) {
    return new Leaves(List.of(""), List.of(parameter), List.of(0))
        .list().stream().anyMatch(Subject.Leaf::active);
  }

  private static boolean has(Annotation[] marks, Class<?> wanted) {
    return Arrays.stream(marks).anyMatch(wanted::isInstance);
  }

  /**
   * All derivatives of the method, which need the compiler. They are defined beside the method, if
   * that may be, and may call what it may call.
   */
  MethodGradient handle() {
    Class<?> owner = method.getDeclaringClass();
    try {
      Lookup beside = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
      return Gradients.of(beside, owner, method.getName(), method.getParameterTypes());
    } catch (IllegalAccessException closed) {
      return Gradients.of(owner, method.getName(), method.getParameterTypes());
    }
  }

  MethodModel.Call call() {
    return call(method, null);
  }

  static MethodModel.Call call(Method method, @Nullable Object instance) {
    try {
      method.setAccessible(true);
    } catch (InaccessibleObjectException e) {
      throw Problem.TESTKIT_CLOSED.exception(
          method,
          method.getDeclaringClass().getModule().getName(),
          method.getDeclaringClass().getPackageName());
    }
    return arguments -> {
      try {
        return method.invoke(instance, arguments);
      } catch (InvocationTargetException e) {
        throw unchecked(e.getCause());
      } catch (IllegalAccessException e) {
        throw new LinkageError(method + " cannot be called", e);
      }
    };
  }

  /** What a method threw goes on to the caller as it is; nothing checked is expected of it. */
  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException("thrown by the method that is checked", thrown);
  }
}
