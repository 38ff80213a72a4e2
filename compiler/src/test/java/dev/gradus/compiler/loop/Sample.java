package dev.gradus.compiler.loop;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A program with an entry, arguments to call it with, and the same in Java.
 *
 * @param arguments fresh arguments at each call, since programs write to arrays
 * @param java the expected result; writes to the same arrays as the program
 */
public record Sample(
    String name,
    LoopProgram program,
    String entry,
    Supplier<Object[]> arguments,
    Function<Object[], Object> java) {

  @Override
  public String toString() {
    return name;
  }
}
