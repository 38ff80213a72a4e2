/* A work of the launcher: an objective, and its gradient written by hand. */
#ifndef WORK_H
#define WORK_H

/* Numbers that the launcher has read. */
struct array {
  long length;
  double *at;
};

struct work {
  const char *name;
  /* How many arrays prepare wants. */
  int inputs;
  /* Keeps the arrays, allocates what is needed; gives the length of the gradient. */
  long (*prepare)(const struct array *inputs);
  double (*primal)(void);
  /* Overwrites the gradient and gives the value. */
  double (*gradient)(double *gradient);
};

extern const struct work gmm, lstm, logistic, llsq, lse, ode, rosenbrock;

/* So many zeros; ends the program where there is no memory. */
double *numbers(long count);

#endif
