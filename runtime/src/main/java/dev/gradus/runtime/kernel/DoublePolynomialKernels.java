package dev.gradus.runtime.kernel;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Elementary functions over blocks, chunk by chunk: polynomial loops, which the JIT vectorises and
 * all implementations share, between loops that take floating-point numbers apart or compare them,
 * which it does not vectorise and which are left to the implementation. Every loop computes all
 * elements; those outside the polynomials' range are computed once more by {@link FastMath}.
 *
 * <p>The arrays that subclasses are handed have {@link #CHUNK} elements, of which the first n
 * count; up to the next multiple of {@link #PADDING} they may be read and written freely, so that
 * vectors need no tail; there, the argument of {@code bounded} and {@code between} repeats its
 * first element. Where n is such a multiple, they may also be as long as that.
 */
public abstract class DoublePolynomialKernels extends FloatPolynomialKernels {
  /** For subclasses. */
  protected DoublePolynomialKernels() {}

  @Override
  public final void exp(double[] src, double[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::exp);
      return;
    }
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    if (n <= CHUNK && n % PADDING == 0 && src != dst) {
      // Whole vectors, and the arguments stay: nothing need be copied.
      ElementaryLoops.exp(src, s.first, s.second, n);
      scaleExp(s.first, s.second, dst, n);
      if (!bounded(src, n, ExpPolynomial.DOUBLE_LIMIT)) {
        repair(src, n, ExpPolynomial.DOUBLE_LIMIT, FastMath::exp, dst, 0);
      }
      return;
    }
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.exp(s.x, s.first, s.second, length);
      scaleExp(s.first, s.second, s.third, length);
      s.store(s.third, dst, from, length);
      if (!bounded(s.x, length, ExpPolynomial.DOUBLE_LIMIT)) {
        repair(s.x, length, ExpPolynomial.DOUBLE_LIMIT, FastMath::exp, dst, from);
      }
    }
  }

  @Override
  public final void expm1(double[] src, double[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::expm1);
      return;
    }
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.exp(s.x, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, s.third, length);
      s.store(s.third, dst, from, length);
      if (!bounded(s.x, length, ExpPolynomial.DOUBLE_LIMIT)) {
        repair(s.x, length, ExpPolynomial.DOUBLE_LIMIT, FastMath::expm1, dst, from);
      }
    }
  }

  @Override
  public final void log(double[] src, double[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::log);
      return;
    }
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      splitLog(s.x, s.first, s.second, length);
      ElementaryLoops.log(s.first, s.second, s.third, length);
      s.store(s.third, dst, from, length);
      if (!between(s.x, length, Double.MIN_NORMAL, Double.MAX_VALUE)) {
        repair(s.x, length, Double.MIN_NORMAL, Double.MAX_VALUE, FastMath::log, dst, from);
      }
    }
  }

  @Override
  public final void log1p(double[] src, double[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::log1p);
      return;
    }
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.onePlus(s.x, s.first, s.second, length);
      splitLog1p(s.first, s.second, s.first, s.second, length);
      ElementaryLoops.log(s.first, s.second, s.third, length);
      s.store(s.third, dst, from, length);
      if (!between(s.x, length, LogPolynomial.DOUBLE_LOG1P_LOW, LogPolynomial.DOUBLE_LOG1P_HIGH)) {
        repair(
            s.x,
            length,
            LogPolynomial.DOUBLE_LOG1P_LOW,
            LogPolynomial.DOUBLE_LOG1P_HIGH,
            FastMath::log1p,
            dst,
            from);
      }
    }
  }

  @Override
  public final void tanh(double[] src, double[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::tanh);
      return;
    }
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.twiceMagnitude(s.x, ExpPolynomial.DOUBLE_TANH_HIGH, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, s.third, length);
      ElementaryLoops.tanhOfExpm1(s.third, s.first, length);
      s.store(s.first, dst, from, length);
    }
  }

  @Override
  public final void sin(double[] src, double[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::sin);
      return;
    }
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.sin(s.x, s.first, length);
      s.store(s.first, dst, from, length);
      if (!bounded(s.x, length, SinePolynomial.DOUBLE_LIMIT)) {
        repair(s.x, length, SinePolynomial.DOUBLE_LIMIT, FastMath::sin, dst, from);
      }
    }
  }

  @Override
  public final void cos(double[] src, double[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::cos);
      return;
    }
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.cos(s.x, s.first, length);
      s.store(s.first, dst, from, length);
      if (!bounded(s.x, length, SinePolynomial.DOUBLE_LIMIT)) {
        repair(s.x, length, SinePolynomial.DOUBLE_LIMIT, FastMath::cos, dst, from);
      }
    }
  }

  @Override
  public final void sigmoid(double[] src, double[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::sigmoid);
      return;
    }
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.negate(s.x, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExp(s.first, s.second, s.third, length);
      ElementaryLoops.logistic(s.third, s.first, length);
      s.store(s.first, dst, from, length);
      if (!bounded(s.x, length, ExpPolynomial.DOUBLE_LIMIT)) {
        repair(s.x, length, ExpPolynomial.DOUBLE_LIMIT, FastMath::sigmoid, dst, from);
      }
    }
  }

  @Override
  public final void softplus(double[] src, double[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::softplus);
      return;
    }
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.negativeMagnitude(s.x, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExp(s.first, s.second, s.third, length);
      ElementaryLoops.softplusOfExp(s.x, s.third, s.first, length);
      s.store(s.first, dst, from, length);
      if (!bounded(s.x, length, ExpPolynomial.DOUBLE_LIMIT)) {
        repair(s.x, length, ExpPolynomial.DOUBLE_LIMIT, FastMath::softplus, dst, from);
      }
    }
  }

  @Override
  public final void erf(double[] src, double[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::erf);
      return;
    }
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.logComplement(s.x, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, s.third, length);
      s.store(s.third, dst, from, length);
    }
  }

  private static void oneByOne(double[] src, double[] dst, int n, DoubleUnaryOperator function) {
    for (int i = 0; i < n; i++) {
      dst[i] = function.applyAsDouble(src[i]);
    }
  }

  /** Recomputes the elements beyond ±limit, and NaN, one by one. */
  private static void repair(
      double[] x, int n, double limit, DoubleUnaryOperator function, double[] dst, int offset) {
    repair(x, n, -limit, limit, function, dst, offset);
  }

  /** Recomputes the elements that are not between low and high one by one. */
  private static void repair(
      double[] x,
      int n,
      double low,
      double high,
      DoubleUnaryOperator function,
      double[] dst,
      int offset) {
    for (int i = 0; i < n; i++) {
      if (!(x[i] >= low && x[i] <= high)) {
        dst[offset + i] = function.applyAsDouble(x[i]);
      }
    }
  }

  @Override
  public void rowDots(
      double[] a,
      int aOffset,
      int rows,
      int cols,
      double[] x,
      int xOffset,
      double[] out,
      int outOffset) {
    double[] partials = BlockScratch.get().doubles.partials;
    for (int r = 0; r < rows; r++) {
      Arrays.fill(partials, 0);
      dot(a, aOffset + r * cols, x, xOffset, cols, partials, 0);
      out[outOffset + r] = Partials.total(partials);
    }
  }

  /** Whether every element is at most {@code limit} in magnitude; a NaN is not. */
  protected abstract boolean bounded(double[] x, int n, double limit);

  /** Whether every element is at least {@code low} and at most {@code high}; a NaN is not. */
  protected abstract boolean between(double[] x, int n, double low, double high);

  /**
   * With p = 2^k from the low bits of {@code shifted}: {@code result[i] = fma(fraction[i], p, p)}.
   */
  protected abstract void scaleExp(double[] fraction, double[] shifted, double[] result, int n);

  /** {@code result[i] = copySign(fma(fraction[i], p, p - 1), sign[i])}, p as in scaleExp. */
  protected abstract void scaleExpm1(
      double[] fraction, double[] shifted, double[] sign, double[] result, int n);

  /**
   * With x = 2^k m, m from √½ to √2: {@code rest[i] = m - 1}, {@code number[i] = k}, where 0 is
   * -0.0.
   */
  protected abstract void splitLog(double[] x, double[] rest, double[] number, int n);

  /**
   * With sum = 2^k m: {@code rest[i] = fma(missing[i], 2^-k, m - 1)}, -0.0 if all is; outputs may
   * be inputs.
   */
  protected abstract void splitLog1p(
      double[] sum, double[] missing, double[] rest, double[] number, int n);
}
