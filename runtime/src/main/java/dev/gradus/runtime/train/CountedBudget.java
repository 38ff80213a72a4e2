package dev.gradus.runtime.train;

import java.util.function.ToLongFunction;

/** A budget of so many of something that is counted, such as epochs. Prints as its name. */
record CountedBudget(
    String name,
    long most,
    ToLongFunction<Progress> count,
    ToLongFunction<Progress> iterationsForOne)
    implements StopCondition {
  @Override
  public boolean holds(Progress progress) {
    return count.applyAsLong(progress) >= most;
  }

  @Override
  public boolean isBudget() {
    return true;
  }

  @Override
  public long iterationsLeft(Progress progress) {
    long ones = most - count.applyAsLong(progress);
    return ones <= 1 || iterationsForOne.applyAsLong(progress) > 1 ? 1 : ones;
  }

  @Override
  public String toString() {
    return name;
  }
}
