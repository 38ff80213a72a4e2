package dev.gradus.runtime.kernel;

import java.util.Arrays;

/** The float half of {@link DoublePolynomialKernels}, method by method the same. */
public abstract class FloatPolynomialKernels extends RowSums {
  /** Length of the arrays of one chunk. */
  protected static final int CHUNK = BlockScratch.CHUNK;

  /** No vector is longer. */
  protected static final int PADDING = BlockScratch.PADDING;

  /** So many elements are computed one by one sooner than in a chunk. */
  static final int FEW = 8;

  /** For subclasses. */
  protected FloatPolynomialKernels() {}

  /** A function of floats. */
  private interface FloatFunction {
    float apply(float x);
  }

  @Override
  public final void exp(float[] src, float[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::exp);
      return;
    }
    BlockScratch.Floats s = BlockScratch.get().floats;
    if (n <= CHUNK && n % PADDING == 0 && src != dst) {
      // Whole vectors, and the arguments stay: nothing need be copied.
      ElementaryLoops.exp(src, s.first, s.second, n);
      scaleExp(s.first, s.second, dst, n);
      if (!bounded(src, n, ExpPolynomial.FLOAT_LIMIT)) {
        repair(src, n, ExpPolynomial.FLOAT_LIMIT, FastMath::exp, dst, 0);
      }
      return;
    }
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.exp(s.x, s.first, s.second, length);
      scaleExp(s.first, s.second, s.third, length);
      s.store(s.third, dst, from, length);
      if (!bounded(s.x, length, ExpPolynomial.FLOAT_LIMIT)) {
        repair(s.x, length, ExpPolynomial.FLOAT_LIMIT, FastMath::exp, dst, from);
      }
    }
  }

  @Override
  public final void expm1(float[] src, float[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::expm1);
      return;
    }
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.exp(s.x, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, s.third, length);
      s.store(s.third, dst, from, length);
      if (!bounded(s.x, length, ExpPolynomial.FLOAT_LIMIT)) {
        repair(s.x, length, ExpPolynomial.FLOAT_LIMIT, FastMath::expm1, dst, from);
      }
    }
  }

  @Override
  public final void log(float[] src, float[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::log);
      return;
    }
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      splitLog(s.x, s.first, s.second, length);
      ElementaryLoops.log(s.first, s.second, s.third, length);
      s.store(s.third, dst, from, length);
      if (!between(s.x, length, Float.MIN_NORMAL, Float.MAX_VALUE)) {
        repair(s.x, length, Float.MIN_NORMAL, Float.MAX_VALUE, FastMath::log, dst, from);
      }
    }
  }

  @Override
  public final void log1p(float[] src, float[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::log1p);
      return;
    }
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.onePlus(s.x, s.first, s.second, length);
      splitLog1p(s.first, s.second, s.first, s.second, length);
      ElementaryLoops.log(s.first, s.second, s.third, length);
      s.store(s.third, dst, from, length);
      if (!between(s.x, length, LogPolynomial.FLOAT_LOG1P_LOW, LogPolynomial.FLOAT_LOG1P_HIGH)) {
        repair(
            s.x,
            length,
            LogPolynomial.FLOAT_LOG1P_LOW,
            LogPolynomial.FLOAT_LOG1P_HIGH,
            FastMath::log1p,
            dst,
            from);
      }
    }
  }

  @Override
  public final void tanh(float[] src, float[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::tanh);
      return;
    }
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.twiceMagnitude(s.x, ExpPolynomial.FLOAT_TANH_HIGH, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, s.third, length);
      ElementaryLoops.tanhOfExpm1(s.third, s.first, length);
      s.store(s.first, dst, from, length);
    }
  }

  @Override
  public final void sin(float[] src, float[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::sin);
      return;
    }
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.sin(s.x, s.first, length);
      s.store(s.first, dst, from, length);
      if (!bounded(s.x, length, SinePolynomial.FLOAT_LIMIT)) {
        repair(s.x, length, SinePolynomial.FLOAT_LIMIT, FastMath::sin, dst, from);
      }
    }
  }

  @Override
  public final void cos(float[] src, float[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::cos);
      return;
    }
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.cos(s.x, s.first, length);
      s.store(s.first, dst, from, length);
      if (!bounded(s.x, length, SinePolynomial.FLOAT_LIMIT)) {
        repair(s.x, length, SinePolynomial.FLOAT_LIMIT, FastMath::cos, dst, from);
      }
    }
  }

  @Override
  public final void sigmoid(float[] src, float[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::sigmoid);
      return;
    }
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.negate(s.x, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExp(s.first, s.second, s.third, length);
      ElementaryLoops.logistic(s.third, s.first, length);
      s.store(s.first, dst, from, length);
      if (!bounded(s.x, length, ExpPolynomial.FLOAT_LIMIT)) {
        repair(s.x, length, ExpPolynomial.FLOAT_LIMIT, FastMath::sigmoid, dst, from);
      }
    }
  }

  @Override
  public final void softplus(float[] src, float[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::softplus);
      return;
    }
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.negativeMagnitude(s.x, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExp(s.first, s.second, s.third, length);
      ElementaryLoops.softplusOfExp(s.x, s.third, s.first, length);
      s.store(s.first, dst, from, length);
      if (!bounded(s.x, length, ExpPolynomial.FLOAT_LIMIT)) {
        repair(s.x, length, ExpPolynomial.FLOAT_LIMIT, FastMath::softplus, dst, from);
      }
    }
  }

  @Override
  public final void erf(float[] src, float[] dst, int n) {
    if (n <= FEW) {
      oneByOne(src, dst, n, FastMath::erf);
      return;
    }
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.logComplement(s.x, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, s.third, length);
      s.store(s.third, dst, from, length);
    }
  }

  private static void oneByOne(float[] src, float[] dst, int n, FloatFunction function) {
    for (int i = 0; i < n; i++) {
      dst[i] = function.apply(src[i]);
    }
  }

  /** Recomputes the elements beyond ±limit, and NaN, one by one. */
  private static void repair(
      float[] x, int n, float limit, FloatFunction function, float[] dst, int offset) {
    repair(x, n, -limit, limit, function, dst, offset);
  }

  /** Recomputes the elements that are not between low and high one by one. */
  private static void repair(
      float[] x, int n, float low, float high, FloatFunction function, float[] dst, int offset) {
    for (int i = 0; i < n; i++) {
      if (!(x[i] >= low && x[i] <= high)) {
        dst[offset + i] = function.apply(x[i]);
      }
    }
  }

  @Override
  public void rowDots(
      float[] a,
      int aOffset,
      int rows,
      int cols,
      float[] x,
      int xOffset,
      float[] out,
      int outOffset) {
    float[] partials = BlockScratch.get().floats.partials;
    for (int r = 0; r < rows; r++) {
      Arrays.fill(partials, 0);
      dot(a, aOffset + r * cols, x, xOffset, cols, partials, 0);
      out[outOffset + r] = Partials.total(partials);
    }
  }

  /** Whether every element is at most {@code limit} in magnitude; a NaN is not. */
  protected abstract boolean bounded(float[] x, int n, float limit);

  /** Whether every element is at least {@code low} and at most {@code high}; a NaN is not. */
  protected abstract boolean between(float[] x, int n, float low, float high);

  /**
   * With p = 2^k from the low bits of {@code shifted}: {@code result[i] = fma(fraction[i], p, p)}.
   */
  protected abstract void scaleExp(float[] fraction, float[] shifted, float[] result, int n);

  /** {@code result[i] = copySign(fma(fraction[i], p, p - 1), sign[i])}, p as in scaleExp. */
  protected abstract void scaleExpm1(
      float[] fraction, float[] shifted, float[] sign, float[] result, int n);

  /**
   * With x = 2^k m, m from √½ to √2: {@code rest[i] = m - 1}, {@code number[i] = k}, where 0 is
   * -0.0.
   */
  protected abstract void splitLog(float[] x, float[] rest, float[] number, int n);

  /**
   * With sum = 2^k m: {@code rest[i] = fma(missing[i], 2^-k, m - 1)}, -0.0 if all is; outputs may
   * be inputs.
   */
  protected abstract void splitLog1p(
      float[] sum, float[] missing, float[] rest, float[] number, int n);
}
