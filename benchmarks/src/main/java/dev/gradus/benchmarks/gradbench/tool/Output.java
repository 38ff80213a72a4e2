package dev.gradus.benchmarks.gradbench.tool;

import java.util.Map;

/** What a computation found. */
final class Output {
  private Output() {}

  /** Whether all numbers are finite. */
  static boolean isFinite(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number);
    } else if (value instanceof double[] numbers) {
      for (double number : numbers) {
        if (!Double.isFinite(number)) {
          return false;
        }
      }
    } else if (value instanceof double[][] rows) {
      for (double[] row : rows) {
        if (!isFinite(row)) {
          return false;
        }
      }
    } else if (value instanceof Map<?, ?> parts) {
      return parts.values().stream().allMatch(Output::isFinite);
    }
    return true;
  }
}
