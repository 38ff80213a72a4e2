package dev.gradus.runtime;

/** The element type of a tensor. */
public enum DType {
  DOUBLE,
  FLOAT,
  INT,
  /** Truth values; stored as 0 and 1 in {@code int} arrays. */
  BOOL;

  /** Whether values of this type can carry a derivative. */
  public boolean isReal() {
    return this == DOUBLE || this == FLOAT;
  }
}
