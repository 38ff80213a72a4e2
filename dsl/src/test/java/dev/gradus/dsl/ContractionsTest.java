package dev.gradus.dsl;

import static dev.gradus.dsl.Evaluation.numbers;
import static dev.gradus.dsl.Evaluation.values;
import static dev.gradus.dsl.Model.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.TensorValue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractionsTest {

  private static Tensor ones(ModelBuilder m, int... extents) {
    return m.constant(numbers(Shape.of(extents).size()), extents);
  }

  @Test
  void dotFollowsNumPy() {
    assertThat(values(m -> ones(m, 3).dot(ones(m, 3)))).containsExactly(14);
    assertThat(values(m -> ones(m, 2, 3).dot(ones(m, 3)))).containsExactly(14, 32);
    assertThat(values(m -> ones(m, 2).dot(ones(m, 2, 3)))).containsExactly(9, 12, 15);
    assertThat(values(m -> ones(m, 2, 2).dot(ones(m, 2, 2)))).containsExactly(7, 10, 15, 22);
    assertThat(values(m -> m.constant(2).dot(ones(m, 3)))).containsExactly(2, 4, 6);
    assertThat(Evaluation.of(m -> ones(m, 4, 3, 2).dot(ones(m, 5, 2, 6))).shape())
        .isEqualTo(Shape.of(4, 3, 5, 6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2,3   | 3,4   | 2,4",
        "3     | 3,4   | 4",
        "2,3   | 3     | 2",
        "3     | 3     | ''",
        "5,2,3 | 5,3,4 | 5,2,4",
        "5,2,3 | 3,4   | 5,2,4",
        "2,3   | 5,3,4 | 5,2,4",
        "5,2,3 | 1,3,4 | 5,2,4",
        "1,2,3 | 5,3,4 | 5,2,4",
        "7,1,2,3 | 5,3,4 | 7,5,2,4",
        "5,2,3 | 3     | 5,2",
        "3     | 5,3,4 | 5,4",
      })
  void matmulBroadcastsLeadingAxes(String left, String right, String result) {
    TensorValue v = Evaluation.of(m -> ones(m, extents(left)).matmul(ones(m, extents(right))));
    assertThat(v.shape()).isEqualTo(Shape.of(extents(result)));
  }

  @Test
  void batchedMatmulMultipliesMatrixByMatrix() {
    double[] v = values(m -> ones(m, 2, 2, 2).matmul(ones(m, 2, 2, 2)));
    assertThat(v).containsExactly(7, 10, 15, 22, 67, 78, 91, 106);
  }

  @Test
  void aBatchAxisIsALeadingAxis() {
    TensorValue v =
        new Evaluation()
            .batch(2)
            .with("x", numbers(8))
            .run(m -> m.input("x", BATCH, 2, 2).matmul(ones(m, 2, 2)));
    assertThat(v.values()).containsExactly(7, 10, 15, 22, 23, 34, 31, 46);
    TensorValue rows =
        new Evaluation()
            .batch(2)
            .with("x", numbers(4))
            .run(m -> m.input("x", BATCH, 2).matmul(ones(m, 2, 3)));
    assertThat(rows.values()).containsExactly(9, 12, 15, 19, 26, 33);
  }

  @Test
  void matvecBroadcastsLeadingAxes() {
    assertThat(values(m -> ones(m, 2, 3).matvec(ones(m, 3)))).containsExactly(14, 32);
    assertThat(Evaluation.of(m -> ones(m, 5, 2, 3).matvec(ones(m, 5, 3))).shape())
        .isEqualTo(Shape.of(5, 2));
    TensorValue v =
        new Evaluation()
            .batch(2)
            .with("x", numbers(6))
            .run(m -> ones(m, 2, 3).matvec(m.input("x", BATCH, 3)));
    assertThat(v.values()).containsExactly(14, 32, 32, 77);
  }

  @Test
  void outerProducts() {
    assertThat(values(m -> ones(m, 2).outer(ones(m, 3)))).containsExactly(1, 2, 3, 2, 4, 6);
    assertThat(values(m -> m.constant(-0.0).outer(ones(m, 1)))).containsExactly(-0.0);
    assertThat(Evaluation.of(m -> ones(m, 2, 3).outer(ones(m, 4))).shape())
        .isEqualTo(Shape.of(2, 3, 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ij,jk->ik     | 2,3 | 3,4",
        "bi,ij->bj     | 5,3 | 3,4",
        "ij,jk         | 2,3 | 3,4",
        "ij,kj->ik     | 2,3 | 4,3",
        "ij,ij->       | 2,3 | 2,3",
        "ij,ij->ij     | 2,3 | 2,3",
        "ij,ij->ji     | 2,3 | 2,3",
        "i,j->ij       | 2   | 3",
        "i,j->ji       | 2   | 3",
        "i,j->         | 2   | 3",
        "ij,k->i       | 2,3 | 4",
        "bij,bjk->bik  | 2,3,4 | 2,4,5",
        "bij,jk->ikb   | 2,3,4 | 4,5",
        "abc,cba->b    | 2,3,4 | 4,3,2",
        "ii,ij->j      | 3,3 | 3,2",
        "ii,jj->ij     | 3,3 | 2,2",
        "iij,j->i      | 3,3,2 | 2",
        "iji,k->jk     | 3,2,3 | 2",
        "ij,jk->ki     | 2,1 | 3,4",
        "...ij,...jk->...ik | 5,2,3 | 3,4",
        "...i,...i     | 5,2,3 | 1,3",
        "i...,i->...   | 3,4,2 | 3",
      })
  void einsumSumsProductsAsDefined(String specification, String left, String right) {
    int[] a = extents(left);
    int[] b = extents(right);
    double[] x = random(1, a);
    double[] y = random(2, b);
    TensorValue v =
        Evaluation.of(m -> Tensors.einsum(specification, m.constant(x, a), m.constant(y, b)));
    NaiveEinsum naive = new NaiveEinsum(specification, a, b);
    assertThat(v.shape()).isEqualTo(Shape.of(naive.shape()));
    double[] expected = naive.evaluate(x, y);
    for (int i = 0; i < expected.length; i++) {
      assertThat(v.get(i)).isCloseTo(expected[i], org.assertj.core.api.Assertions.within(1e-12));
    }
  }

  @Test
  void einsumOfOneOperandTransposesSumsAndTakesDiagonals() {
    assertThat(values(m -> Tensors.einsum("ij->ji", ones(m, 2, 3))))
        .containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(values(m -> Tensors.einsum("ij->i", ones(m, 2, 3)))).containsExactly(6, 15);
    assertThat(values(m -> Tensors.einsum("ij->", ones(m, 2, 3)))).containsExactly(21);
    assertThat(values(m -> Tensors.einsum("ii", ones(m, 3, 3)))).containsExactly(15);
    assertThat(values(m -> Tensors.einsum("ii->i", ones(m, 3, 3)))).containsExactly(1, 5, 9);
    assertThat(values(m -> Tensors.einsum("iii->i", ones(m, 2, 2, 2)))).containsExactly(1, 8);
    assertThat(values(m -> Tensors.einsum("ba", ones(m, 2, 3)))).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(Evaluation.of(m -> Tensors.einsum("ii->i", ones(m, 0, 0))).shape())
        .isEqualTo(Shape.of(0));
  }

  @Test
  void einsumTakesDiagonalsBesideABatchAxis() {
    TensorValue v =
        new Evaluation()
            .batch(2)
            .with("x", numbers(8))
            .run(m -> Tensors.einsum("bii->b", m.input("x", BATCH, 2, 2)));
    assertThat(v.values()).containsExactly(5, 13);
  }

  @Test
  void einsumOfSeveralOperandsMultipliesFromLeftToRight() {
    assertThat(values(m -> Tensors.einsum("i,ij,j->", ones(m, 2), ones(m, 2, 2), ones(m, 2))))
        .containsExactly(27);
    assertThat(values(m -> Tensors.einsum("i,i,i->i", ones(m, 3), ones(m, 3), ones(m, 3))))
        .containsExactly(1, 8, 27);
  }

  @Test
  void sumsOverTheBatchAreContractions() {
    TensorValue v =
        new Evaluation()
            .batch(3)
            .with("x", numbers(6))
            .with("y", numbers(3))
            .run(m -> Tensors.einsum("bi,b->i", m.input("x", BATCH, 2), m.input("y", BATCH)));
    assertThat(v.values()).containsExactly(22, 28);
  }

  @Test
  void aProductIsOneContractionWithSmallLabels() {
    Model model =
        Model.define("m", m -> m.input("x", BATCH, 3).matmul(m.parameter("w", 3, 4)).sum());
    assertThat(model.graph().nodes())
        .extracting(Node::kind)
        .contains(
            new NodeKind.Contract(
                java.util.List.of(0, 1), java.util.List.of(1, 2), java.util.List.of(0, 2)));
  }

  @Test
  void extentsThatDoNotFitAreNamedWithBothShapes() {
    assertThatThrownBy(() -> values(m -> ones(m, 2, 3).dot(ones(m, 4))))
        .hasMessageContaining("dot does not take shapes (2, 3) and (4) (at ContractionsTest.java:");
    assertThatThrownBy(() -> values(m -> ones(m, 2, 3).matmul(ones(m, 4, 5))))
        .hasMessageContaining("matmul does not take shapes (2, 3) and (4, 5)");
    assertThatThrownBy(() -> values(m -> ones(m, 3).matvec(ones(m, 3))))
        .hasMessageContaining("matvec does not take shapes (3) and (3)");
    assertThatThrownBy(() -> values(m -> m.constant(1).matmul(ones(m, 3))))
        .hasMessageContaining("matmul does not take shapes () and (3)");
    assertThatThrownBy(() -> values(m -> Tensors.einsum("ii", ones(m, 2, 3))))
        .hasMessageContaining("einsum does not take shapes (2, 3)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ij->ij->ij | at most one result",
        "ij,j->i    | must name 1 operands",
        "i->i       | does not label the axes of (2, 3)",
        "ij->k      | every label of the result",
        "ij->ii     | every label of the result",
        "i?->i      | is not a letter",
      })
  void specificationsThatMakeNoSenseAreRefused(String specification, String message) {
    assertThatThrownBy(() -> values(m -> Tensors.einsum(specification, ones(m, 2, 3))))
        .hasMessageContaining("einsum cannot follow '" + specification + "'")
        .hasMessageContaining(message);
  }

  private static double[] random(long seed, int[] extents) {
    Random random = new Random(seed);
    return IntStream.range(0, Shape.of(extents).size())
        .mapToDouble(i -> random.nextGaussian())
        .toArray();
  }

  private static int[] extents(String text) {
    return text.isBlank()
        ? new int[0]
        : java.util.Arrays.stream(text.trim().split(",")).mapToInt(Integer::parseInt).toArray();
  }
}
