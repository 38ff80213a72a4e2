package dev.gradus.compiler.differentiate;

import static dev.gradus.dsl.Tensors.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.runtime.DType;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a selection does not take has no say in a gradient, of any order. */
class UntakenBranchTest {
  @Test
  void aProductWithAnInfiniteFactorDoesNotPoison() {
    UnaryOperator<Tensor> entropy = x -> select(x.greaterThan(0), x.times(x.log()), x.constant(0));
    assertThat(gradient(entropy, 0.0, 2.0)).containsExactly(0.0, Math.log(2) + 1);
    assertThat(hessianDiagonal(entropy, 0.0, 2.0)).containsExactly(0.0, 0.5);
  }

  @Test
  void functionsOfNaNDoNotPoison() {
    UnaryOperator<Tensor> f = x -> select(x.greaterThan(0), x.sqrt().tanh(), x.constant(0));
    double slope = (1 - Math.pow(Math.tanh(2), 2)) / 4;
    assertThat(gradient(f, -1.0, 4.0)[0]).isZero();
    assertThat(gradient(f, -1.0, 4.0)[1]).isCloseTo(slope, within(1e-15));
    assertThat(hessianDiagonal(f, -1.0, 4.0)[0]).isZero();
  }

  @Test
  void secondDerivativesStandWhereTheFirstIsZero() {
    UnaryOperator<Tensor> f =
        x -> select(x.greaterThan(0), x.log().minus(Math.log(2)), x.constant(0)).square();
    assertThat(gradient(f, -1.0, 2.0)).containsExactly(0.0, 0.0);
    assertThat(hessianDiagonal(f, -1.0, 2.0)).containsExactly(0.0, 0.5);
  }

  private static double[] gradient(UnaryOperator<Tensor> f, double... x) {
    Graph graph = graph(f, x.length);
    Graph gradient = Gradient.of(graph, graph.inputs());
    return unsigned(Interpreter.run(gradient, List.of(tensor(x)), 0).get(1));
  }

  /** For an elementwise function: the Hessian times ones. */
  private static double[] hessianDiagonal(UnaryOperator<Tensor> f, double... x) {
    Graph graph = graph(f, x.length);
    List<Node> by = graph.inputs();
    double[] ones = Arrays.stream(x).map(v -> 1).toArray();
    Graph product = Gradient.hessianVector(graph, by);
    return unsigned(Interpreter.run(product, List.of(tensor(x), tensor(ones)), 0).get(0));
  }

  /** The sign of a zero derivative carries no meaning. */
  private static double[] unsigned(TensorValue value) {
    return Arrays.stream(value.values()).map(v -> v + 0.0).toArray();
  }

  private static Graph graph(UnaryOperator<Tensor> f, int n) {
    return Model.define("f", m -> f.apply(m.parameter("x", n)).sum()).strict().graph();
  }

  private static TensorValue tensor(double... values) {
    return TensorValue.of(DType.DOUBLE, Shape.of(values.length), values);
  }
}
