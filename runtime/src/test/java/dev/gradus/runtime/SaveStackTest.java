package dev.gradus.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SaveStackTest {
  private final SaveStack stack = new SaveStack();

  @Test
  void popsOfEachTypeComeInOppositeOrderOfItsPushes() {
    for (int i = 0; i < 1000; i++) {
      stack.pushInt(i);
      stack.pushDouble(i + 0.5);
      stack.pushFloat(i + 0.25f);
      stack.pushLong(i * 10_000_000_000L);
      stack.pushBoolean(i % 3 == 0);
    }
    for (int i = 999; i >= 0; i--) {
      assertThat(stack.popInt()).isEqualTo(i);
      assertThat(stack.popDouble()).isEqualTo(i + 0.5);
      assertThat(stack.popFloat()).isEqualTo(i + 0.25f);
      assertThat(stack.popLong()).isEqualTo(i * 10_000_000_000L);
      assertThat(stack.popBoolean()).isEqualTo(i % 3 == 0);
    }
    assertThat(stack.isEmpty()).isTrue();
  }

  @Test
  void popOfNothingFailsAndLeavesTheStackUsable() {
    assertThatThrownBy(stack::popDouble).isInstanceOf(ArrayIndexOutOfBoundsException.class);
    stack.pushDouble(2.0);
    assertThat(stack.popDouble()).isEqualTo(2.0);
  }

  @Test
  void clearForgetsEverything() {
    stack.pushInt(1);
    stack.pushBoolean(true);
    assertThat(stack.isEmpty()).isFalse();
    stack.clear();
    assertThat(stack.isEmpty()).isTrue();
  }

  @Test
  void rowsComeBackInOppositeOrderWithTheirValues() {
    double[][] rows = new double[300][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = SaveStack.reserveRow(stack, i);
      assertThat(rows[i]).hasSizeGreaterThanOrEqualTo(i);
      Arrays.fill(rows[i], rows[i].length);
    }
    assertThat(stack.isEmpty()).isFalse();
    for (int i = rows.length - 1; i >= 0; i--) {
      double[] row = SaveStack.releaseRow(stack);
      assertThat(row).isSameAs(rows[i]);
      assertThat(Arrays.stream(row).allMatch(v -> v == row.length)).isTrue();
    }
    assertThat(stack.isEmpty()).isTrue();
  }

  @Test
  void rowsAreUsedAgainWhereTheyAreLongEnough() {
    double[] row = SaveStack.reserveRow(stack, 5);
    double[] other = SaveStack.reserveRow(stack, 5);
    assertThat(other).isNotSameAs(row);
    stack.clear();
    assertThat(SaveStack.reserveRow(stack, 3)).isSameAs(row);
    assertThat(SaveStack.reserveRow(stack, 6)).isNotSameAs(other).hasSize(6);
  }

  @Test
  void shadowsHaveAsManyRows() {
    double[] row = SaveStack.reserveRow(stack, 4);
    SaveStack shadow = SaveStack.shadow(stack, 0);
    assertThat(SaveStack.releaseRow(shadow)).hasSizeGreaterThanOrEqualTo(4).isNotSameAs(row);
    SaveStack.releaseRow(stack);
    assertThat(SaveStack.shadow(stack, 0).isEmpty()).isTrue();
  }

  @Test
  void blocksAndSingleValuesShareOneStackAndComeBackInOppositeOrder() {
    int first = SaveStack.reserveDoubles(stack, 1000);
    double[] doubles = SaveStack.doubles(stack);
    for (int i = 0; i < 1000; i++) {
      doubles[first + i] = i;
    }
    stack.pushDouble(-1);
    int second = SaveStack.reserveDoubles(stack, 5000);
    assertThat(second).isEqualTo(first + 1001);
    assertThat(SaveStack.releaseDoubles(stack, 5000)).isEqualTo(second);
    assertThat(stack.popDouble()).isEqualTo(-1);
    assertThat(SaveStack.releaseDoubles(stack, 1000)).isEqualTo(first);
    assertThat(SaveStack.doubles(stack)[first + 999]).isEqualTo(999);
    assertThat(stack.isEmpty()).isTrue();
  }

  @Test
  void referencesComeBackAndAreForgotten() {
    double[] row = {1};
    SaveStack.pushReference(stack, row);
    SaveStack.pushReference(stack, null);
    assertThat(SaveStack.popReference(stack)).isNull();
    assertThat(SaveStack.popReference(stack)).isSameAs(row);
    assertThat(stack.isEmpty()).isTrue();
  }

  @Test
  void anExtentThatNoArrayHoldsIsRefused() {
    assertThat(SaveStack.extent(1000, 3)).isEqualTo(3000);
    assertThatThrownBy(() -> SaveStack.extent(1 << 30, 3)).isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void shadowsAreKept() {
    SaveStack second = SaveStack.shadow(stack, 1);
    assertThat(SaveStack.shadow(stack, 1)).isSameAs(second);
    assertThat(SaveStack.shadow(stack, 0)).isNotSameAs(second);
  }
}
