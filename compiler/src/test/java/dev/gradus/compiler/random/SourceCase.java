package dev.gradus.compiler.random;

import dev.gradus.compiler.oracle.Arguments;
import dev.gradus.compiler.oracle.Differentiation;
import dev.gradus.compiler.oracle.Judge;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Judges the method {@code f} of a compiled source. */
final class SourceCase {
  private SourceCase() {}

  /** What is wrong with a class's method; empty if all is well. */
  static Optional<Throwable> failure(Class<?> type, long seed, Differentiation compiler) {
    try {
      Method method =
          Arrays.stream(type.getDeclaredMethods())
              .filter(m -> m.getName().equals("f"))
              .findFirst()
              .orElseThrow();
      Judge judge = Judge.quick(method, compiler, seed % 4 == 0);
      for (int run = 0; run < 3; run++) {
        Object[] arguments = Arguments.of(method, (int) (seed % 1000) * 3 + run);
        if (run == 1) {
          Object[] rows = (Object[]) arguments[4];
          rows[2] = rows[0];
        } else if (run == 2) {
          arguments[3] = seed % 4 == 0 ? arguments[2] : arguments[3];
        }
        judge.judge(arguments, seed, run == 2 && seed % 4 == 0);
      }
      return Optional.empty();
    } catch (Throwable e) {
      return Optional.of(e);
    }
  }

  /** What is wrong with a source; empty if all is well or if it does not compile. */
  static Optional<Throwable> failure(
      String name, String source, long seed, Differentiation compiler) {
    return SourceCompiler.compile(Map.of(name, source))
        .flatMap(loader -> failure(load(loader, name), seed, compiler));
  }

  static Class<?> load(ClassLoader loader, String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
