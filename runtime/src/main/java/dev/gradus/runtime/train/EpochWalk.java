package dev.gradus.runtime.train;

import dev.gradus.runtime.data.BatchFeed;
import java.util.Optional;

/** Walks through the batches epoch by epoch; without batches every evaluation is an epoch. */
final class EpochWalk {
  private final Optional<BatchFeed> feed;
  private long epochs;
  private boolean open;
  private double weighted;
  private long seen;

  EpochWalk(Optional<BatchFeed> feed) {
    this.feed = feed;
  }

  /** Serves the next batch, the first of a new epoch where the last one has ended. */
  void load() {
    closeIfDone();
    if (!open) {
      open = true;
      weighted = 0;
      seen = 0;
      if (feed.isPresent()) {
        feed.get().startEpoch(epochs);
      }
    }
    if (feed.isPresent()) {
      feed.get().next();
    }
  }

  /** Counts the objective of the batch that is loaded. */
  void add(double objective) {
    weighted += objective * rows();
    seen += rows();
  }

  /** Whether all evaluations are of the same data. */
  boolean isSteady() {
    return feed.isEmpty() || feed.get().isSteady();
  }

  /** Whether the epoch has a batch after the one that is loaded. */
  boolean hasNext() {
    return feed.isPresent() && feed.get().hasNext();
  }

  /** Ends the epoch if its last batch is loaded; whether it did. */
  boolean closeIfDone() {
    if (!open || hasNext()) {
      return false;
    }
    open = false;
    epochs++;
    return true;
  }

  /** Rows of the batch that is loaded; 1 without batches. */
  int rows() {
    return feed.isPresent() ? feed.get().rows() : 1;
  }

  long epochs() {
    return epochs;
  }

  int batchesPerEpoch() {
    return feed.isPresent() ? feed.get().batches().perEpoch() : 1;
  }

  double meanObjective() {
    return weighted / seen;
  }
}
