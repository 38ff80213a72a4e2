package dev.gradus.dsl.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ShapeRuleTest {
  private static final int BATCH = Shape.BATCH;
  private final GraphBuilder b = new GraphBuilder(Arithmetic.FAST).at(new SourceLine("M.java", 9));
  private final Node a = b.parameter(0, "a", Shape.of(2, 3), DType.DOUBLE);
  private final Node v = b.parameter(1, "v", Shape.of(3), DType.DOUBLE);
  private final Node x = b.input(0, "x", Shape.of(BATCH, 3), DType.DOUBLE);
  private final Node i = b.input(1, "i", Shape.of(BATCH), DType.INT);

  private static void refused(Problem problem, ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GradusException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(List.of(parts))
                  .allSatisfy(part -> assertThat(e).hasMessageContaining(part));
            })
        .hasMessageContaining("M.java:9");
  }

  @Test
  void operandsOfDifferentShapeAreRefusedNamingBoth() {
    refused(Problem.SHAPE_MISMATCH, () -> b.apply(ArithmeticOps.ADD, a, v), "add", "(2, 3)", "(3)");
  }

  @Test
  void operandsOfDifferentTypeAreRefused() {
    Node f = b.parameter(2, "f", Shape.of(3), DType.FLOAT);
    refused(
        Problem.ELEMENT_TYPE_MISMATCH, () -> b.apply(ArithmeticOps.ADD, v, f), "double", "float");
  }

  @Test
  void contractionsGiveTheLabelledExtents() {
    Node product = b.contract(x, a, List.of(0, 1), List.of(2, 1), List.of(0, 2));
    assertThat(product.shape()).isEqualTo(Shape.of(BATCH, 2));
    refused(
        Problem.SHAPE_MISMATCH,
        () -> b.contract(a, v, List.of(0, 1), List.of(0), List.of(1)),
        "(2, 3) and (3)");
    refused(
        Problem.SHAPE_MISMATCH,
        () -> b.contract(a, v, List.of(0, 1), List.of(1), List.of()),
        "one operand only");
  }

  @Test
  void aBatchAxisMayOccurOnce() {
    refused(
        Problem.BATCH_AXIS,
        () -> b.contract(x, x, List.of(0, 1), List.of(2, 1), List.of(0, 2)),
        "twice");
  }

  @Test
  void reshapeKeepsElementsAndBatch() {
    assertThat(b.reshape(x, Shape.of(BATCH, 1, 3)).shape()).isEqualTo(Shape.of(BATCH, 1, 3));
    refused(Problem.SHAPE_MISMATCH, () -> b.reshape(a, Shape.of(5)));
    refused(Problem.BATCH_AXIS, () -> b.reshape(x, Shape.of(3, BATCH)));
    refused(Problem.BATCH_AXIS, () -> b.reshape(b.transpose(x, List.of(1, 0)), Shape.of(3)));
  }

  @Test
  void viewsWorkAlongFixedAxesOnly() {
    refused(Problem.BATCH_AXIS, () -> b.slice(x, 0, 0, 1, 1));
    refused(Problem.BATCH_AXIS, () -> b.pad(x, 0, 1, 0, 0));
    refused(Problem.BATCH_AXIS, () -> b.concat(0, List.of(x, x)));
    assertThat(b.concat(1, List.of(x, x)).shape()).isEqualTo(Shape.of(BATCH, 6));
    assertThat(b.pad(a, 1, 1, 2, 3).shape()).isEqualTo(Shape.of(2, 12));
    assertThat(b.slice(a, 1, 1, 3, 2).shape()).isEqualTo(Shape.of(2, 1));
    refused(Problem.SHAPE_MISMATCH, () -> b.slice(a, 1, 1, 4, 1));
    refused(Problem.SHAPE_MISMATCH, () -> b.concat(0, List.of(a, v)));
    refused(Problem.SHAPE_MISMATCH, () -> b.transpose(a, List.of(0, 0)));
    refused(Problem.SHAPE_MISMATCH, () -> b.expand(v, Shape.of(4), List.of(0)));
  }

  @Test
  void positionsOfExtremesNeedOneFixedAxis() {
    Node position = b.reduce(NodeKind.Reduction.ARGMAX, x, List.of(1));
    assertThat(position.shape()).isEqualTo(Shape.of(BATCH));
    assertThat(position.dtype()).isEqualTo(DType.INT);
    refused(Problem.BATCH_AXIS, () -> b.reduce(NodeKind.Reduction.ARGMAX, x, List.of(0)));
    refused(Problem.SHAPE_MISMATCH, () -> b.reduce(NodeKind.Reduction.ARGMIN, a, List.of(0, 1)));
  }

  @Test
  void tablesAreIndexedByInts() {
    assertThat(b.gather(a, i).shape()).isEqualTo(Shape.of(BATCH, 3));
    assertThat(b.scatterAdd(i, x, 7).shape()).isEqualTo(Shape.of(7, 3));
    assertThat(b.oneHot(i, 4, DType.FLOAT).shape()).isEqualTo(Shape.of(BATCH, 4));
    refused(Problem.ELEMENT_TYPE_MISMATCH, () -> b.gather(a, v));
    refused(Problem.BATCH_AXIS, () -> b.gather(x, i));
  }

  @Test
  void scansMatchTheirBody() {
    GraphBuilder inside = new GraphBuilder(Arithmetic.FAST);
    Node carry = inside.input(0, "carry", Shape.of(BATCH), DType.DOUBLE);
    Node step = inside.input(1, "step", Shape.of(BATCH), DType.DOUBLE);
    Node next = inside.apply(ArithmeticOps.ADD, carry, step);
    Graph body = inside.build(List.of(carry, step), List.of(next, next));
    NodeKind.Scan scan = new NodeKind.Scan(body, 3, false, 1, 1, 0);
    Node zero = b.full(0, Shape.of(BATCH), DType.DOUBLE);
    List<Node> results = b.scan(scan, List.of(zero, x));
    assertThat(results)
        .extracting(Node::shape)
        .containsExactly(Shape.of(BATCH), Shape.of(BATCH, 3));
    refused(Problem.SHAPE_MISMATCH, () -> b.scan(scan, List.of(zero, a)), "axis of 3 steps");
  }
}
