package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TilesTest {
  @Test
  void rowsAreAddedToElementsAndSubtracted() {
    for (int n : new int[] {0, 1, 7, 8, 31, 255, Tiles.SIZE}) {
      Random random = new Random(n);
      double[] row = random.doubles(Tiles.SIZE).toArray();
      double[] start = random.doubles(n + 5).toArray();
      double[] sums = start.clone();
      double[] differences = start.clone();
      float[] floats = new float[n + 5];
      float[] floatRow = new float[Tiles.SIZE];
      for (int i = 0; i < n; i++) {
        floatRow[i] = (float) row[i];
      }
      Tiles.add(row, sums, 3, new double[Tiles.SIZE], n);
      Tiles.subtract(row, differences, 3, new double[Tiles.SIZE], n);
      Tiles.add(floatRow, floats, 3, new float[Tiles.SIZE], n);
      Tiles.add(floatRow, floats, 3, new float[Tiles.SIZE], n);
      Tiles.subtract(floatRow, floats, 3, new float[Tiles.SIZE], n);
      for (int i = 0; i < n + 5; i++) {
        boolean reached = i >= 3 && i < n + 3;
        assertThat(sums[i]).isEqualTo(reached ? start[i] + row[i - 3] : start[i]);
        assertThat(differences[i]).isEqualTo(reached ? start[i] - row[i - 3] : start[i]);
        float x = reached ? floatRow[i - 3] : 0;
        assertThat(floats[i]).isEqualTo(x + x - x);
      }
    }
  }

  @Test
  void missingElementsAreMissed() {
    double[] row = new double[Tiles.SIZE];
    assertThatThrownBy(() -> Tiles.add(row, new double[9], 2, new double[Tiles.SIZE], 8))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Tiles.allLess(row, 250, 7, 1))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  @Test
  void longRowsGrow() {
    double[] first = Tiles.longDoubles(0, 100);
    assertThat(Tiles.longDoubles(0, 50)).isSameAs(first);
    assertThat(Tiles.longDoubles(1, 50)).isNotSameAs(first);
    assertThat(Tiles.longDoubles(0, Tiles.LONGEST)).hasSize(Tiles.LONGEST);
    assertThat(Tiles.longFloats(2, 257)).hasSize(512);
  }
}
