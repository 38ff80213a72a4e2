package dev.gradus.dsl.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
  private final GraphBuilder b = new GraphBuilder(Arithmetic.STRICT);
  private final Node x = b.parameter(0, "x", Shape.of(2, 3), DType.DOUBLE);
  private final Node y = b.input(0, "y", Shape.of(Shape.BATCH, 3), DType.DOUBLE);

  @Test
  void equalOperationsAreOneNode() {
    assertThat(b.apply(ArithmeticOps.SQUARE, x)).isSameAs(b.apply(ArithmeticOps.SQUARE, x));
    assertThat(b.full(2, Shape.of(3), DType.DOUBLE)).isSameAs(b.full(2, Shape.of(3), DType.DOUBLE));
    assertThat(b.sum(x, List.of(0))).isNotSameAs(b.sum(x, List.of(1)));
  }

  @Test
  void zerosOfDifferentSignAreDifferentConstants() {
    assertThat(b.constant(0.0, DType.DOUBLE)).isNotSameAs(b.constant(-0.0, DType.DOUBLE));
  }

  @Test
  void aFloatConstantIsRounded() {
    Node n = b.constant(0.1, DType.FLOAT);
    assertThat(((NodeKind.Constant) n.kind()).values().get(0)).isEqualTo(0.1f);
  }

  @Test
  void exactSimplificationsLeaveNoNode() {
    Shape shape = x.shape();
    assertThat(b.transpose(b.transpose(x, List.of(1, 0)), List.of(1, 0))).isSameAs(x);
    assertThat(b.transpose(x, List.of(0, 1))).isSameAs(x);
    assertThat(b.reshape(b.reshape(x, Shape.of(6)), shape)).isSameAs(x);
    assertThat(b.expand(x, shape, List.of(0, 1))).isSameAs(x);
    Node negated = b.apply(ArithmeticOps.NEGATE, x);
    assertThat(b.apply(ArithmeticOps.NEGATE, negated)).isSameAs(x);
    Node one = b.full(1, shape, DType.DOUBLE);
    assertThat(b.apply(ArithmeticOps.MULTIPLY, x, one)).isSameAs(x);
    assertThat(b.apply(ArithmeticOps.MULTIPLY, one, x)).isSameAs(x);
    assertThat(b.apply(ArithmeticOps.DIVIDE, x, one)).isSameAs(x);
    assertThat(b.cast(x, DType.DOUBLE)).isSameAs(x);
    assertThat(b.concat(0, List.of(x))).isSameAs(x);
    assertThat(b.slice(x, 1, 0, 3, 1)).isSameAs(x);
    assertThat(b.pad(x, 1, 0, 0, 0)).isSameAs(x);
  }

  @Test
  void whatIsNotExactStays() {
    Node zero = b.full(0, x.shape(), DType.DOUBLE);
    assertThat(b.apply(ArithmeticOps.ADD, x, zero)).as("-0 + 0 is 0").isNotSameAs(x);
    assertThat(b.apply(ArithmeticOps.MULTIPLY, x, zero)).isNotSameAs(zero);
    Node one = b.full(1, x.shape(), DType.DOUBLE);
    assertThat(b.apply(ArithmeticOps.DIVIDE, one, x)).isNotSameAs(x);
  }

  @Test
  void expansionsOfExpansionsAreOne() {
    Node row = b.parameter(1, "row", Shape.of(3), DType.DOUBLE);
    Node once = b.expand(row, Shape.of(1, 3), List.of(1));
    Node twice = b.expand(once, Shape.of(4, 1, 3), List.of(1, 2));
    assertThat(twice.kind()).isEqualTo(new NodeKind.Expand(Shape.of(4, 1, 3), List.of(2)));
    assertThat(twice.argument(0)).isSameAs(row);
  }

  @Test
  void comparisonsGiveTruthValuesAndSelectTakesThem() {
    Node p = b.apply(ComparisonOps.LESS, x, b.full(1, x.shape(), DType.DOUBLE));
    assertThat(p.dtype()).isEqualTo(DType.BOOL);
    assertThat(b.apply(SelectionOps.SELECT, p, x, x).dtype()).isEqualTo(DType.DOUBLE);
    assertThatThrownBy(() -> b.apply(SelectionOps.SELECT, x, x, x))
        .hasMessageContaining("ELEMENT_TYPE_MISMATCH");
  }

  @Test
  void buildingDropsWhatNoOutputNeedsAndNumbersTheRest() {
    b.apply(ArithmeticOps.SQRT, x);
    Node sum = b.sum(b.apply(ArithmeticOps.SQUARE, x), List.of(0, 1));
    Graph g = b.build(List.of(x, y), List.of(sum));
    assertThat(g.nodes()).hasSize(4).allSatisfy(n -> assertThat(g.nodes().get(n.id())).isSameAs(n));
    assertThat(g.inputs()).extracting(Node::shape).containsExactly(x.shape(), y.shape());
    assertThat(GraphPrinter.print(g))
        .isEqualTo(
            """
            %0 = parameter(x) : (2, 3) double
            %1 = input(y) : (BATCH, 3) double
            %2 = square(%0) : (2, 3) double
            %3 = sum(%2, axes=[0, 1]) : () double
            return %3
            """);
  }

  @Test
  void aGraphMayOnlyReadItsInputs() {
    assertThatThrownBy(() -> b.build(List.of(x), List.of(b.sum(y, List.of(0)))))
        .hasMessageContaining("'y'")
        .hasMessageContaining("UNDECLARED_INPUT");
  }

  @Test
  void tensorsOfAnotherModelAreRefused() {
    GraphBuilder other = new GraphBuilder(Arithmetic.STRICT);
    assertThatThrownBy(() -> other.apply(ArithmeticOps.SQRT, x))
        .hasMessageContaining("FOREIGN_TENSOR");
  }

  @Test
  void anotherGraphIsImportedWithReplacements() {
    Graph g = b.build(List.of(x), List.of(b.apply(ArithmeticOps.SQUARE, x)));
    GraphBuilder into = new GraphBuilder(Arithmetic.STRICT);
    Node z = into.parameter(7, "z", Shape.of(2, 3), DType.DOUBLE);
    Map<Node, Node> copies = into.copyInto(g, Map.of(g.inputs().get(0), z));
    assertThat(copies.get(g.outputs().get(0))).isSameAs(into.apply(ArithmeticOps.SQUARE, z));
  }

  @Test
  void longChainsDoNotRecurse() {
    Node n = x;
    for (int i = 0; i < 100_000; i++) {
      n = b.apply(i % 2 == 0 ? ArithmeticOps.SQUARE : ArithmeticOps.SQRT, n);
    }
    assertThat(b.build(List.of(x), List.of(n)).nodes()).hasSize(100_001);
  }

  @Test
  void theSourceLineIsThatOfTheFirstUse() {
    Node n = b.at(new SourceLine("A.java", 3)).apply(ArithmeticOps.ABS, x);
    b.at(new SourceLine("A.java", 4));
    assertThat(b.apply(ArithmeticOps.ABS, x)).isSameAs(n);
    assertThat(n.source().line()).isEqualTo(3);
  }
}
