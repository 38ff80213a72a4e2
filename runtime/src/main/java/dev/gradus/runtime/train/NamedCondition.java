package dev.gradus.runtime.train;

import java.util.function.Predicate;

/** A stop condition that prints as its name. */
record NamedCondition(String name, boolean isBudget, Predicate<Progress> test)
    implements StopCondition {
  @Override
  public boolean holds(Progress progress) {
    return test.test(progress);
  }

  @Override
  public String toString() {
    return name;
  }
}
