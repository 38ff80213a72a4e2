package dev.gradus.compiler.thirdparty;

import Jama.CholeskyDecomposition;
import Jama.LUDecomposition;
import Jama.Matrix;
import Jama.QRDecomposition;

/** Thin static methods where a library has only objects. */
final class LibraryWrappers {
  private LibraryWrappers() {}

  static double jamaDeterminant(double[][] a) {
    return new LUDecomposition(new Matrix(a)).det();
  }

  static double jamaCholesky(double[][] a) {
    return new CholeskyDecomposition(new Matrix(a)).getL().get(1, 1);
  }

  static double jamaQr(double[][] a) {
    return new QRDecomposition(new Matrix(a)).getR().get(1, 1);
  }

  static double jamaNorm(double[][] a) {
    return new Matrix(a).normF();
  }
}
