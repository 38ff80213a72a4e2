package dev.gradus.compiler.thirdparty;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call of a static method of a library.
 *
 * @param arguments fresh ones at every call
 * @param derivative by the last argument, at that argument; null where only quotients judge
 */
record LibraryCase(
    Method method, Supplier<Object[]> arguments, @Nullable DoubleUnaryOperator derivative) {

  static LibraryCase of(Class<?> owner, String name, Object... arguments) {
    return new LibraryCase(method(owner, name, arguments), arguments::clone, null);
  }

  /** A call whose derivative by the last argument is known. */
  LibraryCase with(DoubleUnaryOperator derivative) {
    return new LibraryCase(method, arguments, derivative);
  }

  private static Method method(Class<?> owner, String name, Object[] arguments) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(m -> m.getName().equals(name) && takes(m, arguments))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + owner));
  }

  private static boolean takes(Method method, Object[] arguments) {
    Class<?>[] types = method.getParameterTypes();
    boolean fits = types.length == arguments.length && !method.isSynthetic();
    for (int i = 0; fits && i < types.length; i++) {
      fits =
          types[i] == double.class
              ? arguments[i] instanceof Double
              : types[i] == int.class
                  ? arguments[i] instanceof Integer
                  : types[i].isInstance(arguments[i]);
    }
    return fits;
  }

  @Override
  public String toString() {
    return method.getDeclaringClass().getName()
        + "."
        + method.getName()
        + Arrays.deepToString(arguments.get());
  }
}
