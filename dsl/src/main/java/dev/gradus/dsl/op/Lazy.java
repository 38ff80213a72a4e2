package dev.gradus.dsl.op;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made on first use, once, whatever the number of threads. */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private volatile @Nullable T value;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T present = value;
    return present != null ? present : make();
  }

  private synchronized T make() {
    T present = value;
    if (present == null) {
      present = maker.get();
      value = present;
    }
    return present;
  }
}
