/* Rosenbrock's function of many variables, forward and backward in one pass. */
#include "work.h"

static long n;
static const double *x;

static long prepare(const struct array *in) {
  n = in[0].length;
  x = in[0].at;
  return n;
}

static double primal(void) {
  double sum = 0;
#pragma omp simd reduction(+ : sum)
  for (long i = 0; i < n - 1; i++) {
    double a = x[i + 1] - x[i] * x[i];
    double b = 1 - x[i];
    sum += 100 * a * a + b * b;
  }
  return sum;
}

static double gradient(double *restrict g) {
  double a0 = x[1] - x[0] * x[0];
  double b0 = 1 - x[0];
  double sum = 100 * a0 * a0 + b0 * b0;
  g[0] = -400 * a0 * x[0] - 2 * b0;
#pragma omp simd reduction(+ : sum)
  for (long i = 1; i < n - 1; i++) {
    double before = x[i] - x[i - 1] * x[i - 1];
    double a = x[i + 1] - x[i] * x[i];
    double b = 1 - x[i];
    sum += 100 * a * a + b * b;
    g[i] = 200 * before - 400 * a * x[i] - 2 * b;
  }
  g[n - 1] = 200 * (x[n - 1] - x[n - 2] * x[n - 2]);
  return sum;
}

const struct work rosenbrock = {"rosenbrock", 1, prepare, primal, gradient};
