package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowRangesTest {
  private static final int LEAST = RowRanges.LEAST_ROWS;

  @Test
  void fewRowsAreOneRange() {
    for (int batch : new int[] {0, 1, 1024, 2047}) {
      assertThat(RowRanges.count(batch, LEAST)).isEqualTo(1);
      assertThat(RowRanges.rows(batch, LEAST)).isEqualTo(batch);
    }
  }

  @Test
  void atLeastTwiceTheLeastAreSeveral() {
    assertThat(RowRanges.count(2048, LEAST)).isEqualTo(2);
    assertThat(RowRanges.rows(2048, LEAST)).isEqualTo(1024);
    assertThat(RowRanges.rows(2049, LEAST)).isEqualTo(1040);
    assertThat(RowRanges.count(10_000, LEAST)).isEqualTo(8);
    assertThat(RowRanges.count(10_000_000, LEAST)).isEqualTo(64);
    assertThat(RowRanges.rows(10_000_000, LEAST)).isEqualTo(156_256);
    assertThat(RowRanges.count(Integer.MAX_VALUE, LEAST)).isEqualTo(64);
  }

  /** The last range is the only one that may be shorter, and it is not empty. */
  @Test
  void everyRowBelongsToOneRange() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 10_000; round++) {
      int least = 1 << random.nextInt(11);
      int batch = 1 + random.nextInt(1 << 1 + random.nextInt(24));
      long count = RowRanges.count(batch, least);
      long rows = RowRanges.rows(batch, least);
      assertThat(count).isBetween(1L, 64L);
      assertThat(count * rows).isGreaterThanOrEqualTo(batch);
      assertThat((count - 1) * rows).isLessThan(batch);
      if (count > 1) {
        assertThat(rows % Math.min(least, 16)).isZero();
      }
    }
  }

  @Test
  void anArrayGrowsOnlyWhereItIsTooShort() {
    double[][] table = {new double[0], new double[3]};
    double[] known = table[1];
    assertThat(RowRanges.room(table, 1, 3)).isSameAs(known);
    assertThat(RowRanges.room(table, 1, 4)).hasSize(4).isSameAs(table[1]);
    assertThat(table[0]).isEmpty();
  }
}
