package dev.gradus.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
