package dev.gradus.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** Reads methods written for tests and compares programs with them. */
public final class Fixtures {

  /** Something to call with arguments. */
  private interface Callee {
    Object call(Object[] arguments) throws Throwable;
  }

  private Fixtures() {}

  /** The public methods of classes, in a fixed order. */
  public static Stream<Method> methods(Class<?>... owners) {
    return Arrays.stream(owners)
        .flatMap(
            c ->
                Arrays.stream(c.getDeclaredMethods())
                    .filter(m -> Modifier.isPublic(m.getModifiers()))
                    .sorted(Comparator.comparing(m -> m.getName() + Type.getMethodDescriptor(m))));
  }

  public static LoopProgram read(Method method) {
    return read(method.getDeclaringClass(), method.getName(), Type.getMethodDescriptor(method));
  }

  public static LoopProgram read(Class<?> owner, String name, String descriptor) {
    return MethodReader.read(owner, name, descriptor);
  }

  /** Calls method, interpreted and emitted program with the same random arguments. */
  public static void compare(Method method, LoopProgram program, int runs) {
    LoopInterpreter interpreter = new LoopInterpreter(program);
    Emitted emitted = new Emitted(program);
    Random random = new Random(7);
    for (int run = 0; run < runs; run++) {
      long seed = random.nextLong();
      String expected = outcome(method, seed, a -> method.invoke(null, a));
      assertThat(outcome(method, seed, a -> interpreter.call(method.getName(), a)))
          .as(() -> "interpreted\n" + Printer.print(program))
          .isEqualTo(expected);
      assertThat(outcome(method, seed, a -> emitted.call(method.getName(), a)))
          .as(() -> "emitted\n" + Printer.print(program))
          .isEqualTo(expected);
    }
  }

  /** The result or the exception, and the arguments as the call left them. */
  private static String outcome(Method method, long seed, Callee callee) {
    Object[] arguments = RandomArguments.of(method, new Random(seed));
    Object result;
    try {
      result = callee.call(arguments);
    } catch (InvocationTargetException e) {
      result = text(e.getCause());
    } catch (Throwable e) {
      result = text(e);
    }
    return Arrays.deepToString(new Object[] {result, arguments});
  }

  /** The messages of null pointers name variables of the bytecode. */
  private static String text(Throwable e) {
    return e instanceof NullPointerException ? e.getClass().getName() : e.toString();
  }

  /** The places of all statements. */
  public static Set<Position> positions(LoopProgram program) {
    Set<Position> positions = new LinkedHashSet<>();
    program.functions().forEach(f -> collect(f.body(), positions));
    return positions;
  }

  private static void collect(Block block, Set<Position> positions) {
    for (Statement statement : block.statements()) {
      positions.add(statement.position());
      Values.blocks(statement).forEach(b -> collect(b, positions));
    }
  }
}
