package dev.gradus.compiler.generate;

import dev.gradus.compiler.method.MethodCompilation;
import java.util.List;
import java.util.Optional;

/** Finds what is legal but hardly meant. */
final class Warnings {
  private Warnings() {}

  /** A warning; about the method as a whole where it has no place. */
  record Warning(Optional<StackTraceElement> place, String text) {}

  static List<Warning> of(MethodCompilation compilation) {
    return List.of();
  }
}
