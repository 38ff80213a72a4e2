package dev.gradus.compiler.thirdparty;

import java.util.stream.Stream;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunctionNewtonForm;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.MathArrays;

/** The calls that are judged, library by library. */
final class LibraryCases {
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  private LibraryCases() {}

  static Stream<LibraryCase> commonsMath() {
    double[] x = {0.1, 0.5, 0.9, 1.6};
    double[] y = {0.3, -0.7, 1.1, 0.2};
    return Stream.of(
        LibraryCase.of(Gamma.class, "digamma", 4.2).with(Gamma::trigamma),
        LibraryCase.of(Gamma.class, "trigamma", 4.2),
        LibraryCase.of(Gamma.class, "lanczos", 2.2),
        LibraryCase.of(PolynomialFunction.class, "evaluate", y, 0.8)
            .with(t -> -0.7 + 2.2 * t + 0.6 * t * t),
        LibraryCase.of(
            PolynomialFunctionNewtonForm.class, "evaluate", y, new double[] {1, 2, 3}, 0.8),
        LibraryCase.of(MathArrays.class, "convolve", x, y),
        LibraryCase.of(MathArrays.class, "distance", x, y),
        LibraryCase.of(MathArrays.class, "distance1", x, y),
        LibraryCase.of(MathArrays.class, "safeNorm", (Object) y),
        LibraryCase.of(MathArrays.class, "ebeDivide", y, x),
        LibraryCase.of(MathArrays.class, "scaleInPlace", 1.5, y),
        LibraryCase.of(Gamma.class, "gamma", 2.7).with(t -> Gamma.gamma(t) * Gamma.digamma(t)),
        LibraryCase.of(Gamma.class, "gamma", -1.3),
        LibraryCase.of(Gamma.class, "gamma", 12.3).with(t -> Gamma.gamma(t) * Gamma.digamma(t)),
        LibraryCase.of(Gamma.class, "logGamma", 1.7).with(Gamma::digamma),
        LibraryCase.of(Gamma.class, "logGamma", 12.5).with(Gamma::digamma),
        LibraryCase.of(Gamma.class, "logGamma1p", 0.7),
        LibraryCase.of(Gamma.class, "invGamma1pm1", 0.7),
        LibraryCase.of(Gamma.class, "regularizedGammaP", 2.5, 1.3)
            .with(t -> Math.pow(t, 1.5) * Math.exp(-t) / Gamma.gamma(2.5)),
        LibraryCase.of(Gamma.class, "regularizedGammaQ", 2.5, 4.3)
            .with(t -> -Math.pow(t, 1.5) * Math.exp(-t) / Gamma.gamma(2.5)),
        LibraryCase.of(Beta.class, "logBeta", 2.6, 3.5)
            .with(t -> Gamma.digamma(t) - Gamma.digamma(2.6 + t)),
        LibraryCase.of(Beta.class, "regularizedBeta", 0.4, 2.6, 3.5),
        LibraryCase.of(Beta.class, "regularizedBeta", 0.7, 2.6, 3.5),
        LibraryCase.of(Beta.class, "regularizedBeta", 0.4, 12.5, 14.5));
  }

  static Stream<LibraryCase> commonsNumbers() {
    return Stream.of(
        LibraryCase.of(org.apache.commons.numbers.gamma.Digamma.class, "value", 2.2)
            .with(Gamma::trigamma),
        LibraryCase.of(org.apache.commons.numbers.gamma.Trigamma.class, "value", 2.2),
        LibraryCase.of(org.apache.commons.numbers.gamma.Erf.class, "value", 0.4)
            .with(t -> 2 / ROOT_PI * Math.exp(-t * t)),
        LibraryCase.of(org.apache.commons.numbers.gamma.Erf.class, "value", 1.8)
            .with(t -> 2 / ROOT_PI * Math.exp(-t * t)),
        LibraryCase.of(org.apache.commons.numbers.gamma.Erfc.class, "value", 0.9)
            .with(t -> -2 / ROOT_PI * Math.exp(-t * t)));
  }

