package dev.gradus.benchmarks.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * An objective that C and Java compute from the same arrays.
 *
 * @param name for tables
 * @param program its name for the launcher in C
 * @param bar how many times the time of C's gradient that of FAST should at most take
 * @param inputs the arrays that C reads
 * @param objective Java's objective
 * @param strict value and gradient in STRICT arithmetic
 * @param fast the same in FAST arithmetic
 * @param strictAdjoints where {@code strict} leaves the gradient, in C's order
 * @param fastAdjoints the same of {@code fast}
 * @param byHand C's adjoint written in Java, where it has been; leaves the gradient where {@code
 *     strict} does
 */
public record Reference(
    String name,
    String program,
    double bar,
    List<double[]> inputs,
    DoubleSupplier objective,
    DoubleSupplier strict,
    DoubleSupplier fast,
    Supplier<List<double[]>> strictAdjoints,
    Supplier<List<double[]>> fastAdjoints,
    Optional<DoubleSupplier> byHand) {

  /** A method's, all gradients of which go to the same arrays. */
  static Reference ofMethod(
      String name,
      String program,
      double bar,
      List<double[]> inputs,
      List<double[]> adjoints,
      DoubleSupplier objective,
      DoubleSupplier strict,
      DoubleSupplier fast,
      Optional<DoubleSupplier> byHand) {
    return new Reference(
        name,
        program,
        bar,
        inputs,
        objective,
        strict,
        fast,
        () -> adjoints,
        () -> adjoints,
        byHand);
  }

  /** Value and gradient in STRICT arithmetic as one array. */
  public double[] strictResult() {
    return result(strict);
  }

  /** Value and gradient in FAST arithmetic as one array. */
  public double[] fastResult() {
    return joined(fast.getAsDouble(), fastAdjoints.get());
  }

  /** Value and gradient by STRICT code, or by hand, as one array. */
  public double[] result(DoubleSupplier hand) {
    return joined(hand.getAsDouble(), strictAdjoints.get());
  }

  private static double[] joined(double value, List<double[]> adjoints) {
    int length = 1 + adjoints.stream().mapToInt(a -> a.length).sum();
    double[] all = Arrays.copyOf(new double[] {value}, length);
    int at = 1;
    for (double[] a : adjoints) {
      System.arraycopy(a, 0, all, at, a.length);
      at += a.length;
    }
    return all;
  }
}
