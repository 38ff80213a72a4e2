package dev.gradus.compiler.oracle;

import org.jspecify.annotations.Nullable;

/** Makes arguments share arrays. */
final class Aliases {
  private Aliases() {}

  /** Puts one active array in the place of another of its type; false if there are no two. */
  static boolean make(@Nullable Object[] arguments, Subject subject) {
    for (int i : subject.arrays()) {
      for (int j : subject.arrays()) {
        if (i < j && subject.type(i) == subject.type(j)) {
          arguments[j] = arguments[i];
          return true;
        }
      }
    }
    return false;
  }

  /** Puts one row of a matrix in the place of another; false if there is no matrix. */
  static boolean ofRows(@Nullable Object[] arguments) {
    for (Object argument : arguments) {
      if (argument instanceof Object[] rows && rows.length > 1) {
        rows[1] = rows[0];
        return true;
      }
    }
    return false;
  }
}
