package dev.gradus.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.Layout.Buffer;
import dev.gradus.runtime.Layout.Role;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class SharedRowsTest {
  private static final int RANGES = 40;

  private static final Layout LAYOUT =
      Layout.of(
              new Signature(
                  "shared", DType.DOUBLE, Arithmetic.FAST, List.of(), List.of(), List.of()),
              0)
          .plus(
              List.of(
                  Buffer.of("sums", Role.SCRATCH, DType.DOUBLE, RANGES, false),
                  Buffer.of("tile", Role.PRIVATE, DType.DOUBLE, 8, false),
                  new Buffer("sizes", Role.PRIVATE, DType.INT, 2, false, new double[] {5, 7}),
                  Buffer.of("flags", Role.FLAGS, DType.INT, 3, false)));

  @Test
  void everyRangeIsRunOnceWithPrivateArraysOfItsThread() {
    Workspace w = new Workspace(LAYOUT);
    AtomicIntegerArray runs = new AtomicIntegerArray(RANGES);
    Map<double[], Thread> tiles = Collections.synchronizedMap(new IdentityHashMap<>());
    SharedRows rows =
        w.sharedRows(
            (doubles, floats, ints, flags, batch, hyper, stage, range) -> {
              runs.incrementAndGet(range);
              tiles.merge(
                  doubles[1],
                  Thread.currentThread(),
                  (known, now) -> {
                    assertThat(now).isSameAs(known);
                    return known;
                  });
              assertThat(ints[0]).containsExactly(5, 7);
              assertThat(flags).hasSize(3);
              doubles[0][range] += 100 * stage + range;
              return 0;
            });
    for (int threads : new int[] {2, 3, 8, 100}) {
      w.doubles[0] = new double[RANGES];
      tiles.clear();
      rows.run(3, RANGES, threads);
      for (int range = 0; range < RANGES; range++) {
        assertThat(w.doubles[0][range]).isEqualTo(300 + range);
      }
      assertThat(tiles.size()).isBetween(1, threads);
    }
    for (int range = 0; range < RANGES; range++) {
      assertThat(runs.get(range)).isEqualTo(4);
    }
  }

  /** It is what a single thread would have met. */
  @Test
  void theFailureOfTheFirstRangeReachesTheCaller() {
    Workspace w = new Workspace(LAYOUT);
    SharedRows rows =
        w.sharedRows(
            (doubles, floats, ints, flags, batch, hyper, stage, range) -> {
              if (range % 10 == stage) {
                throw new IllegalArgumentException("range " + range);
              }
              return 0;
            });
    for (int round = 0; round < 200; round++) {
      assertThatThrownBy(() -> rows.run(7, RANGES, 4))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("range 7");
      rows.run(10, RANGES, 4);
    }
  }

  @Test
  void aWorkspaceKeepsTheTablesForAKernel() {
    Workspace w = new Workspace(LAYOUT);
    GeneratedRows one = (doubles, floats, ints, flags, batch, hyper, stage, range) -> 0;
    GeneratedRows other = (doubles, floats, ints, flags, batch, hyper, stage, range) -> 1;
    SharedRows rows = w.sharedRows(one);
    assertThat(w.sharedRows(one)).isSameAs(rows);
    assertThat(w.sharedRows(other)).isNotSameAs(rows);
  }
}
