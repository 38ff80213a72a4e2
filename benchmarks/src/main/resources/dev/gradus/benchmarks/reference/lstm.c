/*
 * A long short-term memory with diagonal weights. Forward keeps gates and cells of every step and the
 * derivative of its loss, so that backward needs no elementary function.
 */
#include <math.h>
#include <string.h>

#include "work.h"

enum { FORGET, IN, OUT, CHANGE, CELL, SHOWN, KEPT };

static long b;
static long layers;
static long length;
static const double *weights;
static const double *extra;
static const double *state;
static const double *sequence;
static double *hidden;
static double *cell;
static double *x;
/* For every step and layer KEPT vectors. */
static double *kept;
/* The derivative of a step's loss by the prediction. */
static double *slopes;
static double *hidden_adjoint;
static double *cell_adjoint;

/* Weights and biases of layers; of input and output; state at the start; sequence. */
static long prepare(const struct array *in) {
  weights = in[0].at;
  extra = in[1].at;
  b = in[1].length / 3;
  state = in[2].at;
  layers = in[2].length / (2 * b);
  sequence = in[3].at;
  length = in[3].length / b;
  hidden = numbers(layers * b);
  cell = numbers(layers * b);
  x = numbers(b);
  kept = numbers(length * layers * KEPT * b);
  slopes = numbers(length * b);
  hidden_adjoint = numbers(layers * b);
  cell_adjoint = numbers(layers * b);
  return in[0].length + in[1].length;
}

static inline double sigmoid(double z) {
  return 1 / (1 + exp(-z));
}

static void start(void) {
  for (long k = 0; k < layers; k++) {
    memcpy(hidden + k * b, state + 2 * k * b, b * sizeof *state);
    memcpy(cell + k * b, state + (2 * k + 1) * b, b * sizeof *state);
  }
}

/* One layer, one step; keeps what the adjoint needs where there is a place for it. */
static inline void forward(long k, double *restrict keep) {
  const double *restrict w = weights + 8 * k * b;
  double *restrict h = hidden + k * b;
  double *restrict c = cell + k * b;
  for (long j = 0; j < b; j++) {
    double forget = sigmoid(x[j] * w[j] + w[4 * b + j]);
    double in = sigmoid(h[j] * w[b + j] + w[5 * b + j]);
    double out = sigmoid(x[j] * w[2 * b + j] + w[6 * b + j]);
    double change = tanh(h[j] * w[3 * b + j] + w[7 * b + j]);
    double next = c[j] * forget + in * change;
    double shown = tanh(next);
    c[j] = next;
    h[j] = out * shown;
    x[j] = out * shown;
    if (keep) {
      keep[FORGET * b + j] = forget;
      keep[IN * b + j] = in;
      keep[OUT * b + j] = out;
      keep[CHANGE * b + j] = change;
      keep[CELL * b + j] = next;
      keep[SHOWN * b + j] = shown;
    }
  }
}

/* The log-likelihood of step t, and its derivative by the prediction where it is wanted. */
static inline double likelihood(long t, double *restrict slope) {
  const double *restrict next = sequence + (t + 1) * b;
  double sum = 2;
  double linear = 0;
  double ones = 0;
  for (long j = 0; j < b; j++) {
    double y = x[j] * extra[b + j] + extra[2 * b + j];
    double e = exp(y);
    sum += e;
    linear += next[j] * y;
    ones += next[j];
    if (slope) {
      slope[j] = e;
    }
  }
  if (slope) {
    double share = ones / sum;
    for (long j = 0; j < b; j++) {
      slope[j] = next[j] - share * slope[j];
    }
  }
  return linear - ones * log(sum);
}

static inline double sweep(int keeping) {
  double total = 0;
  start();
  for (long t = 0; t + 1 < length; t++) {
    for (long j = 0; j < b; j++) {
      x[j] = sequence[t * b + j] * extra[j];
    }
    for (long k = 0; k < layers; k++) {
      forward(k, keeping ? kept + (t * layers + k) * KEPT * b : 0);
    }
    total += likelihood(t, keeping ? slopes + t * b : 0);
  }
  return total;
}

static double primal(void) {
  return -sweep(0) / ((length - 1) * b);
}

/*
 * One layer of step t backwards. On entry dx is the adjoint of what the layer shows to the next one,
 * on exit of what it was shown.
 */
static inline void backward(long t, long k, double *restrict dx, double *restrict dw) {
  const double *restrict now = kept + (t * layers + k) * KEPT * b;
  const double *restrict before = now - layers * KEPT * b;
  const double *restrict below = now - KEPT * b;
  const double *restrict w = weights + 8 * k * b;
  double *restrict dh = hidden_adjoint + k * b;
  double *restrict dc = cell_adjoint + k * b;
  for (long j = 0; j < b; j++) {
    double forget = now[FORGET * b + j];
    double in = now[IN * b + j];
    double out = now[OUT * b + j];
    double change = now[CHANGE * b + j];
    double shown = now[SHOWN * b + j];
    double h = t > 0 ? before[OUT * b + j] * before[SHOWN * b + j] : state[2 * k * b + j];
    double c = t > 0 ? before[CELL * b + j] : state[(2 * k + 1) * b + j];
    double z =
        k > 0 ? below[OUT * b + j] * below[SHOWN * b + j] : sequence[t * b + j] * extra[j];
    double d = dh[j] + dx[j];
    double dnext = dc[j] + d * out * (1 - shown * shown);
    double dforget = dnext * c * forget * (1 - forget);
    double din = dnext * change * in * (1 - in);
    double dout = d * shown * out * (1 - out);
    double dchange = dnext * in * (1 - change * change);
    dc[j] = dnext * forget;
    dx[j] = dforget * w[j] + dout * w[2 * b + j];
    dh[j] = din * w[b + j] + dchange * w[3 * b + j];
    dw[j] += dforget * z;
    dw[b + j] += din * h;
    dw[2 * b + j] += dout * z;
    dw[3 * b + j] += dchange * h;
    dw[4 * b + j] += dforget;
    dw[5 * b + j] += din;
    dw[6 * b + j] += dout;
    dw[7 * b + j] += dchange;
  }
}

static double gradient(double *restrict g) {
  double scale = -1.0 / ((length - 1) * b);
  double total = sweep(1);
  double *restrict de = g + 8 * layers * b;
  double *restrict dx = x;
  memset(g, 0, (8 * layers + 3) * b * sizeof *g);
  memset(hidden_adjoint, 0, layers * b * sizeof *g);
  memset(cell_adjoint, 0, layers * b * sizeof *g);
  for (long t = length - 2; t >= 0; t--) {
    const double *restrict top = kept + (t * layers + layers - 1) * KEPT * b;
    const double *restrict slope = slopes + t * b;
    for (long j = 0; j < b; j++) {
      de[b + j] += slope[j] * top[OUT * b + j] * top[SHOWN * b + j];
      de[2 * b + j] += slope[j];
      dx[j] = slope[j] * extra[b + j];
    }
    for (long k = layers - 1; k >= 0; k--) {
      backward(t, k, dx, g + 8 * k * b);
    }
    for (long j = 0; j < b; j++) {
      de[j] += dx[j] * sequence[t * b + j];
    }
  }
  for (long i = 0; i < (8 * layers + 3) * b; i++) {
    g[i] *= scale;
  }
  return total * scale;
}

const struct work lstm = {"lstm", 4, prepare, primal, gradient};
