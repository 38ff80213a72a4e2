package dev.gradus.runtime.kernel;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Elementary functions over blocks, chunk by chunk: polynomial loops, which the JIT vectorises and
 * all implementations share, between loops that take floating-point numbers apart or compare them,
 * which it does not vectorise and which are left to the implementation. Every loop computes all
 * elements; those outside the polynomials' range are computed once more by {@link FastMath}.
 */
public abstract class PolynomialBlockKernels implements BlockKernels {
  /** For subclasses. */
  protected PolynomialBlockKernels() {}

  /** A function of floats. */
  private interface FloatFunction {
    float apply(float x);
  }

  @Override
  public final void exp(double[] src, double[] dst, int n) {
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.exp(s.x, s.first, s.second, length);
      scaleExp(s.first, s.second, dst, from, length);
      repair(
          s.x,
          length,
          -ExpPolynomial.DOUBLE_LIMIT,
          ExpPolynomial.DOUBLE_LIMIT,
          FastMath::exp,
          dst,
          from);
    }
  }

  @Override
  public final void expm1(double[] src, double[] dst, int n) {
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.boundBelow(s.x, FastMath.DOUBLE_EXPM1_LOW, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, dst, from, length);
      repair(
          s.x,
          length,
          Double.NEGATIVE_INFINITY,
          ExpPolynomial.DOUBLE_LIMIT,
          FastMath::expm1,
          dst,
          from);
    }
  }

  @Override
  public final void log(double[] src, double[] dst, int n) {
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      splitLog(s.x, s.first, s.second, length);
      ElementaryLoops.log(s.first, s.second, s.third, length);
      s.store(s.third, dst, from, length);
      repair(s.x, length, Double.MIN_NORMAL, Double.MAX_VALUE, FastMath::log, dst, from);
    }
  }

  @Override
  public final void log1p(double[] src, double[] dst, int n) {
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.onePlus(s.x, s.first, s.second, length);
      splitLog1p(s.first, s.second, s.first, s.second, length);
      ElementaryLoops.log(s.first, s.second, s.third, length);
      s.store(s.third, dst, from, length);
      repair(
          s.x,
          length,
          FastMath.DOUBLE_LOG1P_LOW,
          FastMath.DOUBLE_LOG1P_HIGH,
          FastMath::log1p,
          dst,
          from);
    }
  }

  @Override
  public final void tanh(double[] src, double[] dst, int n) {
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.twiceMagnitude(s.x, FastMath.DOUBLE_TANH_HIGH, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, s.third, 0, length);
      ElementaryLoops.tanhOfExpm1(s.third, s.first, length);
      s.store(s.first, dst, from, length);
    }
  }

  @Override
  public final void sin(double[] src, double[] dst, int n) {
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.sin(s.x, s.first, length);
      s.store(s.first, dst, from, length);
      repair(
          s.x,
          length,
          -SinePolynomial.DOUBLE_LIMIT,
          SinePolynomial.DOUBLE_LIMIT,
          FastMath::sin,
          dst,
          from);
    }
  }

  @Override
  public final void cos(double[] src, double[] dst, int n) {
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.cos(s.x, s.first, length);
      s.store(s.first, dst, from, length);
      repair(
          s.x,
          length,
          -SinePolynomial.DOUBLE_LIMIT,
          SinePolynomial.DOUBLE_LIMIT,
          FastMath::cos,
          dst,
          from);
    }
  }

  @Override
  public final void sigmoid(double[] src, double[] dst, int n) {
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.negativeBounded(s.x, ExpPolynomial.DOUBLE_LIMIT, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExp(s.first, s.second, s.third, 0, length);
      ElementaryLoops.logistic(s.third, s.first, length);
      s.store(s.first, dst, from, length);
      repair(
          s.x,
          length,
          -ExpPolynomial.DOUBLE_LIMIT,
          Double.POSITIVE_INFINITY,
          FastMath::sigmoid,
          dst,
          from);
    }
  }

  @Override
  public final void softplus(double[] src, double[] dst, int n) {
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.negativeMagnitude(s.x, ExpPolynomial.DOUBLE_LIMIT, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExp(s.first, s.second, s.third, 0, length);
      ElementaryLoops.softplusOfExp(s.x, s.third, s.first, length);
      s.store(s.first, dst, from, length);
      repair(
          s.x,
          length,
          -ExpPolynomial.DOUBLE_LIMIT,
          Double.POSITIVE_INFINITY,
          FastMath::softplus,
          dst,
          from);
    }
  }

  @Override
  public final void erf(double[] src, double[] dst, int n) {
    BlockScratch.Doubles s = BlockScratch.get().doubles;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.logComplement(s.x, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, dst, from, length);
    }
  }

  /** Recomputes the elements that are not between low and high, one by one. */
  private void repair(
      double[] x,
      int n,
      double low,
      double high,
      DoubleUnaryOperator function,
      double[] dst,
      int offset) {
    if (inside(x, n, low, high)) {
      return;
    }
    for (int i = 0; i < n; i++) {
      if (!(x[i] >= low && x[i] <= high)) {
        dst[offset + i] = function.applyAsDouble(x[i]);
      }
    }
  }

  @Override
  public final void rowDots(
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

  /** Whether every element is at least {@code low} and at most {@code high}. */
  protected abstract boolean inside(double[] x, int n, double low, double high);

  /** {@code dst[offset + i] = ExpPolynomial.exp(fraction[i], shifted[i])}. */
  protected abstract void scaleExp(
      double[] fraction, double[] shifted, double[] dst, int offset, int n);

  /** {@code dst[offset + i] = ExpPolynomial.expm1(fraction[i], shifted[i], sign[i])}. */
  protected abstract void scaleExpm1(
      double[] fraction, double[] shifted, double[] sign, double[] dst, int offset, int n);

  /** Rest and number of the exponent of {@code x}, see {@link LogPolynomial}. */
  protected abstract void splitLog(double[] x, double[] rest, double[] number, int n);

  /** Rest and number of the exponent of {@code sum + missing}; outputs may be the inputs. */
  protected abstract void splitLog1p(
      double[] sum, double[] missing, double[] rest, double[] number, int n);

  @Override
  public final void exp(float[] src, float[] dst, int n) {
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.exp(s.x, s.first, s.second, length);
      scaleExp(s.first, s.second, dst, from, length);
      repair(
          s.x,
          length,
          -ExpPolynomial.FLOAT_LIMIT,
          ExpPolynomial.FLOAT_LIMIT,
          FastMath::exp,
          dst,
          from);
    }
  }

  @Override
  public final void expm1(float[] src, float[] dst, int n) {
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.boundBelow(s.x, FastMath.FLOAT_EXPM1_LOW, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, dst, from, length);
      repair(
          s.x,
          length,
          Float.NEGATIVE_INFINITY,
          ExpPolynomial.FLOAT_LIMIT,
          FastMath::expm1,
          dst,
          from);
    }
  }

  @Override
  public final void log(float[] src, float[] dst, int n) {
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      splitLog(s.x, s.first, s.second, length);
      ElementaryLoops.log(s.first, s.second, s.third, length);
      s.store(s.third, dst, from, length);
      repair(s.x, length, Float.MIN_NORMAL, Float.MAX_VALUE, FastMath::log, dst, from);
    }
  }

  @Override
  public final void log1p(float[] src, float[] dst, int n) {
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.onePlus(s.x, s.first, s.second, length);
      splitLog1p(s.first, s.second, s.first, s.second, length);
      ElementaryLoops.log(s.first, s.second, s.third, length);
      s.store(s.third, dst, from, length);
      repair(
          s.x,
          length,
          FastMath.FLOAT_LOG1P_LOW,
          FastMath.FLOAT_LOG1P_HIGH,
          FastMath::log1p,
          dst,
          from);
    }
  }

  @Override
  public final void tanh(float[] src, float[] dst, int n) {
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.twiceMagnitude(s.x, FastMath.FLOAT_TANH_HIGH, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, s.third, 0, length);
      ElementaryLoops.tanhOfExpm1(s.third, s.first, length);
      s.store(s.first, dst, from, length);
    }
  }

  @Override
  public final void sin(float[] src, float[] dst, int n) {
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.sin(s.x, s.first, length);
      s.store(s.first, dst, from, length);
      repair(
          s.x,
          length,
          -SinePolynomial.FLOAT_LIMIT,
          SinePolynomial.FLOAT_LIMIT,
          FastMath::sin,
          dst,
          from);
    }
  }

  @Override
  public final void cos(float[] src, float[] dst, int n) {
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.cos(s.x, s.first, length);
      s.store(s.first, dst, from, length);
      repair(
          s.x,
          length,
          -SinePolynomial.FLOAT_LIMIT,
          SinePolynomial.FLOAT_LIMIT,
          FastMath::cos,
          dst,
          from);
    }
  }

  @Override
  public final void sigmoid(float[] src, float[] dst, int n) {
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.negativeBounded(s.x, ExpPolynomial.FLOAT_LIMIT, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExp(s.first, s.second, s.third, 0, length);
      ElementaryLoops.logistic(s.third, s.first, length);
      s.store(s.first, dst, from, length);
      repair(
          s.x,
          length,
          -ExpPolynomial.FLOAT_LIMIT,
          Float.POSITIVE_INFINITY,
          FastMath::sigmoid,
          dst,
          from);
    }
  }

  @Override
  public final void softplus(float[] src, float[] dst, int n) {
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.negativeMagnitude(s.x, ExpPolynomial.FLOAT_LIMIT, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExp(s.first, s.second, s.third, 0, length);
      ElementaryLoops.softplusOfExp(s.x, s.third, s.first, length);
      s.store(s.first, dst, from, length);
      repair(
          s.x,
          length,
          -ExpPolynomial.FLOAT_LIMIT,
          Float.POSITIVE_INFINITY,
          FastMath::softplus,
          dst,
          from);
    }
  }

  @Override
  public final void erf(float[] src, float[] dst, int n) {
    BlockScratch.Floats s = BlockScratch.get().floats;
    for (int from = 0; from < n; from += BlockScratch.CHUNK) {
      int length = s.load(src, from, n);
      ElementaryLoops.logComplement(s.x, s.third, length);
      ElementaryLoops.exp(s.third, s.first, s.second, length);
      scaleExpm1(s.first, s.second, s.x, dst, from, length);
    }
  }

  /** Recomputes the elements that are not between low and high, one by one. */
  private void repair(
      float[] x, int n, float low, float high, FloatFunction function, float[] dst, int offset) {
    if (inside(x, n, low, high)) {
      return;
    }
    for (int i = 0; i < n; i++) {
      if (!(x[i] >= low && x[i] <= high)) {
        dst[offset + i] = function.apply(x[i]);
      }
    }
  }

  @Override
  public final void rowDots(
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

  /** Whether every element is at least {@code low} and at most {@code high}. */
  protected abstract boolean inside(float[] x, int n, float low, float high);

  /** {@code dst[offset + i] = ExpPolynomial.exp(fraction[i], shifted[i])}. */
  protected abstract void scaleExp(
      float[] fraction, float[] shifted, float[] dst, int offset, int n);

  /** {@code dst[offset + i] = ExpPolynomial.expm1(fraction[i], shifted[i], sign[i])}. */
  protected abstract void scaleExpm1(
      float[] fraction, float[] shifted, float[] sign, float[] dst, int offset, int n);

  /** Rest and number of the exponent of {@code x}, see {@link LogPolynomial}. */
  protected abstract void splitLog(float[] x, float[] rest, float[] number, int n);

  /** Rest and number of the exponent of {@code sum + missing}; outputs may be the inputs. */
  protected abstract void splitLog1p(
      float[] sum, float[] missing, float[] rest, float[] number, int n);
}
