package dev.gradus.dsl;

import static dev.gradus.dsl.Evaluation.numbers;
import static dev.gradus.dsl.Evaluation.values;
import static dev.gradus.dsl.Model.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.runtime.DType;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ViewsTest {

  private static Tensor counting(ModelBuilder m, int... extents) {
    return m.constant(numbers(Shape.of(extents).size()), extents);
  }

  private static Shape shape(Function<ModelBuilder, Tensor> e) {
    return Evaluation.of(e).shape();
  }

  private static Shape typed(Function<ModelBuilder, Tensor> e) {
    Shape[] shape = new Shape[1];
    Model.define(
        "typed",
        m -> {
          shape[0] = e.apply(m).shape();
          return m.parameter("anchor");
        });
    return shape[0];
  }

  @Test
  void reshapeKeepsRowMajorOrder() {
    assertThat(values(m -> counting(m, 2, 3).reshape(3, 2))).containsExactly(numbers(6));
    assertThat(shape(m -> counting(m, 2, 3).reshape(-1))).isEqualTo(Shape.of(6));
    assertThat(shape(m -> counting(m, 2, 3).reshape(3, -1))).isEqualTo(Shape.of(3, 2));
    assertThat(shape(m -> counting(m, 2, 3).reshape(1, -1, 3))).isEqualTo(Shape.of(1, 2, 3));
    assertThat(shape(m -> counting(m, 1).reshape())).isEqualTo(Shape.SCALAR);
    assertThat(shape(m -> counting(m, 2, 3).flatten())).isEqualTo(Shape.of(6));
  }

  @Test
  void reshapeKeepsTheBatchAxisFirst() {
    assertThat(typed(m -> m.input("x", BATCH, 2, 3).reshape(BATCH, -1)))
        .isEqualTo(Shape.of(BATCH, 6));
    assertThat(typed(m -> m.input("x", BATCH, 6).reshape(-1, 2, 3)))
        .isEqualTo(Shape.of(BATCH, 2, 3));
    assertThat(typed(m -> m.input("x", BATCH, 2, 3).flatten())).isEqualTo(Shape.of(BATCH, 6));
    assertThatThrownBy(() -> typed(m -> m.input("x", BATCH, 2).reshape(2, BATCH)))
        .hasMessageContaining("(BATCH, 2)");
  }

  @Test
  void reshapeRefusesOtherNumbersOfElements() {
    assertThatThrownBy(() -> typed(m -> counting(m, 2, 3).reshape(4)))
        .hasMessageContaining("(2, 3)")
        .hasMessageContaining("(4)")
        .hasMessageContaining("ViewsTest.java:");
    assertThatThrownBy(() -> typed(m -> counting(m, 2, 3).reshape(4, -1)))
        .hasMessageContaining("(2, 3) cannot be reshaped to [4, -1]");
    assertThatThrownBy(() -> typed(m -> counting(m, 2, 3).reshape(-1, -1)))
        .hasMessageContaining("write -1 once");
  }

  @Test
  void transposePermutesAxes() {
    assertThat(values(m -> counting(m, 2, 3).transpose())).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(shape(m -> counting(m, 2, 3, 4).transpose())).isEqualTo(Shape.of(4, 3, 2));
    assertThat(shape(m -> counting(m, 2, 3, 4).transpose(1, -1, 0))).isEqualTo(Shape.of(3, 4, 2));
    assertThat(shape(m -> counting(m, 2, 3, 4).permute(2, 0, 1))).isEqualTo(Shape.of(4, 2, 3));
    assertThat(shape(m -> counting(m, 2, 3, 4).swapAxes(0, -1))).isEqualTo(Shape.of(4, 3, 2));
    assertThat(shape(m -> counting(m, 2, 3, 4).moveAxis(0, -1))).isEqualTo(Shape.of(3, 4, 2));
    assertThat(shape(m -> counting(m, 2, 3, 4).moveAxis(2, 0))).isEqualTo(Shape.of(4, 2, 3));
    assertThatThrownBy(() -> typed(m -> counting(m, 2, 3).transpose(0, 0)))
        .hasMessageContaining("not a permutation");
  }

  @Test
  void dimensionsComeAndGo() {
    assertThat(shape(m -> counting(m, 2, 3).expandDims(0))).isEqualTo(Shape.of(1, 2, 3));
    assertThat(shape(m -> counting(m, 2, 3).expandDims(-1))).isEqualTo(Shape.of(2, 3, 1));
    assertThat(shape(m -> counting(m, 1, 3, 1).squeeze())).isEqualTo(Shape.of(3));
    assertThat(shape(m -> counting(m, 1, 3, 1).squeeze(-1))).isEqualTo(Shape.of(1, 3));
    assertThat(typed(m -> m.input("x", BATCH, 3).expandDims(0))).isEqualTo(Shape.of(1, BATCH, 3));
    assertThat(typed(m -> m.input("x", BATCH, 3).expandDims(0).squeeze(0)))
        .isEqualTo(Shape.of(BATCH, 3));
    assertThat(typed(m -> m.input("x", BATCH, 1, 3).transpose(1, 0, 2).squeeze()))
        .isEqualTo(Shape.of(BATCH, 3));
    assertThatThrownBy(() -> typed(m -> counting(m, 2, 3).squeeze(0)))
        .hasMessageContaining("axis 0 of (2, 3) has an extent other than 1");
    assertThatThrownBy(() -> typed(m -> counting(m, 2).expandDims(2)))
        .hasMessageContaining("expandDims was given axis 2");
  }

  @Test
  void broadcastToRepeats() {
    assertThat(values(m -> counting(m, 2, 1).broadcastTo(2, 3))).containsExactly(1, 1, 1, 2, 2, 2);
    assertThat(typed(m -> counting(m, 3).broadcastTo(BATCH, 3))).isEqualTo(Shape.of(BATCH, 3));
    assertThatThrownBy(() -> typed(m -> counting(m, 2).broadcastTo(3)))
        .hasMessageContaining("broadcastTo cannot broadcast shapes (2) and (3)");
    assertThatThrownBy(() -> typed(m -> counting(m, 2, 3).broadcastTo(3)))
        .hasMessageContaining("(2, 3) and (3)");
  }

  @Test
  void slicesFollowNumPy() {
    assertThat(values(m -> counting(m, 6).slice(0, 1, 4))).containsExactly(2, 3, 4);
    assertThat(values(m -> counting(m, 6).slice(0, -2, 99))).containsExactly(5, 6);
    assertThat(values(m -> counting(m, 6).slice(0, 0, -1, 2))).containsExactly(1, 3, 5);
    assertThat(values(m -> counting(m, 6).slice(0, 4, 2))).isEmpty();
    assertThat(values(m -> counting(m, 2, 3).slice(1, 1, 2))).containsExactly(2, 5);
    assertThatThrownBy(() -> typed(m -> counting(m, 6).slice(0, 0, 6, 0)))
        .hasMessageContaining("a step of 0");
    assertThatThrownBy(() -> typed(m -> m.input("x", BATCH, 2).slice(0, 0, 1)))
        .hasMessageContaining("slice cannot treat the batch axis of (BATCH, 2)");
  }

  @Test
  void indicesTakePartsAndDropAxes() {
    assertThat(values(m -> counting(m, 2, 3).get(1))).containsExactly(4, 5, 6);
    assertThat(values(m -> counting(m, 2, 3).get(-1, 0))).containsExactly(4);
    assertThat(values(m -> counting(m, 2, 3).at(1, -1))).containsExactly(3, 6);
    assertThat(values(m -> counting(m, 2, 3).get(Range.all(), Range.from(1))))
        .containsExactly(2, 3, 5, 6);
    assertThat(values(m -> counting(m, 2, 3).get(Range.at(0), Range.of(0, 3, 2))))
        .containsExactly(1, 3);
    assertThat(typed(m -> m.input("x", BATCH, 2, 3).get(Range.all(), Range.at(1))))
        .isEqualTo(Shape.of(BATCH, 3));
    assertThatThrownBy(() -> typed(m -> counting(m, 2, 3).get(2)))
        .hasMessageContaining("position 2 of axis 0 lies outside of (2, 3) (at ViewsTest.java:");
    assertThatThrownBy(() -> typed(m -> counting(m, 2).get(0, 0)))
        .hasMessageContaining("2 indices were given for shape (2)");
    assertThatThrownBy(() -> typed(m -> m.input("x", BATCH, 2).get(0)))
        .hasMessageContaining("get cannot treat the batch axis of (BATCH, 2)");
  }

  @Test
  void concatAndStackPutTogether() {
    assertThat(values(m -> Tensors.concat(0, counting(m, 2), counting(m, 3))))
        .containsExactly(1, 2, 1, 2, 3);
    assertThat(values(m -> Tensors.concat(-1, counting(m, 2, 1), counting(m, 2, 2))))
        .containsExactly(1, 1, 2, 2, 3, 4);
    assertThat(values(m -> Tensors.stack(0, counting(m, 2), counting(m, 2))))
        .containsExactly(1, 2, 1, 2);
    assertThat(values(m -> Tensors.stack(-1, counting(m, 2), counting(m, 2))))
        .containsExactly(1, 1, 2, 2);
    assertThat(typed(m -> Tensors.stack(1, m.input("x", BATCH), m.input("y", BATCH))))
        .isEqualTo(Shape.of(BATCH, 2));
    assertThatThrownBy(() -> typed(m -> Tensors.concat(0, counting(m, 2, 3), counting(m, 2, 4))))
        .hasMessageContaining("(2, 3) and (2, 4)");
    assertThatThrownBy(() -> Tensors.concat(0)).hasMessageContaining("concat was given no tensor");
  }

  @Test
  void paddingPutsNumbersAround() {
    assertThat(values(m -> counting(m, 2).pad(0, 1, 2))).containsExactly(0, 1, 2, 0, 0);
    assertThat(values(m -> counting(m, 2).pad(0, 1, 2, 9))).containsExactly(9, 1, 2, 9, 9);
    assertThat(typed(m -> m.input("x", BATCH, 2).pad(1, 1, 1, 5))).isEqualTo(Shape.of(BATCH, 4));
  }

  @Test
  void gatherLooksUpEntries() {
    assertThat(values(m -> counting(m, 3, 2).gather(m.intConstant(2, 0, 2))))
        .containsExactly(5, 6, 1, 2, 5, 6);
    assertThat(values(m -> counting(m, 2, 3).gather(m.intConstant(2, 0), 1)))
        .containsExactly(3, 1, 6, 4);
    assertThat(shape(m -> counting(m, 2, 3, 4).gather(m.intConstant(0, 1, 2, 0).reshape(2, 2), 1)))
        .isEqualTo(Shape.of(2, 2, 2, 4));
    TensorValue v =
        new Evaluation()
            .batch(2)
            .with("word", 1, 0)
            .run(m -> counting(m, 2, 3).gather(m.intInput("word", BATCH)));
    assertThat(v.values()).containsExactly(4, 5, 6, 1, 2, 3);
    assertThatThrownBy(() -> typed(m -> counting(m, 3).gather(counting(m, 2))))
        .hasMessageContaining("must be int");
  }

  @Test
  void oneHotMarksPositions() {
    TensorValue v = Evaluation.of(m -> m.intConstant(2, 0, 5).oneHot(3));
    assertThat(v.shape()).isEqualTo(Shape.of(3, 3));
    assertThat(v.values()).containsExactly(0, 0, 1, 1, 0, 0, 0, 0, 0);
    assertThat(v.dtype()).isEqualTo(DType.DOUBLE);
  }

  @Test
  void shapesAreKnownWhileBuilding() {
    Model.define(
        "m",
        m -> {
          Tensor x = m.input("x", BATCH, 3);
          assertThat(x.rank()).isEqualTo(2);
          assertThat(x.extent(-1)).isEqualTo(3);
          assertThat(x.extent(0)).isEqualTo(BATCH);
          assertThat(x).hasToString("double(BATCH, 3)");
          return m.parameter("anchor");
        });
  }
}
