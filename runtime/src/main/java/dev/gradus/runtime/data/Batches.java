package dev.gradus.runtime.data;

import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Workspace;

/**
 * How a data set is served: in batches of some size, in order or shuffled anew for every epoch.
 * Immutable.
 *
 * <p>Shuffled, the order of an epoch depends on the seed and the epoch's number only: Fisher–Yates
 * over the row numbers, driven by {@link SplitMix64}.
 */
public final class Batches {
  private final Dataset dataset;
  private final int size;
  private final boolean shuffled;
  private final long seed;
  private final boolean dropLast;

  private Batches(Dataset dataset, int size, boolean shuffled, long seed, boolean dropLast) {
    this.dataset = dataset;
    this.size = size;
    this.shuffled = shuffled;
    this.seed = seed;
    this.dropLast = dropLast;
  }

  /** All rows as one batch, in order. */
  public static Batches of(Dataset dataset) {
    if (dataset.rows() == 0) {
      throw Problem.NO_ROWS.exception("the data set (" + dataset.names() + ")");
    }
    return new Batches(dataset, dataset.rows(), false, 0, false);
  }

  /** Batches of that many rows; the last one of an epoch holds what is left. */
  public Batches size(int rows) {
    if (rows < 1) {
      throw Problem.NO_ROWS.exception("a batch of size " + rows);
    }
    return new Batches(dataset, Math.min(rows, dataset.rows()), shuffled, seed, dropLast);
  }

  /** A new order for every epoch, fixed by the seed. */
  public Batches shuffled(long withSeed) {
    return new Batches(dataset, size, true, withSeed, dropLast);
  }

  /** Leaves out a last batch that is short. */
  public Batches dropLast() {
    return new Batches(dataset, size, shuffled, seed, true);
  }

  /** The data set behind the batches. */
  public Dataset dataset() {
    return dataset;
  }

  /** Rows of a full batch. */
  public int size() {
    return size;
  }

  /** Number of batches in an epoch. */
  public int perEpoch() {
    return (int) (((long) dataset.rows() + (dropLast ? 0 : size - 1)) / size);
  }

  /** Binds the batched inputs of a workspace to these batches. */
  public BatchFeed feed(Workspace workspace) {
    return new BatchFeed(this, workspace);
  }

  boolean wholeInOrder() {
    return !shuffled && size == dataset.rows();
  }

  boolean isShuffled() {
    return shuffled;
  }

  long seed() {
    return seed;
  }
}
