package dev.gradus.runtime;

/** How the operations of an objective are carried out; both are exact specifications. */
public enum Arithmetic {
  /**
   * Operation by operation as written: sums in index order, no contraction, {@link StrictMath}
   * functions.
   */
  STRICT,
  /**
   * One defined, faster result: interleaved partial sums, fused multiply-add, and our own
   * elementary functions ({@link dev.gradus.runtime.kernel.FastMath}). The same bits on every JVM,
   * JDK and CPU.
   */
  FAST
}
