package dev.gradus.runtime;

/**
 * What a generated kernel class implements besides where it has loops over the rows of the batch:
 * they can be run one range of rows at a time, by several threads at once.
 */
public interface GeneratedRows {
  /**
   * Runs a loop over one range of rows.
   *
   * @param stage number of the loop
   * @param range number of the range, as {@link dev.gradus.runtime.kernel.RowRanges} cuts the batch
   * @return nothing of interest
   */
  double rows(
      double[][] doubles,
      float[][] floats,
      int[][] ints,
      boolean[] flags,
      int batch,
      double[] hyper,
      int stage,
      int range);
}
