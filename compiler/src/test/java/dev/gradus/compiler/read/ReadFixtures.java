package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.LoopProgram;
import java.lang.reflect.Method;
import java.util.Random;
import java.util.stream.Stream;

/** The methods that tests read, for other packages. */
public final class ReadFixtures {
  private ReadFixtures() {}

  /** All fixtures, in a fixed order. */
  public static Stream<Method> all() {
    return ReadMethodsTest.fixtures();
  }

  public static LoopProgram read(Method method) {
    return ReadMethodsTest.read(method);
  }

  /** Random arguments, extreme ones among them. */
  public static Object[] arguments(Method method, Random random) {
    return RandomArguments.of(method, random);
  }
}
