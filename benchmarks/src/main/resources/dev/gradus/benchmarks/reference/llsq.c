/* Least squares of a polynomial that fits the sign function; a point's powers are computed once. */
#include "work.h"

static long m;
static long n;
static const double *x;
static double *powers;

/* Coefficients; the number of points. */
static long prepare(const struct array *in) {
  m = in[0].length;
  x = in[0].at;
  n = (long)in[1].at[0];
  powers = numbers(m);
  return m;
}

static double point(long i) {
  return -1 + i * 2.0 / (n - 1);
}

static double sign(double t) {
  return (t > 0) - (t < 0);
}

static double primal(void) {
  double sum = 0;
  for (long i = 0; i < n; i++) {
    double t = point(i);
    double residual = sign(t);
    double power = 1;
    for (long j = 0; j < m; j++) {
      residual -= x[j] * power;
      power *= t;
    }
    sum += residual * residual;
  }
  return 0.5 * sum;
}

static double gradient(double *restrict g) {
  double *restrict p = powers;
  double sum = 0;
  for (long j = 0; j < m; j++) {
    g[j] = 0;
  }
  for (long i = 0; i < n; i++) {
    double t = point(i);
    double residual = sign(t);
    double power = 1;
    for (long j = 0; j < m; j++) {
      p[j] = power;
      residual -= x[j] * power;
      power *= t;
    }
    sum += residual * residual;
    for (long j = 0; j < m; j++) {
      g[j] -= residual * p[j];
    }
  }
  return 0.5 * sum;
}

const struct work llsq = {"llsq", 2, prepare, primal, gradient};
