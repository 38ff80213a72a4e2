/*
 * Log-likelihood of a mixture of normal distributions with a Wishart prior, one pass over the
 * observations, forward and backward of each together. With z = Q (x - mu) and the share w of a
 * component in an observation, the adjoint of Q is the sum of -w z (x - mu)', that of mu is Q' times
 * the sum of w z, so that Q' is applied once for each component. Matrices are unpacked by columns with
 * zeros above the diagonal, columns padded to whole vectors, so that inner loops have no ends.
 */
#include <math.h>
#include <string.h>

#include "work.h"

static long d;
static long k;
static long n;
static long below;
/* The length of a column. */
static long pad;
static const double *alpha;
static const double *mu;
static const double *q;
static const double *l;
static const double *x;
static double scale;
static double degrees;
static double *diagonal;
static double *constant;
static double *beta;
/* k matrices Q, and the sums of w z (x - mu)'. */
static double *matrices;
static double *products;
static double *centred;
static double *rotated;
/* Sums of w z. */
static double *pull;

static inline long padded(long size) {
  return size < 4 ? size : (size + 3) / 4 * 4;
}

/* Logarithms of weights; means; logarithms of diagonals; below them; observations; gamma, m. */
static long prepare(const struct array *in) {
  alpha = in[0].at;
  k = in[0].length;
  mu = in[1].at;
  d = in[1].length / k;
  q = in[2].at;
  l = in[3].at;
  x = in[4].at;
  n = in[4].length / d;
  scale = in[5].at[0];
  degrees = in[5].at[1];
  below = d * (d - 1) / 2;
  diagonal = numbers(k * d);
  constant = numbers(k);
  beta = numbers(k);
  pad = padded(d);
  matrices = numbers(k * d * pad);
  products = numbers(k * d * pad);
  centred = numbers(k * d);
  rotated = numbers(k * pad);
  pull = numbers(k * pad);
  return k + 2 * k * d + k * below;
}

static void transform(void) {
  for (long j = 0; j < k; j++) {
    const double *column = l + j * below;
    double sum = alpha[j];
    for (long c = 0; c < d; c++) {
      double *to = matrices + (j * d + c) * pad;
      diagonal[j * d + c] = exp(q[j * d + c]);
      to[c] = diagonal[j * d + c];
      memcpy(to + c + 1, column, (d - 1 - c) * sizeof *to);
      column += d - 1 - c;
      sum += q[j * d + c];
    }
    constant[j] = sum;
  }
}

/* The exponentials relative to the greatest, their sum; gives the greatest. */
static inline double exponentials(const double *v, double *e, double *sum) {
  double max = v[0];
  for (long j = 1; j < k; j++) {
    max = v[j] > max ? v[j] : max;
  }
  double all = 0;
  for (long j = 0; j < k; j++) {
    e[j] = exp(v[j] - max);
    all += e[j];
  }
  *sum = all;
  return max;
}

/* v = x - mu and z = Q v of component j; gives the square of z. */
static inline __attribute__((always_inline)) double rotate(
    long size, long j, const double *restrict row, double *restrict v, double *restrict z) {
  long rows = padded(size);
  const double *restrict column = matrices + j * size * rows;
  double sums[rows];
  for (long r = 0; r < rows; r++) {
    sums[r] = 0;
  }
  for (long c = 0; c < size; c++) {
    v[c] = row[c] - mu[j * size + c];
    for (long r = 0; r < rows; r++) {
      sums[r] += column[c * rows + r] * v[c];
    }
  }
  double norm = 0;
#pragma omp simd reduction(+ : norm)
  for (long r = 0; r < rows; r++) {
    z[r] = sums[r];
    norm += sums[r] * sums[r];
  }
  return norm;
}

static double log_gamma_of_order(double a, long p) {
  double sum = 0.25 * p * (p - 1) * log(M_PI);
  for (long j = 1; j <= p; j++) {
    sum += lgamma(a + 0.5 * (1 - j));
  }
  return sum;
}

