package dev.gradus.runtime;

import java.util.List;

/**
 * Where a value that is not finite was produced.
 *
 * @param operation the operation, as {@code log}
 * @param operands its operands with their values, as {@code x[3] = 0.0}
 * @param result its result, as {@code -Infinity}
 * @param place where it was written, as {@code Sample.java:12}; empty if unknown
 */
public record Diagnosis(String operation, List<String> operands, String result, String place) {
  public Diagnosis {
    operands = List.copyOf(operands);
  }

  /** One phrase for a message. */
  @Override
  public String toString() {
    String at = place.isEmpty() ? "" : " at " + place;
    return operation + "(" + String.join(", ", operands) + ") = " + result + at;
  }
}
