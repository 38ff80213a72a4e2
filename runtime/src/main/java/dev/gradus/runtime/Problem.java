package dev.gradus.runtime;

import java.util.Locale;

/**
 * Every message a user can get: what is wrong and where (a {@link String#format} template), and
 * what to do about it. {@code docs/problems.md} is generated from this table.
 */
public enum Problem {
  NO_COMPILER(
      "no compiler for objective '%s' is on the class path",
      "add the dependency dev.gradus:gradus-compiler, or generate the gradient class at build time");

  private final String what;
  private final String remedy;

  Problem(String what, String remedy) {
    this.what = what;
    this.remedy = remedy;
  }

  /** Template of the first sentence. */
  public String what() {
    return what;
  }

  /** What the user should do. */
  public String remedy() {
    return remedy;
  }

  /** The message as users see it. */
  public String message(Object... details) {
    return String.format(Locale.ROOT, what, details) + "; " + remedy + " [" + name() + "]";
  }

  /** An exception carrying this problem. */
  public GradusException exception(Object... details) {
    return new GradusException(this, message(details));
  }
}