static double prior(void) {
  double wishart = d + degrees + 1;
  double value =
      wishart * d * (log(scale) - 0.5 * log(2)) - log_gamma_of_order(0.5 * wishart, d);
  double squares = 0;
  double sum = 0;
  for (long i = 0; i < k * d; i++) {
    squares += diagonal[i] * diagonal[i];
    sum += q[i];
  }
  for (long i = 0; i < k * below; i++) {
    squares += l[i] * l[i];
  }
  return k * value - (0.5 * scale * scale * squares - degrees * sum);
}

static inline __attribute__((always_inline)) double likelihood(long size) {
  double total = 0;
  double sum;
  for (long i = 0; i < n; i++) {
    for (long j = 0; j < k; j++) {
      beta[j] = constant[j] - 0.5 * rotate(size, j, x + i * size, centred, rotated);
    }
    double max = exponentials(beta, beta, &sum);
    total += max + log(sum);
  }
  return total;
}

static double normaliser(double *e, double *sum) {
  return n * (0.5 * d * log(2 * M_PI) + exponentials(alpha, e, sum) + log(*sum));
}

static double primal(void) {
  transform();
  double total = d == 2 ? likelihood(2) : d == 10 ? likelihood(10) : likelihood(d);
  double sum;
  return total - normaliser(beta, &sum) + prior();
}

/* Adds to the adjoint of weights, to products and to pull. */
static inline __attribute__((always_inline)) double sweep(long size, double *restrict da) {
  double total = 0;
  double sum;
  long rows = padded(size);
  for (long i = 0; i < n; i++) {
    for (long j = 0; j < k; j++) {
      beta[j] = constant[j] - 0.5 * rotate(size, j, x + i * size, centred + j * size,
                                           rotated + j * rows);
    }
    double max = exponentials(beta, beta, &sum);
    total += max + log(sum);
    double inverse = 1 / sum;
    for (long j = 0; j < k; j++) {
      double share = beta[j] * inverse;
      const double *restrict v = centred + j * size;
      const double *restrict z = rotated + j * rows;
      double *restrict column = products + j * size * rows;
      double shares[rows];
      da[j] += share;
#pragma omp simd
      for (long r = 0; r < rows; r++) {
        shares[r] = share * z[r];
        pull[j * rows + r] += shares[r];
      }
      for (long c = 0; c < size; c++) {
#pragma omp simd
        for (long r = 0; r < rows; r++) {
          column[c * rows + r] += shares[r] * v[c];
        }
      }
    }
  }
  return total;
}

/* Means by Q' pull, logarithms of diagonals, what is below them, and the prior. */
static void finish(const double *restrict da, double *restrict dmu, double *restrict dq,
                   double *restrict dl) {
  for (long j = 0; j < k; j++) {
    const double *restrict p = pull + j * pad;
    for (long c = 0; c < d; c++) {
      const double *restrict column = matrices + (j * d + c) * pad;
      const double *restrict product = products + (j * d + c) * pad;
      double e = diagonal[j * d + c];
      double sum = e * p[c];
      for (long r = c + 1; r < d; r++) {
        sum += column[r] * p[r];
        *dl = -product[r] - scale * scale * column[r];
        dl++;
      }
      dmu[j * d + c] = sum;
      dq[j * d + c] = da[j] + degrees - e * (product[c] + scale * scale * e);
    }
  }
}

static double gradient(double *restrict g) {
  double *da = g;
  double *dmu = da + k;
  double *dq = dmu + k * d;
  double sum;
  memset(da, 0, k * sizeof *da);
  memset(pull, 0, k * pad * sizeof *pull);
  memset(products, 0, k * d * pad * sizeof *products);
  transform();
  double total = d == 2 ? sweep(2, da) : d == 10 ? sweep(10, da) : sweep(d, da);
  finish(da, dmu, dq, dq + k * d);
  total += prior() - normaliser(beta, &sum);
  for (long j = 0; j < k; j++) {
    da[j] -= n * beta[j] / sum;
  }
  return total;
}

const struct work gmm = {"gmm", 6, prepare, primal, gradient};
