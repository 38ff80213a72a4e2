/* Logistic regression: a row is read once, its exponential serves loss and gradient. */
#include <math.h>

#include "work.h"

static long features;
static long rows;
static const double *weights;
static const double *bias;
static const double *x;
static const double *y;

/* Weights; bias; rows of features; what was observed. */
static long prepare(const struct array *in) {
  features = in[0].length;
  weights = in[0].at;
  bias = in[1].at;
  x = in[2].at;
  rows = in[3].length;
  y = in[3].at;
  return features + 1;
}

static inline double logit(const double *row) {
  double z = 0;
#pragma omp simd reduction(+ : z)
  for (long j = 0; j < features; j++) {
    z += row[j] * weights[j];
  }
  return z + bias[0];
}

static double primal(void) {
  double sum = 0;
  for (long i = 0; i < rows; i++) {
    double z = logit(x + i * features);
    sum += (z > 0 ? z : 0) - z * y[i] + log1p(exp(-fabs(z)));
  }
  return sum / rows;
}

static double gradient(double *restrict g) {
  double sum = 0;
  double slopes = 0;
  double share = 1.0 / rows;
  for (long j = 0; j < features; j++) {
    g[j] = 0;
  }
  for (long i = 0; i < rows; i++) {
    const double *restrict row = x + i * features;
    double z = logit(row);
    double e = exp(-fabs(z));
    double inverse = 1 / (1 + e);
    sum += (z > 0 ? z : 0) - z * y[i] + log1p(e);
    double slope = ((z >= 0 ? inverse : e * inverse) - y[i]) * share;
    slopes += slope;
    for (long j = 0; j < features; j++) {
      g[j] += slope * row[j];
    }
  }
  g[features] = slopes;
  return sum * share;
}

const struct work logistic = {"logistic", 4, prepare, primal, gradient};
