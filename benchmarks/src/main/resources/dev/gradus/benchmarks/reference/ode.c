/*
 * y_0' = x_0, y_i' = x_i y_(i-1) on [0, 2] by the classic method of Runge and Kutta, and the adjoint
 * of its last element. With one more element y_(-1) = 1 in front all equations are alike, and a step
 * is
 *   b_i = y_i + h/2 x_i y_(i-1),   c_i = y_i + h/2 x_i b_(i-1),   d_i = y_i + h x_i c_(i-1),
 *   next_i = y_i + h/6 x_i (y + 2 b + 2 c + d)_(i-1).
 * The state before every step is kept; b, c, d are computed again, which is cheaper than to read
 * them back from memory.
 */
#include <string.h>

#include "work.h"

static long n;
static long steps;
static const double *x;
/* Row s: the state before step s, from -1. */
static double *states;
static double *stages[3];
/* x_1 ... x_(n-1), 0 */
static double *next_x;
static double *adjoints[5];

/* Coefficients; the number of steps. */
static long prepare(const struct array *in) {
  n = in[0].length;
  x = in[0].at;
  steps = (long)in[1].at[0];
  states = numbers((steps + 1) * (n + 1));
  for (long s = 0; s <= steps; s++) {
    states[s * (n + 1)] = 1;
  }
  for (int i = 0; i < 3; i++) {
    stages[i] = numbers(n + 1);
    stages[i][0] = 1;
  }
  next_x = numbers(n);
  for (int i = 0; i < 5; i++) {
    adjoints[i] = numbers(n + 1);
  }
  return n;
}

/* All arrays begin with element -1, x aside. */
static inline void stage(const double *restrict y, double h, const double *restrict from,
                         double *restrict to) {
  for (long i = 0; i < n; i++) {
    to[i + 1] = y[i + 1] + h * x[i] * from[i];
  }
}

static inline void three_stages(const double *y, double h) {
  stage(y, h / 2, y, stages[0]);
  stage(y, h / 2, stages[0], stages[1]);
  stage(y, h, stages[1], stages[2]);
}

static inline void step(const double *restrict y, double h, double *restrict next) {
  three_stages(y, h);
  const double *restrict b = stages[0];
  const double *restrict c = stages[1];
  const double *restrict d = stages[2];
  for (long i = 0; i < n; i++) {
    next[i + 1] = y[i + 1] + h / 6 * x[i] * (y[i] + 2 * (b[i] + c[i]) + d[i]);
  }
}

static double primal(void) {
  double h = 2.0 / steps;
  double *first = states;
  double *second = states + n + 1;
  memset(first + 1, 0, n * sizeof *first);
  for (long s = 0; s < steps; s++) {
    step(first, h, second);
    double *swap = first;
    first = second;
    second = swap;
  }
  double last = first[n];
  memset(states + 1, 0, n * sizeof *states);
  return last;
}

/* What the state before a step owes to the state after it, y; adds to g. Element n of each is 0. */
static void step_back(const double *restrict state, double h, const double *restrict y,
                      double *restrict before, double *restrict g) {
  const double *restrict b = stages[0];
  const double *restrict c = stages[1];
  const double *restrict d = stages[2];
  double *restrict db = adjoints[2];
  double *restrict dc = adjoints[3];
  double *restrict dd = adjoints[4];
  const double *restrict u = next_x;
  for (long i = 0; i < n; i++) {
    dd[i] = h / 6 * u[i] * y[i + 1];
  }
  for (long i = 0; i < n; i++) {
    dc[i] = 2 * dd[i] + h * u[i] * dd[i + 1];
  }
  for (long i = 0; i < n; i++) {
    db[i] = 2 * dd[i] + h / 2 * u[i] * dc[i + 1];
  }
  for (long i = 0; i < n; i++) {
    before[i] = y[i] + 2 * dd[i] + dc[i] + db[i] + h / 2 * u[i] * db[i + 1];
    g[i] += h / 6 * y[i] * (state[i] + 2 * (b[i] + c[i]) + d[i]) + h * dd[i] * c[i] +
            h / 2 * (dc[i] * b[i] + db[i] * state[i]);
  }
}

static double gradient(double *restrict g) {
  double h = 2.0 / steps;
  for (long s = 0; s < steps; s++) {
    step(states + s * (n + 1), h, states + (s + 1) * (n + 1));
  }
  double *y = adjoints[0];
  double *before = adjoints[1];
  memcpy(next_x, x + 1, (n - 1) * sizeof *x);
  memset(y, 0, (n + 1) * sizeof *y);
  memset(g, 0, n * sizeof *g);
  y[n - 1] = 1;
  for (long s = steps - 1; s >= 0; s--) {
    three_stages(states + s * (n + 1), h);
    step_back(states + s * (n + 1), h, y, before, g);
    double *swap = y;
    y = before;
    before = swap;
  }
  return states[steps * (n + 1) + n];
}

const struct work ode = {"ode", 2, prepare, primal, gradient};
