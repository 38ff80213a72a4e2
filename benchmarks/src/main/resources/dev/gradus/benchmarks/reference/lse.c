/* The logarithm of a sum of exponentials; the exponentials of the value become the gradient. */
#include <math.h>

#include "work.h"

static long n;
static const double *x;

static long prepare(const struct array *in) {
  n = in[0].length;
  x = in[0].at;
  return n;
}

static double maximum(void) {
  double max = x[0];
#pragma omp simd reduction(max : max)
  for (long i = 1; i < n; i++) {
    max = x[i] > max ? x[i] : max;
  }
  return max;
}

static double primal(void) {
  double max = maximum();
  double sum = 0;
  for (long i = 0; i < n; i++) {
    sum += exp(x[i] - max);
  }
  return max + log(sum);
}

static double gradient(double *restrict g) {
  double max = maximum();
  double sum = 0;
  for (long i = 0; i < n; i++) {
    g[i] = exp(x[i] - max);
    sum += g[i];
  }
  double inverse = 1 / sum;
  for (long i = 0; i < n; i++) {
    g[i] *= inverse;
  }
  return max + log(sum);
}

const struct work lse = {"lse", 1, prepare, primal, gradient};
