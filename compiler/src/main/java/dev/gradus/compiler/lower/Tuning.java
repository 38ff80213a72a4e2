package dev.gradus.compiler.lower;

import dev.gradus.runtime.kernel.RowRanges;

/**
 * How code is laid out. None of these numbers shows in a result, but {@code leastRowsOfRange}.
 *
 * @param unrolledStatics static parts of at most this many scalar operations become straight-line
 *     code
 * @param longestUnrolled elements of the largest static value that is unrolled element by element;
 *     from about 32 on loops are faster
 * @param operationsPerRow rows of at most this many scalar operations run in locals, others in
 *     tiles
 * @param elementsPerTile elements of the widest value in a tile
 * @param leastRows smallest tile, a multiple of 16
 * @param mostRows largest tile, a multiple of 16
 * @param mostFused nodes of the largest gradient whose code is repeated with the update behind it
 * @param mostCarried nodes of the largest gradient whose code is repeated in a loop over steps
 * @param leastRowsOfRange rows of the smallest range whose sums over the batch stand by themselves,
 *     a power of two; any but {@link RowRanges#LEAST_ROWS} makes other kernels than those that are
 *     documented
 * @param mostSharedSums numbers that a loop adds up over the batch at most for threads to share it:
 *     every range of rows has an array of them
 */
public record Tuning(
    int unrolledStatics,
    int longestUnrolled,
    int operationsPerRow,
    int elementsPerTile,
    int leastRows,
    int mostRows,
    int mostFused,
    int mostCarried,
    int leastRowsOfRange,
    int mostSharedSums) {
  public static final Tuning DEFAULT =
      new Tuning(1024, 32, 256, 4096, 32, 512, 2000, 300, RowRanges.LEAST_ROWS, 8192);
}
