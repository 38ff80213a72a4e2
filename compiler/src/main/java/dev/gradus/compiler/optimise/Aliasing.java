package dev.gradus.compiler.optimise;

/** What is known about the array parameters of a function. */
public enum Aliasing {
  /** Two parameters of one type may be the same array. */
  MAY,
  /**
   * Two parameters of one type are different arrays, if their elements are no arrays; rows of
   * arrays of arrays may be the same as any other.
   */
  DISTINCT
}
