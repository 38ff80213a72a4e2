package dev.gradus.compiler.adjoint;

/** What is known about the array arguments of a function to be differentiated. */
public enum Aliasing {
  /**
   * Different array parameters are different arrays without a row in common; rows of one array may
   * be the same. The caller checks this at the entry.
   */
  NONE,
  /** Any two array parameters of one type may be the same array, or share rows. */
  POSSIBLE
}
