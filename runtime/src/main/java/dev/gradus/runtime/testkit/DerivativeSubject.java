package dev.gradus.runtime.testkit;

import java.util.List;

/** A derivative of a method, whose arguments a model takes apart. */
interface DerivativeSubject extends Subject {
  /** Parameters and result of the method. */
  MethodModel model();

  @Override
  default List<Leaf> leaves() {
    return model().leaves().list();
  }

  @Override
  default boolean single() {
    return model().single();
  }
}
