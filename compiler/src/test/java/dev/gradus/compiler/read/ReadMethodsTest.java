package dev.gradus.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

/** Every fixture, read and run, does what it does itself. */
class ReadMethodsTest {
  private static final int RUNS = 40;

  /** What a run gave: the result or the exception, and the arguments as it left them. */
  private record Outcome(Object result, Object[] arguments) {}

  /** Something to call with arguments. */
  private interface Callee {
    Object call(Object[] arguments) throws Throwable;
  }

  static Stream<Method> fixtures() {
    return Stream.of(
            LoopFixtures.class,
            BranchFixtures.class,
            ArrayFixtures.class,
            ScalarFixtures.class,
            LibraryFixtures.class,
            KotlinFixtures.class)
        .flatMap(
            c ->
                Arrays.stream(c.getDeclaredMethods())
                    .filter(m -> Modifier.isPublic(m.getModifiers()))
                    .sorted(Comparator.comparing(m -> m.getName() + Type.getMethodDescriptor(m))));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aMethodReadComputesWhatTheMethodComputes(Method method) {
    LoopProgram program = read(method);
    LoopInterpreter interpreter = new LoopInterpreter(program);
    Emitted emitted = new Emitted(program);
    Random random = new Random(7);
    for (int run = 0; run < RUNS; run++) {
      long seed = random.nextLong();
      Outcome expected = outcome(method, seed, a -> method.invoke(null, a));
      Outcome read = outcome(method, seed, a -> interpreter.call(method.getName(), a));
      Outcome compiled = outcome(method, seed, a -> emitted.call(method.getName(), a));
      assertThat(describe(read)).as("interpreted, run %d", run).isEqualTo(describe(expected));
      assertThat(describe(compiled)).as("emitted, run %d", run).isEqualTo(describe(expected));
    }
  }

  static LoopProgram read(Method method) {
    return MethodReader.read(
        method.getDeclaringClass(), method.getName(), Type.getMethodDescriptor(method));
  }

  private static Outcome outcome(Method method, long seed, Callee callee) {
    Object[] arguments = RandomArguments.of(method, new Random(seed));
    try {
      return new Outcome(callee.call(arguments), arguments);
    } catch (InvocationTargetException e) {
      return new Outcome(e.getCause().toString(), arguments);
    } catch (Throwable e) {
      return new Outcome(e.toString(), arguments);
    }
  }

  private static String describe(Outcome outcome) {
    return Arrays.deepToString(new Object[] {outcome.result(), outcome.arguments()});
  }
}
