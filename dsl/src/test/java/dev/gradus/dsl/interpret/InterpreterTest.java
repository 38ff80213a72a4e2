package dev.gradus.dsl.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.graph.SourceLine;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ExponentialOps;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private static final int BATCH = Shape.BATCH;

  /** Evaluates an expression of one operand. */
  private static TensorValue of(
      Arithmetic arithmetic, TensorValue x, BiFunction<GraphBuilder, Node, Node> f) {
    GraphBuilder b = new GraphBuilder(arithmetic);
    Node n = b.input(0, "x", x.shape(), x.dtype());
    Graph g = b.build(List.of(n), List.of(f.apply(b, n)));
    return Interpreter.run(g, List.of(x), 0).get(0);
  }

  private static TensorValue random(DType dtype, Shape shape, long seed) {
    Random random = new Random(seed);
    double[] values = new double[shape.size()];
    Arrays.setAll(
        values, i -> dtype == DType.FLOAT ? (float) random.nextGaussian() : random.nextGaussian());
    return TensorValue.of(dtype, shape, values);
  }

  @Test
  void strictSumsRunInIndexOrder() {
    TensorValue x = random(DType.DOUBLE, Shape.of(4, 100), 1);
    TensorValue sum = of(Arithmetic.STRICT, x, (b, n) -> b.sum(n, List.of(1)));
    for (int i = 0; i < 4; i++) {
      double s = 0;
      for (int j = 0; j < 100; j++) {
        s += x.get(i * 100 + j);
      }
      assertThat(sum.get(i)).isEqualTo(s);
    }
  }

  @Test
  void fastSumsOfRowsUseEightPartials() {
    TensorValue x = random(DType.DOUBLE, Shape.of(2, 21), 2);
    TensorValue sum = of(Arithmetic.FAST, x, (b, n) -> b.sum(n, List.of(1)));
    for (int i = 0; i < 2; i++) {
      double[] p = new double[8];
      for (int j = 0; j < 21; j++) {
        p[j % 8] += x.get(i * 21 + j);
      }
      double total = ((p[0] + p[4]) + (p[2] + p[6])) + ((p[1] + p[5]) + (p[3] + p[7]));
      assertThat(sum.get(i)).isEqualTo(total);
    }
  }

  @Test
  void fastSumsInFloatUseSixteenPartials() {
    TensorValue x = random(DType.FLOAT, Shape.of(40), 3);
    float[] p = new float[16];
    for (int j = 0; j < 40; j++) {
      p[j % 16] += (float) x.get(j);
    }
    for (int h = 8; h > 0; h /= 2) {
      for (int j = 0; j < h; j++) {
        p[j] += p[j + h];
      }
    }
    assertThat(of(Arithmetic.FAST, x, (b, n) -> b.sum(n, List.of(0))).get(0)).isEqualTo(p[0]);
  }

  @Test
  void fastSumsDownColumnsRunInOrder() {
    TensorValue x = random(DType.DOUBLE, Shape.of(50, 3), 4);
    TensorValue fast = of(Arithmetic.FAST, x, (b, n) -> b.sum(n, List.of(0)));
    TensorValue strict = of(Arithmetic.STRICT, x, (b, n) -> b.sum(n, List.of(0)));
    assertThat(fast).isEqualTo(strict);
  }

  @Test
  void reductionsOfEmptyAxes() {
    TensorValue x = TensorValue.of(DType.DOUBLE, Shape.of(2, 0));
    for (Arithmetic arithmetic : Arithmetic.values()) {
      assertThat(of(arithmetic, x, (b, n) -> b.sum(n, List.of(1))).values())
          .containsExactly(0.0, 0.0);
      assertThat(of(arithmetic, x, (b, n) -> b.reduce(Reduction.MAX, n, List.of(1))).values())
          .containsOnly(Double.NEGATIVE_INFINITY);
      assertThat(of(arithmetic, x, (b, n) -> b.sum(n, List.of(0))).shape()).isEqualTo(Shape.of(0));
    }
  }

  @Test
  void extremesLetNanWin() {
    TensorValue x = TensorValue.of(DType.DOUBLE, Shape.of(2, 3), 1, 5, 5, 2, Double.NaN, 7);
    assertThat(of(Arithmetic.STRICT, x, (b, n) -> b.reduce(Reduction.MAX, n, List.of(1))).values())
        .containsExactly(5, Double.NaN);
    assertThat(of(Arithmetic.FAST, x, (b, n) -> b.reduce(Reduction.ARGMAX, n, List.of(1))).values())
        .containsExactly(1, 1);
    assertThat(of(Arithmetic.FAST, x, (b, n) -> b.reduce(Reduction.ARGMIN, n, List.of(1))).values())
        .containsExactly(0, 1);
  }

  @Test
  void matrixProductsAgreeWithTheTextbook() {
    for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT)) {
      TensorValue a = random(dtype, Shape.of(5, 30), 5);
      TensorValue c = random(dtype, Shape.of(30, 4), 6);
      double[] strict = product(Arithmetic.STRICT, a, c, List.of(0, 1), List.of(1, 2));
      double[] fast = product(Arithmetic.FAST, a, c, List.of(0, 1), List.of(1, 2));
      for (int i = 0; i < 20; i++) {
        double exact = 0;
        double s = 0;
        double f = 0;
        for (int k = 0; k < 30; k++) {
          double x = a.get(i / 4 * 30 + k);
          double y = c.get(k * 4 + i % 4);
          exact += x * y;
          s = dtype == DType.FLOAT ? (float) s + (float) x * (float) y : s + x * y;
          f = dtype == DType.FLOAT ? Math.fma((float) x, (float) y, (float) f) : Math.fma(x, y, f);
        }
        assertThat(strict[i]).isEqualTo(s).isCloseTo(exact, within(dtype));
        assertThat(fast[i]).isEqualTo(f).isCloseTo(exact, within(dtype));
      }
    }
  }

  @Test
  void fastRowDotsUsePartials() {
    TensorValue a = random(DType.DOUBLE, Shape.of(3, 30), 7);
    TensorValue v = random(DType.DOUBLE, Shape.of(30), 8);
    double[] fast = product(Arithmetic.FAST, a, v, List.of(0, 1), List.of(1));
    for (int i = 0; i < 3; i++) {
      double[] p = new double[8];
      for (int k = 0; k < 30; k++) {
        p[k % 8] = Math.fma(a.get(i * 30 + k), v.get(k), p[k % 8]);
      }
      assertThat(fast[i])
          .isEqualTo(((p[0] + p[4]) + (p[2] + p[6])) + ((p[1] + p[5]) + (p[3] + p[7])));
    }
  }

  private static org.assertj.core.data.Offset<Double> within(DType dtype) {
    return org.assertj.core.api.Assertions.within(dtype == DType.FLOAT ? 1e-4 : 1e-12);
  }

  private static double[] product(
      Arithmetic arithmetic,
      TensorValue x,
      TensorValue y,
      List<Integer> left,
      List<Integer> right) {
    GraphBuilder b = new GraphBuilder(arithmetic);
    Node m = b.input(0, "x", x.shape(), x.dtype());
    Node n = b.input(1, "y", y.shape(), y.dtype());
    List<Integer> result = right.size() == 2 ? List.of(0, 2) : List.of(0);
    Graph g = b.build(List.of(m, n), List.of(b.contract(m, n, left, right, result)));
    return Interpreter.run(g, List.of(x, y), 0).get(0).values();
  }

  @Test
  void viewsMoveElements() {
    TensorValue x = TensorValue.of(DType.DOUBLE, Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    Arithmetic any = Arithmetic.STRICT;
    assertThat(of(any, x, (b, n) -> b.transpose(n, List.of(1, 0))).values())
        .containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(of(any, x, (b, n) -> b.slice(n, 1, 0, 3, 2)).values()).containsExactly(1, 3, 4, 6);
    assertThat(of(any, x, (b, n) -> b.pad(n, 0, 1, 0, 1)).values())
        .containsExactly(0, 0, 0, 1, 2, 3, 0, 0, 0, 4, 5, 6);
    assertThat(of(any, x, (b, n) -> b.concat(1, List.of(n, n))).values())
        .containsExactly(1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6);
    assertThat(of(any, x, (b, n) -> b.expand(n, Shape.of(2, 2, 3), List.of(0, 2))).values())
        .containsExactly(1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6);
    assertThat(of(any, x, (b, n) -> b.reshape(n, Shape.of(3, 2))).values()).isEqualTo(x.values());
  }

  @Test
  void padUndoesSlice() {
    TensorValue x = TensorValue.of(DType.DOUBLE, Shape.of(7), 1, 2, 3, 4, 5, 6, 7);
    assertThat(of(Arithmetic.FAST, x, (b, n) -> b.pad(b.slice(n, 0, 1, 6, 2), 0, 1, 1, 1)).values())
        .containsExactly(0, 2, 0, 4, 0, 6, 0);
  }

  @Test
  void tablesAreReadAndAddedTo() {
    GraphBuilder b = new GraphBuilder(Arithmetic.STRICT);
    Node table = b.input(0, "table", Shape.of(3, 2), DType.DOUBLE);
    Node index = b.input(1, "index", Shape.of(BATCH), DType.INT);
    Node rows = b.at(new SourceLine("T.java", 5)).gather(table, index);
    Node back = b.scatterAdd(index, rows, 3);
    Node hot = b.oneHot(index, 2, DType.DOUBLE);
    Graph g = b.build(List.of(table, index), List.of(rows, back, hot));
    TensorValue t = TensorValue.of(DType.DOUBLE, Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    TensorValue i = TensorValue.of(DType.INT, Shape.of(3), 2, 0, 2);
    List<TensorValue> results = Interpreter.run(g, List.of(t, i), 3);
    assertThat(results.get(0).values()).containsExactly(5, 6, 1, 2, 5, 6);
    assertThat(results.get(1).values()).containsExactly(1, 2, 0, 0, 10, 12);
    assertThat(results.get(2).values()).containsExactly(0, 0, 1, 0, 0, 0);
    TensorValue wrong = TensorValue.of(DType.INT, Shape.of(1), 3);
    assertThatThrownBy(() -> Interpreter.run(g, List.of(t, wrong), 1))
        .hasMessageContaining("an index is 3 where 0 … 2 is allowed (looked up at T.java:5)");
  }

  @Test
  void scansCarryAndStackInBothDirections() {
    for (boolean reverse : new boolean[] {false, true}) {
      GraphBuilder inside = new GraphBuilder(Arithmetic.STRICT);
      Node carry = inside.input(0, "carry", Shape.of(BATCH), DType.DOUBLE);
      Node step = inside.input(1, "step", Shape.of(BATCH), DType.DOUBLE);
      Node factor = inside.input(2, "factor", Shape.SCALAR, DType.DOUBLE);
      Node scaled =
          inside.apply(
              ArithmeticOps.MULTIPLY, carry, inside.expand(factor, carry.shape(), List.of()));
      Node next = inside.apply(ArithmeticOps.ADD, scaled, step);
      Graph body = inside.build(List.of(carry, step, factor), List.of(next, scaled));

      GraphBuilder b = new GraphBuilder(Arithmetic.STRICT);
      Node x = b.input(0, "x", Shape.of(BATCH, 3), DType.DOUBLE);
      Node zero = b.full(1, Shape.of(BATCH), DType.DOUBLE);
      Node ten = b.constant(10, DType.DOUBLE);
      List<Node> results =
          b.scan(new NodeKind.Scan(body, 3, reverse, 1, 1, 1), List.of(zero, x, ten));
      Graph g = b.build(List.of(x), results);
      TensorValue rows = TensorValue.of(DType.DOUBLE, Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
      List<TensorValue> values = Interpreter.run(g, List.of(rows), 2);
      if (reverse) {
        assertThat(values.get(0).values()).containsExactly(1321, 1654);
        assertThat(values.get(1).values()).containsExactly(1320, 130, 10, 1650, 160, 10);
      } else {
        assertThat(values.get(0).values()).containsExactly(1123, 1456);
        assertThat(values.get(1).values()).containsExactly(10, 110, 1120, 10, 140, 1450);
      }
    }
  }

  @Test
  void theBatchIsAnExtentLikeAnother() {
    GraphBuilder b = new GraphBuilder(Arithmetic.FAST);
    Node x = b.input(0, "x", Shape.of(BATCH, 2), DType.DOUBLE);
    Node count = b.batchSize(DType.DOUBLE);
    Node sum = b.sum(x, List.of(0, 1));
    Graph g = b.build(List.of(x), List.of(b.apply(ArithmeticOps.DIVIDE, sum, count)));
    TensorValue rows = TensorValue.of(DType.DOUBLE, Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    assertThat(Interpreter.run(g, List.of(rows), 3).get(0).get(0)).isEqualTo(7.0);
    assertThatThrownBy(() -> Interpreter.run(g, List.of(rows), 2))
        .hasMessageContaining("INPUT_MISMATCH");
  }

  @Test
  void theFirstNonFiniteValueIsFoundWithItsOperand() {
    GraphBuilder b = new GraphBuilder(Arithmetic.STRICT);
    Node x = b.input(0, "x", Shape.of(3), DType.DOUBLE);
    Node log = b.at(new SourceLine("Loss.java", 12)).apply(ExponentialOps.LOG, x);
    Node product = b.apply(ArithmeticOps.MULTIPLY, x, log);
    Graph g = b.build(List.of(x), List.of(b.sum(product, List.of(0))));
    TensorValue bad = TensorValue.of(DType.DOUBLE, Shape.of(3), 1, 0, 2);
    NonFinite found = Interpreter.firstNonFinite(g, List.of(bad), 0).orElseThrow();
    assertThat(found.describe())
        .isEqualTo(
            "%1 = log(%0) : (3) double at Loss.java:12 gave -Infinity at element 1 from 0.0");
    TensorValue good = TensorValue.of(DType.DOUBLE, Shape.of(3), 1, 3, 2);
    assertThat(Interpreter.firstNonFinite(g, List.of(good), 0)).isEmpty();
  }

  @Test
  void deliberateInfinitiesAreNotReportedButNansMadeOfThemAre() {
    GraphBuilder b = new GraphBuilder(Arithmetic.STRICT);
    Node infinite = b.constant(Double.POSITIVE_INFINITY, DType.DOUBLE);
    Node difference = b.apply(ArithmeticOps.SUBTRACT, infinite, infinite);
    Graph g = b.build(List.of(), List.of(difference));
    assertThat(Interpreter.firstNonFinite(g, List.of(), 0).orElseThrow().value()).isNaN();
    Graph harmless = b.build(List.of(), List.of(b.apply(ArithmeticOps.NEGATE, infinite)));
    assertThat(Interpreter.firstNonFinite(harmless, List.of(), 0)).isEmpty();
  }
}
