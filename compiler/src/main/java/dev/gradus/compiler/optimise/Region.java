package dev.gradus.compiler.optimise;

import java.util.Optional;

/**
 * Arrays that may be one and the same. Different regions share no element, but a region may lie
 * within a wider one.
 */
public final class Region {
  private final Optional<Region> wider;
  private final boolean isLocal;

  /** Stores by arrays known to lie in this region. */
  final StoreLog own = new StoreLog();

  /** Stores by arrays of the regions within. */
  final StoreLog within = new StoreLog();

  private Region(Optional<Region> wider, boolean isLocal) {
    this.wider = wider;
    this.isLocal = isLocal;
  }

  /** Arrays of one type that anybody may hold. */
  static Region general() {
    return new Region(Optional.empty(), false);
  }

  /** One array of this region that is no other array of the kind. */
  Region part() {
    return new Region(Optional.of(this), false);
  }

  /** An array that only this function ever sees. */
  static Region local() {
    return new Region(Optional.empty(), true);
  }

  Optional<Region> wider() {
    return wider;
  }

  /** Whether no caller and no called method can see the elements. */
  boolean isLocal() {
    return isLocal;
  }

  /** Whether arrays of the two regions may be the same. */
  public boolean meets(Region other) {
    return this == other
        || wider.filter(w -> w == other).isPresent()
        || other.wider.filter(w -> w == this).isPresent();
  }
}
