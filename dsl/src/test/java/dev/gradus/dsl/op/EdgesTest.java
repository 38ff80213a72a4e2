package dev.gradus.dsl.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.Arithmetic;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Values and gradients at kinks, poles, zeros and infinities: what the edge sentences say. */
class EdgesTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final double TINY = Double.MIN_VALUE;

  static final List<Edge> EDGES =
      List.of(
          at(ArithmeticOps.ADD, INF, -INF).value(NAN),
          at(ArithmeticOps.ADD, -0.0, -0.0).value(-0.0),
          at(ArithmeticOps.ADD, -0.0, 0.0).value(0.0),
          at(ArithmeticOps.SUBTRACT, INF, INF).value(NAN),
          at(ArithmeticOps.MULTIPLY, 0, INF).value(NAN),
          at(ArithmeticOps.DIVIDE, 1, 0).value(INF).gradient(INF, -INF),
          at(ArithmeticOps.DIVIDE, 1, -0.0).value(-INF),
          at(ArithmeticOps.DIVIDE, 0, 0).value(NAN),
          at(ArithmeticOps.REMAINDER, -5.5, 2).value(-1.5).gradient(1, 2),
          at(ArithmeticOps.REMAINDER, 4, 2).value(0).gradient(1, -2),
          at(ArithmeticOps.REMAINDER, 1, 0).value(NAN),
          at(ArithmeticOps.NEGATE, 0).value(-0.0),
          at(ArithmeticOps.FMA, 0, INF, 1).value(NAN),
          at(ArithmeticOps.MIN, 2, 2).value(2).gradient(0.5, 0.5),
          at(ArithmeticOps.MIN, 0.0, -0.0).value(-0.0).gradient(0.5, 0.5),
          at(ArithmeticOps.MIN, 1, NAN).value(NAN),
          at(ArithmeticOps.MAX, 2, 2).value(2).gradient(0.5, 0.5),
          at(ArithmeticOps.MAX, INF, INF).value(INF).gradient(0.5, 0.5),
          at(ArithmeticOps.MAX, 0.0, -0.0).value(0.0).gradient(0.5, 0.5),
          at(ArithmeticOps.MAX, NAN, 1).value(NAN),
          at(ArithmeticOps.CLAMP, -1, -1, 1).value(-1).gradient(1, 0, 0),
          at(ArithmeticOps.CLAMP, 1, -1, 1).value(1).gradient(1, 0, 0),
          at(ArithmeticOps.CLAMP, -2, -1, 1).value(-1).gradient(0, 1, 0),
          at(ArithmeticOps.CLAMP, 2, -1, 1).value(1).gradient(0, 0, 1),
          at(ArithmeticOps.CLAMP, 5, 1, -1).value(-1).gradient(0, 0, 1),
          at(ArithmeticOps.CLAMP, NAN, -1, 1).value(NAN),
          at(ArithmeticOps.ABS, 0).value(0).gradient(0),
          at(ArithmeticOps.ABS, -0.0).value(0.0).gradient(0),
          at(ArithmeticOps.ABS, -INF).value(INF).gradient(-1),
          at(ArithmeticOps.SIGN, 0).value(0).gradient(0),
          at(ArithmeticOps.SIGN, -0.0).value(-0.0).gradient(0),
          at(ArithmeticOps.FLOOR, -0.0).value(-0.0).gradient(0),
          at(ArithmeticOps.FLOOR, 3).value(3).gradient(0),
          at(ArithmeticOps.CEIL, -0.5).value(-0.0).gradient(0),
          at(ArithmeticOps.RINT, 2.5).value(2).gradient(0),
          at(ArithmeticOps.RINT, -0.5).value(-0.0).gradient(0),
          at(ArithmeticOps.SQUARE, 1e200).value(INF),
          at(ArithmeticOps.RECIPROCAL, 0).value(INF).gradient(-INF),
          at(ArithmeticOps.RECIPROCAL, -0.0).value(-INF).gradient(-INF),
          at(ArithmeticOps.SQRT, 0).value(0).gradient(INF),
          at(ArithmeticOps.SQRT, -1).value(NAN).gradient(NAN),
          at(ArithmeticOps.SQRT, INF).value(INF).gradient(0),
          at(ArithmeticOps.RSQRT, 0).value(INF).gradient(-INF),
          at(ArithmeticOps.RSQRT, -1).value(NAN).gradient(NAN),
          at(ArithmeticOps.CBRT, 0).value(0).gradient(INF),
          at(ArithmeticOps.HYPOT, 0, 0).value(0).gradient(0, 0),
          at(ArithmeticOps.HYPOT, 0x3p600, 0x4p600).value(0x5p600).gradient(0.6, 0.8),
          at(ArithmeticOps.HYPOT, -INF, NAN).value(INF),
          at(ArithmeticOps.POW, 0, 0).value(1).gradient(0, 0),
          at(ArithmeticOps.POW, -2, 0).value(1).gradient(0, NAN),
          at(ArithmeticOps.POW, -2, 3).value(-8).gradient(12, NAN),
          at(ArithmeticOps.POW, -2, 2).value(4).gradient(-4, NAN),
          at(ArithmeticOps.POW, -2, 0.5).value(NAN).gradient(NAN, NAN),
          at(ArithmeticOps.POW, 0, 2).value(0).gradient(0, 0),
          at(ArithmeticOps.POW, 0, 1).value(0).gradient(1, 0),
          at(ArithmeticOps.POW, 0, 0.5).value(0).gradient(INF, 0),
          at(ArithmeticOps.POW, 0, -1).value(INF).gradient(-INF, -INF),
          at(ArithmeticOps.POW, 5, 0).value(1).gradient(0, Math.log(5)),
          at(ExponentialOps.EXP, 710).value(INF).gradient(INF),
          at(ExponentialOps.EXP, -746).value(0).gradient(0),
          at(ExponentialOps.EXP, -INF).value(0).gradient(0),
          at(ExponentialOps.EXPM1, TINY).value(TINY).gradient(1),
          at(ExponentialOps.EXPM1, -50).value(-1).gradient(0),
          at(ExponentialOps.EXP2, 1024).value(INF).gradient(INF),
          at(ExponentialOps.EXP2, -1080).value(0).gradient(0),
          at(ExponentialOps.LOG, 0).value(-INF).gradient(INF),
          at(ExponentialOps.LOG, -1).value(NAN),
          at(ExponentialOps.LOG1P, TINY).value(TINY).gradient(1),
          at(ExponentialOps.LOG1P, -1).value(-INF).gradient(INF),
          at(ExponentialOps.LOG2, 0).value(-INF).gradient(INF),
          at(ExponentialOps.LOG2, 8).value(3),
          at(ExponentialOps.LOG2, -1).value(NAN),
          at(ExponentialOps.LOG10, 0).value(-INF).gradient(INF),
          at(ExponentialOps.LOG10, -1).value(NAN),
          at(ExponentialOps.XLOGY, 0, 0).value(0).gradient(0, 0),
          at(ExponentialOps.XLOGY, 0, -1).value(0).gradient(0, 0),
          at(ExponentialOps.XLOGY, 0, 1).value(0).gradient(0, 0),
          at(ExponentialOps.XLOGY, 0, INF).value(0),
          at(ExponentialOps.XLOGY, 0, NAN).value(NAN),
          at(ExponentialOps.XLOGY, 1, 0).value(-INF).gradient(-INF, INF),
          at(TrigonometricOps.SIN, INF).value(NAN).gradient(NAN),
          at(TrigonometricOps.COS, INF).value(NAN).gradient(NAN),
          at(TrigonometricOps.TAN, INF).value(NAN).gradient(NAN),
          at(TrigonometricOps.TAN, 0).value(0).gradient(1),
          at(TrigonometricOps.ASIN, 1).value(Math.PI / 2).gradient(INF),
          at(TrigonometricOps.ASIN, 1.5).value(NAN).gradient(NAN),
          at(TrigonometricOps.ACOS, -1).value(Math.PI).gradient(-INF),
          at(TrigonometricOps.ACOS, -1.5).value(NAN).gradient(NAN),
          at(TrigonometricOps.ATAN, INF).value(Math.PI / 2).gradient(0),
          at(TrigonometricOps.ATAN2, 0, 0).value(0).gradient(0, 0),
          at(TrigonometricOps.ATAN2, 0, -1).value(Math.PI).gradient(-1, 0),
          at(TrigonometricOps.ATAN2, -0.0, -1).value(-Math.PI).gradient(-1, 0),
          at(TrigonometricOps.ATAN2, 0, 1e200).value(0).gradient(1e-200, 0),
          at(TrigonometricOps.SINH, 711).value(INF).gradient(INF),
          at(TrigonometricOps.COSH, -711).value(INF).gradient(-INF),
          at(TrigonometricOps.TANH, INF).value(1).gradient(0),
          at(TrigonometricOps.TANH, -25).value(-1).gradient(0),
          at(TrigonometricOps.ASINH, -INF).value(-INF).gradient(0),
          at(TrigonometricOps.ACOSH, 1).value(0).gradient(INF),
          at(TrigonometricOps.ACOSH, 0.5).value(NAN).gradient(NAN),
          at(TrigonometricOps.ATANH, 1).value(INF).gradient(INF),
          at(TrigonometricOps.ATANH, -1).value(-INF).gradient(INF),
          at(TrigonometricOps.ATANH, 2).value(NAN),
          at(ActivationOps.SIGMOID, -INF).value(0).gradient(0),
          at(ActivationOps.SIGMOID, 1000).value(1).gradient(0),
          at(ActivationOps.SIGMOID, -1000).value(0).gradient(0),
          at(ActivationOps.LOG_SIGMOID, -1000).value(-1000).gradient(1),
          at(ActivationOps.LOG_SIGMOID, 1000).value(-0.0).gradient(0),
          at(ActivationOps.SOFTPLUS, -1000).value(0).gradient(0),
          at(ActivationOps.SOFTPLUS, 1000).value(1000).gradient(1),
          at(ActivationOps.LOGIT, 0).value(-INF).gradient(INF),
          at(ActivationOps.LOGIT, 1).value(INF).gradient(INF),
          at(ActivationOps.LOGIT, 0.5).value(0).gradient(4),
          at(ActivationOps.LOGIT, 2).value(NAN),
          at(ActivationOps.RELU, 0).value(0).gradient(0),
          at(ActivationOps.RELU, -0.0).value(0).gradient(0),
          at(ActivationOps.RELU, NAN).value(NAN),
          at(ActivationOps.LEAKY_RELU, 0, 0.25).value(0).gradient(0.25, 0),
          at(ActivationOps.ELU, 0, 0.25).value(0).gradient(0.25, 0),
          at(ActivationOps.ELU, 1000, 0.25).value(1000).gradient(1, 0),
          at(ActivationOps.ELU, -1000, 0.25).value(-0.25).gradient(0, -1),
          at(ActivationOps.GELU, 0).value(0).gradient(0.5),
          at(ActivationOps.GELU, -100).value(-0.0).gradient(0),
          at(ActivationOps.GELU, 1e200).value(1e200).gradient(1),
          at(ActivationOps.GELU, -INF).value(NAN),
          at(ActivationOps.GELU_TANH, 0).value(0).gradient(0.5),
          at(ActivationOps.GELU_TANH, -100).value(-0.0).gradient(0),
          at(ActivationOps.GELU_TANH, 1e200).value(1e200).gradient(1),
          at(ActivationOps.GELU_TANH, -INF).value(NAN),
          at(ActivationOps.SILU, 0).value(0).gradient(0.5),
          at(ActivationOps.SILU, -1000).value(-0.0).gradient(0),
          at(ActivationOps.SILU, 1e200).value(1e200).gradient(1),
          at(ActivationOps.SILU, -INF).value(NAN),
          at(SpecialOps.ERF, -INF).value(-1).gradient(0),
          at(SpecialOps.ERF, 30).value(1).gradient(0),
          at(SpecialOps.ERFC, -INF).value(2).gradient(0),
          at(SpecialOps.ERFC, 28).value(0).gradient(0),
          at(SpecialOps.LGAMMA, 0).value(INF),
          at(SpecialOps.LGAMMA, -1).value(INF).gradient(NAN),
          at(SpecialOps.LGAMMA, INF).value(INF).gradient(INF),
          at(SpecialOps.DIGAMMA, 0).value(-INF).gradient(INF),
          at(SpecialOps.DIGAMMA, -1).value(NAN).gradient(INF),
          at(SpecialOps.POLYGAMMA, 1, 0).value(INF),
          at(SpecialOps.POLYGAMMA, 1.5, 1).value(NAN),
          at(ComparisonOps.EQUAL, -0.0, 0.0).value(1),
          at(ComparisonOps.EQUAL, NAN, NAN).value(0),
          at(ComparisonOps.NOT_EQUAL, NAN, NAN).value(1),
          at(ComparisonOps.NOT_EQUAL, -0.0, 0.0).value(0),
          at(ComparisonOps.LESS, -0.0, 0.0).value(0),
          at(ComparisonOps.LESS, NAN, 1).value(0),
          at(ComparisonOps.LESS, 1, 2).value(1),
          at(ComparisonOps.LESS_EQUAL, -0.0, 0.0).value(1),
          at(ComparisonOps.LESS_EQUAL, NAN, 1).value(0),
          at(ComparisonOps.GREATER, 1, NAN).value(0),
          at(ComparisonOps.GREATER, 2, 1).value(1),
          at(ComparisonOps.GREATER_EQUAL, 0.0, -0.0).value(1),
          at(ComparisonOps.GREATER_EQUAL, 1, NAN).value(0),
          at(LogicOps.AND, 1, 1).value(1),
          at(LogicOps.AND, 1, 0).value(0),
          at(LogicOps.OR, 1, 0).value(1),
          at(LogicOps.OR, 0, 0).value(0),
          at(LogicOps.XOR, 1, 1).value(0),
          at(LogicOps.XOR, 1, 0).value(1),
          at(LogicOps.NOT, 1).value(0),
          at(LogicOps.NOT, 0).value(1),
          at(SelectionOps.SELECT, 1, 5, NAN).value(5),
          at(SelectionOps.SELECT, 0, NAN, 7).value(7),
          at(SelectionOps.STOP_GRADIENT, 3).value(3));

  @ParameterizedTest
  @FieldSource("EDGES")
  void isAsStated(Edge edge) {
    for (Arithmetic arithmetic : Arithmetic.values()) {
      assertThat(new Numbers(arithmetic, false).apply(edge.op, edge.point))
          .as("value in %s", arithmetic)
          .isEqualTo(Double.valueOf(edge.value));
      for (int i = 0; i < edge.gradient.size(); i++) {
        // The sign of a zero derivative carries no meaning.
        double derivative =
            Tangents.derivative(new Numbers(arithmetic, false), edge.op, edge.point, List.of(i))
                + 0.0;
        assertThat(derivative)
            .as("derivative by %s in %s", edge.op.operandNames().get(i), arithmetic)
            .isEqualTo(Double.valueOf(edge.gradient.get(i) + 0.0));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("dev.gradus.dsl.op.CatalogueTest#ALL")
  void everyOperationHasAnEdgeTried(ScalarOp op) {
    assertThat(EDGES).extracting(Edge::op).contains(op);
  }

  record Edge(ScalarOp op, List<Double> point, double value, List<Double> gradient) {
    Edge value(double stated) {
      return new Edge(op, point, stated, gradient);
    }

    Edge gradient(double... stated) {
      return new Edge(op, point, value, DoubleStream.of(stated).boxed().toList());
    }

    @Override
    public String toString() {
      return op + "" + point;
    }
  }

  private static Edge at(ScalarOp op, double... point) {
    return new Edge(op, Points.boxed(point), NAN, List.of());
  }
}
