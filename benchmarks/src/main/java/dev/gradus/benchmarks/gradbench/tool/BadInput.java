package dev.gradus.benchmarks.gradbench.tool;

/** An input that does not fit; the message says what and where. */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadInput(String message) {
    super(message);
  }
}
