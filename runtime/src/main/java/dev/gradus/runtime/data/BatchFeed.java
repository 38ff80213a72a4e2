package dev.gradus.runtime.data;

import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves batches to one workspace: every {@link #next} copies the rows of the next batch into the
 * arrays bound to the workspace's batched inputs. A full batch in order is bound once, without
 * copying. Nothing is allocated after construction.
 *
 * <pre>{@code
 * BatchFeed feed = Batches.of(data).size(32).feed(workspace);
 * for (int epoch = 0; epoch < 20; epoch++) {
 *   feed.startEpoch(epoch);
 *   while (feed.next()) {
 *     kernel.valueAndGradient(workspace);
 *   }
 * }
 * }</pre>
 */
public final class BatchFeed {
  private final Batches batches;
  private final Workspace workspace;
  private final RowCopy[] copies;
  private final int[] order;
  private final SplitMix64 random = new SplitMix64(0);
  private int cursor;

  BatchFeed(Batches batches, Workspace workspace) {
    this.batches = batches;
    this.workspace = workspace;
    List<RowCopy> list = new ArrayList<>();
    List<Signature.Input> inputs = workspace.layout().signature().inputs();
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).batched()) {
        Column column = InputColumns.conform(column(inputs.get(i)), inputs.get(i));
        if (batches.wholeInOrder()) {
          column.bindTo(workspace, i);
        } else {
          list.add(RowCopy.bind(workspace, i, column, batches.size()));
        }
      }
    }
    copies = list.toArray(RowCopy[]::new);
    order = new int[batches.isShuffled() ? batches.dataset().rows() : 0];
    workspace.setBatch(batches.size());
    startEpoch(0);
  }

  /** Begins an epoch: the order of its rows depends on the seed and this number only. */
  public void startEpoch(long epoch) {
    cursor = 0;
    if (batches.isShuffled()) {
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
      random.start(batches.seed(), epoch);
      random.shuffle(order);
    }
  }

  /** Serves the next batch; false at the end of the epoch. */
  public boolean next() {
    int rows = Math.min(batches.size(), batches.dataset().rows() - cursor);
    if (!hasNext()) {
      return false;
    }
    for (RowCopy copy : copies) {
      if (batches.isShuffled()) {
        copy.gather(order, cursor, rows);
      } else {
        copy.slice(cursor, rows);
      }
    }
    workspace.setBatch(rows);
    cursor += rows;
    return true;
  }

  /** Whether the epoch has another batch. */
  public boolean hasNext() {
    return cursor / batches.size() < batches.perEpoch() && cursor < batches.dataset().rows();
  }

  /** Whether every batch is the same, all rows in order. */
  public boolean isSteady() {
    return batches.wholeInOrder();
  }

  /** Rows of the current batch. */
  public int rows() {
    return workspace.batch;
  }

  /** How the batches are made. */
  public Batches batches() {
    return batches;
  }

  private Column column(Signature.Input input) {
    return batches
        .dataset()
        .find(input.name())
        .orElseThrow(
            () -> Problem.INPUT_NOT_IN_DATA.exception(input.name(), batches.dataset().names()));
  }
}
