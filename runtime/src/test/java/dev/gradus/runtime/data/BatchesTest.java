package dev.gradus.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.Allocation;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final int ROWS = 10;
  private final Dataset data = numbered(ROWS);

  @Test
  void theWholeDataSetInOrderIsBoundWithoutCopying() {
    Workspace w = workspace(DType.DOUBLE);
    BatchFeed feed = Batches.of(data).feed(w);
    assertThat(feed.next()).isTrue();
    assertThat(w.doubles[2]).isSameAs(((DoubleColumn) data.column("X")).values());
    assertThat(w.batch).isEqualTo(ROWS);
    assertThat(feed.next()).isFalse();
  }

  @Test
  void theLastBatchHoldsWhatIsLeft() {
    Workspace w = workspace(DType.DOUBLE);
    Batches batches = Batches.of(data).size(4);
    assertThat(batches.perEpoch()).isEqualTo(3);
    assertThat(served(batches.feed(w), w, 0))
        .containsExactly(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9));
  }

  @Test
  void aShortLastBatchIsDroppedOnRequest() {
    Workspace w = workspace(DType.DOUBLE);
    Batches batches = Batches.of(data).size(4).dropLast();
    assertThat(batches.perEpoch()).isEqualTo(2);
    assertThat(served(batches.feed(w), w, 0))
        .containsExactly(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7));
  }

  @Test
  void shufflingServesEveryRowOnceAndAnewEachEpoch() {
    Workspace w = workspace(DType.DOUBLE);
    BatchFeed feed = Batches.of(data).size(3).shuffled(42).feed(w);
    List<Integer> first = flat(served(feed, w, 0));
    List<Integer> second = flat(served(feed, w, 1));
    assertThat(first)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ROWS).boxed().toList());
    assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
    assertThat(flat(served(feed, w, 0))).isEqualTo(first);
    assertThat(flat(served(Batches.of(data).size(3).shuffled(43).feed(w), w, 0)))
        .isNotEqualTo(first);
  }

  @Test
  void doubleDataServeAFloatModel() {
    Workspace w = workspace(DType.FLOAT);
    BatchFeed feed = Batches.of(data).size(4).feed(w);
    feed.next();
    assertThat(Arrays.copyOf(w.floats[2], 4)).containsExactly(0f, 0.5f, 1f, 1.5f);
    assertThat(Arrays.copyOf(w.ints[0], 4)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void servingAllocatesNothing() {
    Workspace w = workspace(DType.DOUBLE);
    BatchFeed feed = Batches.of(data).size(3).shuffled(1).feed(w);
    long[] epoch = {0};
    assertThat(
            Allocation.bytesPerCall(
                () -> {
                  feed.startEpoch(epoch[0]++);
                  while (feed.next()) {
                    assertRows(feed.rows());
                  }
                }))
        .isZero();
  }

  @Test
  void dataThatDoNotFitAreRefusedWithTheirPlace() {
    refused(
        "input 'label' has no column in the data set, which has: X",
        Dataset.of("X", new double[ROWS][2]));
    refused(
        "input 'X' was given rows of 3 values but takes 2",
        Dataset.of("X", new double[2][3]).and("label", new int[2]));
    refused(
        "input 'label' was given values of type DOUBLE but takes INT",
        Dataset.of("X", new double[2][2]).and("label", new double[2]));
    refused(
        "input 'X' holds NaN at row 1, column 0",
        Dataset.of("X", new double[][] {{1, 2}, {Double.NaN, 4}}).and("label", new int[2]));
    refusedCall("holds no rows", () -> Batches.of(data).size(0));
    refusedCall("holds no rows", () -> Batches.of(Dataset.of("X", new double[0])));
  }

  @Test
  void aDoubleTooLargeForAFloatModelIsRefused() {
    Dataset huge = Dataset.of("X", new double[][] {{1, 1e300}}).and("label", new int[1]);
    refusedCall("1.0E300 at row 0, column 1", () -> Batches.of(huge).feed(workspace(DType.FLOAT)));
  }

  @Test
  void truthValuesAreZeroAndOne() {
    Signature.Input flag = new Signature.Input("flag", DType.BOOL, List.of(), true);
    assertThat(InputColumns.conform(Column.of("flag", new int[] {0, 1}), flag).rows()).isEqualTo(2);
    refusedCall(
        "holds 2 at row 1", () -> InputColumns.conform(Column.of("flag", new int[] {0, 2}), flag));
  }

  private void refused(String what, Dataset bad) {
    refusedCall(what, () -> Batches.of(bad).feed(workspace(DType.DOUBLE)));
  }

  private static void refusedCall(String what, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(GradusException.class).hasMessageContaining(what);
  }

  private static void assertRows(int rows) {
    if (rows < 1) {
      throw new AssertionError("empty batch");
    }
  }

  private static Dataset numbered(int rows) {
    double[][] x = new double[rows][];
    for (int i = 0; i < rows; i++) {
      x[i] = new double[] {i, i + 0.5};
    }
    return Dataset.of("X", x).and("label", IntStream.range(0, rows).toArray());
  }

  private static Workspace workspace(DType dtype) {
    Signature s =
        new Signature(
            "model",
            dtype,
            Arithmetic.STRICT,
            List.of(new Signature.Parameter("w", List.of(2), new double[2], false)),
            List.of(
                new Signature.Input("X", dtype, List.of(2), true),
                new Signature.Input("label", DType.INT, List.of(), true)),
            List.of());
    return new Workspace(Layout.of(s, 0));
  }

  /** The labels of every batch of an epoch; checks that the rows of X came along. */
  private static List<List<Integer>> served(BatchFeed feed, Workspace w, long epoch) {
    List<List<Integer>> batches = new ArrayList<>();
    feed.startEpoch(epoch);
    while (feed.next()) {
      List<Integer> labels = new ArrayList<>();
      for (int r = 0; r < w.batch; r++) {
        labels.add(w.ints[0][r]);
        assertThat(w.doubles[2][2 * r]).isEqualTo(w.ints[0][r]);
        assertThat(w.doubles[2][2 * r + 1]).isEqualTo(w.ints[0][r] + 0.5);
      }
      batches.add(labels);
    }
    return batches;
  }

  private static List<Integer> flat(List<List<Integer>> batches) {
    return batches.stream().flatMap(List::stream).toList();
  }
}
