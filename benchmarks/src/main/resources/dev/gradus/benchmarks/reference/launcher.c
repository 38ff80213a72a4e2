/*
 * Runs a work in rounds, as a line on standard input asks:
 *   primal N     computes the objective N times, answers nanoseconds of wall and processor clock and a sum
 *   gradient N   the same with value and gradient
 *   result       answers value and gradient
 * and ends with the input. Arguments: name of the work, file of its arrays (for each its length as a
 * 64-bit integer, then doubles, in the machine's order of bytes).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "work.h"

static void fail(const char *what, const char *which) {
  fprintf(stderr, "launcher: %s %s\n", what, which);
  exit(2);
}

double *numbers(long count) {
  double *all = calloc(count > 0 ? count : 1, sizeof *all);
  if (all == NULL) {
    fail("no memory for", "arrays");
  }
  return all;
}

static const struct work *find(const char *name) {
  const struct work *works[] = {&gmm, &lstm, &logistic, &llsq, &lse, &ode, &rosenbrock};
  for (size_t i = 0; i < sizeof works / sizeof *works; i++) {
    if (strcmp(works[i]->name, name) == 0) {
      return works[i];
    }
  }
  fail("unknown work", name);
  return NULL;
}

static struct array *read_arrays(const char *path, int count) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    fail("cannot read", path);
  }
  struct array *all = calloc(count, sizeof *all);
  for (int i = 0; i < count; i++) {
    long long length;
    if (fread(&length, sizeof length, 1, file) != 1 || length < 0) {
      fail("too few arrays in", path);
    }
    all[i].length = length;
    all[i].at = numbers(length);
    if (fread(all[i].at, sizeof(double), length, file) != (size_t)length) {
      fail("an array ends too early in", path);
    }
  }
  fclose(file);
  return all;
}

static long long nanoseconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void run(const struct work *work, int with_gradient, long times, double *gradient) {
  volatile double sink = 0;
  long long cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
  long long wall = nanoseconds(CLOCK_MONOTONIC);
  for (long i = 0; i < times; i++) {
    sink += with_gradient ? work->gradient(gradient) : work->primal();
  }
  wall = nanoseconds(CLOCK_MONOTONIC) - wall;
  cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
  printf("%lld %lld %.17g\n", wall, cpu, sink);
}

int main(int count, char **arguments) {
  if (count != 3) {
    fail("usage:", "launcher WORK FILE");
  }
  const struct work *work = find(arguments[1]);
  long length = work->prepare(read_arrays(arguments[2], work->inputs));
  double *gradient = numbers(length);
  char line[64];
  while (fgets(line, sizeof line, stdin) != NULL) {
    long times;
    if (sscanf(line, "primal %ld", &times) == 1) {
      run(work, 0, times, gradient);
    } else if (sscanf(line, "gradient %ld", &times) == 1) {
      run(work, 1, times, gradient);
    } else if (strncmp(line, "result", 6) == 0) {
      printf("%.17g", work->gradient(gradient));
      for (long i = 0; i < length; i++) {
        printf(" %.17g", gradient[i]);
      }
      printf("\n");
    } else {
      fail("unknown request", line);
    }
    fflush(stdout);
  }
  return 0;
}
