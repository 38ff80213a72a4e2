package dev.gradus.training;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether somebody watches standard output. */
final class Terminal {
  private Terminal() {}

  /** Whether standard input and output are a terminal that can redraw a line. */
  @SuppressWarnings("SystemConsoleNull") // null until Java 21; later isTerminal tells
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
  }

  /** From Java 22 on there is a console without a terminal, too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true; // an older Java: a console is a terminal
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Console.isTerminal cannot be called", e);
    }
  }
}
