package dev.gradus.dsl.op;

import java.util.List;

/** A formula in terms of its variables; read lazily, so families may refer to one another. */
@FunctionalInterface
interface Rule {
  Formula in(List<Formula> variables);

  /** In one variable. */
  @FunctionalInterface
  interface One {
    Formula of(Formula a);
  }

  /** In two variables. */
  @FunctionalInterface
  interface Two {
    Formula of(Formula a, Formula b);
  }

  /** In three variables. */
  @FunctionalInterface
  interface Three {
    Formula of(Formula a, Formula b, Formula c);
  }

  /** In four variables. */
  @FunctionalInterface
  interface Four {
    Formula of(Formula a, Formula b, Formula c, Formula d);
  }

  static Rule of(One rule) {
    return v -> rule.of(v.get(0));
  }

  static Rule of(Two rule) {
    return v -> rule.of(v.get(0), v.get(1));
  }

  static Rule of(Three rule) {
    return v -> rule.of(v.get(0), v.get(1), v.get(2));
  }

  static Rule of(Four rule) {
    return v -> rule.of(v.get(0), v.get(1), v.get(2), v.get(3));
  }
}