  static Stream<LibraryCase> colt() {
    double[] c = {0.3, -0.7, 1.1, 0.2};
    return Stream.of(
        LibraryCase.of(cern.jet.math.Bessel.class, "j0", 2.3)
            .with(t -> -cern.jet.math.Bessel.j1(t)),
        LibraryCase.of(cern.jet.math.Bessel.class, "j0", 9.3)
            .with(t -> -cern.jet.math.Bessel.j1(t)),
        LibraryCase.of(cern.jet.math.Bessel.class, "j1", 1.3),
        LibraryCase.of(cern.jet.math.Bessel.class, "jn", 3, 2.5),
        LibraryCase.of(cern.jet.math.Bessel.class, "i0", 1.2).with(cern.jet.math.Bessel::i1),
        LibraryCase.of(cern.jet.math.Bessel.class, "i0", 9.2).with(cern.jet.math.Bessel::i1),
        LibraryCase.of(cern.jet.math.Bessel.class, "k0", 1.2)
            .with(t -> -cern.jet.math.Bessel.k1(t)),
        LibraryCase.of(cern.jet.math.Polynomial.class, "polevl", 0.7, c, 3),
        LibraryCase.of(cern.jet.math.Polynomial.class, "p1evl", 0.7, c, 4),
        LibraryCase.of(cern.jet.math.Arithmetic.class, "chbevl", 0.7, c, 4),
        LibraryCase.of(cern.jet.math.Arithmetic.class, "log2", 0.7),
        LibraryCase.of(cern.jet.stat.Gamma.class, "gamma", 2.7)
            .with(t -> Gamma.gamma(t) * Gamma.digamma(t)),
        LibraryCase.of(cern.jet.stat.Gamma.class, "logGamma", 5.7).with(Gamma::digamma),
        LibraryCase.of(cern.jet.stat.Gamma.class, "logGamma", 15.7).with(Gamma::digamma),
        LibraryCase.of(cern.jet.stat.Gamma.class, "incompleteGamma", 2.5, 1.3)
            .with(t -> Math.pow(t, 1.5) * Math.exp(-t) / Gamma.gamma(2.5)),
        LibraryCase.of(cern.jet.stat.Gamma.class, "incompleteGammaComplement", 2.5, 4.3)
            .with(t -> -Math.pow(t, 1.5) * Math.exp(-t) / Gamma.gamma(2.5)),
        LibraryCase.of(cern.jet.stat.Gamma.class, "incompleteBeta", 2.6, 3.5, 0.4)
            .with(
                t ->
                    Math.pow(t, 1.6)
                        * Math.pow(1 - t, 2.5)
                        * Gamma.gamma(6.1)
                        / (Gamma.gamma(2.6) * Gamma.gamma(3.5))),
        LibraryCase.of(cern.jet.stat.Gamma.class, "beta", 2.6, 3.5),
        LibraryCase.of(cern.jet.stat.Probability.class, "normal", 0.4)
            .with(t -> Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI)),
        LibraryCase.of(cern.jet.stat.Probability.class, "errorFunction", 0.4)
            .with(t -> 2 / ROOT_PI * Math.exp(-t * t)),
        LibraryCase.of(cern.jet.stat.Probability.class, "normalInverse", 0.3),
        LibraryCase.of(cern.jet.stat.Probability.class, "studentT", 3.3, 0.6));
  }

  static Stream<LibraryCase> sciMark() {
    double[] signal = {0.1, 0.4, -0.3, 0.8, 0.5, -0.9, 0.2, 0.7};
    double[][] a = {{0.2, 1.5, 0.3}, {2.1, 0.4, 0.7}, {0.6, 0.9, 3.1}};
    double[][] grid = {{0, 1, 2, 1}, {1, 3, 5, 2}, {2, 4, 1, 0}, {1, 1, 0, 2}};
    return Stream.of(
        LibraryCase.of(jnt.scimark2.FFT.class, "transform", (Object) signal),
        LibraryCase.of(jnt.scimark2.FFT.class, "inverse", (Object) signal),
        LibraryCase.of(jnt.scimark2.LU.class, "factor", a, new int[3]),
        LibraryCase.of(
            jnt.scimark2.LU.class, "solve", a, new int[] {1, 2, 2}, new double[] {1, 2, 3}),
        LibraryCase.of(jnt.scimark2.SOR.class, "execute", 1.25, grid, 3),
        LibraryCase.of(
            jnt.scimark2.SparseCompRow.class,
            "matmult",
            new double[3],
            new double[] {1, 2, 3, 4, 5},
            new int[] {0, 2, 3, 5},
            new int[] {0, 1, 1, 0, 2},
            new double[] {0.5, 0.6, 0.7},
            2));
  }

  static Stream<LibraryCase> jama() {
    double[][] a = {{0.2, 1.5, 0.3}, {2.1, 0.4, 0.7}, {0.6, 0.9, 3.1}};
    double[][] spd = {{2, 0.5, 0.3}, {0.5, 3, 0.2}, {0.3, 0.2, 4}};
    return Stream.of(
        LibraryCase.of(Jama.util.Maths.class, "hypot", 0.3, -0.8),
        LibraryCase.of(LibraryWrappers.class, "jamaDeterminant", (Object) a),
        LibraryCase.of(LibraryWrappers.class, "jamaCholesky", (Object) spd),
        LibraryCase.of(LibraryWrappers.class, "jamaQr", (Object) a),
        LibraryCase.of(LibraryWrappers.class, "jamaNorm", (Object) a));
  }
}
