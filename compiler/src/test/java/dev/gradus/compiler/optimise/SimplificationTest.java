package dev.gradus.compiler.optimise;

import static dev.gradus.compiler.loop.Type.BOOLEAN;
import static dev.gradus.compiler.loop.Type.DOUBLE;
import static dev.gradus.compiler.loop.Type.FLOAT;
import static dev.gradus.compiler.loop.Type.INT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ExponentialOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which equations are used, and which, for the sake of zeros, infinities and NaN, are not. */
class SimplificationTest {
  private static final double[] SPECIAL = {
    0, -0.0, 1, -1, 2.5, -3e300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN
  };

  /** Builds a value of parameters {@code x, y} (double), {@code n} (int), {@code p} (boolean). */
  private interface Body {
    Value of(FunctionBuilder f, Value x, Value y, Value n, Value p);
  }

  record Equation(String name, String simplified, Function function) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Equation equation(String name, String simplified, Type type, Body body) {
    FunctionBuilder f = new FunctionBuilder("f", type);
    Value x = f.parameter(DOUBLE, "x");
    Value y = f.parameter(DOUBLE, "y");
    Value n = f.parameter(INT, "n");
    Value p = f.parameter(BOOLEAN, "p");
    f.returns(body.of(f, x, y, n, p));
    return new Equation(name, simplified, f.build());
  }

  private static Equation real(String name, String simplified, Body body) {
    return equation(name, simplified, DOUBLE, body);
  }

  private static Value op(FunctionBuilder f, ScalarOp op, Value... operands) {
    return Cases.real(f, op, operands);
  }

  static Stream<Equation> equations() {
    ScalarOp add = ArithmeticOps.ADD;
    ScalarOp sub = ArithmeticOps.SUBTRACT;
    ScalarOp mul = ArithmeticOps.MULTIPLY;
    ScalarOp div = ArithmeticOps.DIVIDE;
    ScalarOp neg = ArithmeticOps.NEGATE;
    return Stream.of(
        real("x · 1", "return x", (f, x, y, n, p) -> op(f, mul, x, f.constant(1.0))),
        real("1 · x", "return x", (f, x, y, n, p) -> op(f, mul, f.constant(1.0), x)),
        real("x / 1", "return x", (f, x, y, n, p) -> op(f, div, x, f.constant(1.0))),
        real("x − 0", "return x", (f, x, y, n, p) -> op(f, sub, x, f.constant(0.0))),
        real("x + −0", "return x", (f, x, y, n, p) -> op(f, add, x, f.constant(-0.0))),
        real("x + 0", "add(x, 0.0)", (f, x, y, n, p) -> op(f, add, x, f.constant(0.0))),
        real("x − −0", "subtract(x, -0.0)", (f, x, y, n, p) -> op(f, sub, x, f.constant(-0.0))),
        real("x · 0", "multiply(x, 0.0)", (f, x, y, n, p) -> op(f, mul, x, f.constant(0.0))),
        real("x − x", "subtract(x, x)", (f, x, y, n, p) -> op(f, sub, x, x)),
        real("x / x", "divide(x, x)", (f, x, y, n, p) -> op(f, div, x, x)),
        real("−−x", "return x", (f, x, y, n, p) -> op(f, neg, op(f, neg, x))),
        real("x + −y", "subtract(x, y)", (f, x, y, n, p) -> op(f, add, x, op(f, neg, y))),
        real("−x + y", "subtract(y, x)", (f, x, y, n, p) -> op(f, add, op(f, neg, x), y)),
        real("x − −y", "add(x, y)", (f, x, y, n, p) -> op(f, sub, x, op(f, neg, y))),
        real("x · −1", "negate(x)", (f, x, y, n, p) -> op(f, mul, x, f.constant(-1.0))),
        real(
            "−x · −y",
            "multiply(x, y)",
            (f, x, y, n, p) -> op(f, mul, op(f, neg, x), op(f, neg, y))),
        real(
            "2 · x",
            "add(x, x)",
            (f, x, y, n, p) -> f.scalar(mul, Operation.Flavour.STRICT, f.constant(2.0), x)),
        real("x / 4", "multiply(x, 0.25)", (f, x, y, n, p) -> op(f, div, x, f.constant(4.0))),
        real("x / 3", "divide(x, 3.0)", (f, x, y, n, p) -> op(f, div, x, f.constant(3.0))),
        real(
            "x / 2¹⁰²³",
            "divide(x, 8.98846567431158E307)",
            (f, x, y, n, p) -> op(f, div, x, f.constant(0x1p1023))),
        real("min(x, x)", "return x", (f, x, y, n, p) -> op(f, ArithmeticOps.MIN, x, x)),
        real(
            "0.1 + 0.2",
            "return 0.30000000000000004",
            (f, x, y, n, p) -> op(f, add, f.constant(0.1), f.constant(0.2))),
        real(
            "√2",
            "return 1.4142135623730951",
            (f, x, y, n, p) -> op(f, ArithmeticOps.SQRT, f.constant(2.0))),
        real("exp 1", "exp(1.0)", (f, x, y, n, p) -> op(f, ExponentialOps.EXP, f.constant(1.0))),
        real(
            "stopGradient(x)",
            "stopGradient(x)",
            (f, x, y, n, p) -> op(f, SelectionOps.STOP_GRADIENT, x)),
        equation(
            "(float) (double) 0.1f",
            "return 0.1f",
            FLOAT,
            (f, x, y, n, p) -> f.convert(FLOAT, f.convert(DOUBLE, f.constant(0.1f)))),
        equation(
            "n + 0", "return n", INT, (f, x, y, n, p) -> f.whole(WholeOp.ADD, n, f.constant(0))),
        equation(
            "n · 0",
            "return 0",
            INT,
            (f, x, y, n, p) -> f.whole(WholeOp.MULTIPLY, n, f.constant(0))),
        equation(
            "7 / 0",
            "7 / 0",
            INT,
            (f, x, y, n, p) -> f.whole(WholeOp.DIVIDE, f.constant(7), f.constant(0))),
        equation(
            "(n + 3) − 5",
            "n + -2",
            INT,
            (f, x, y, n, p) ->
                f.whole(WholeOp.SUBTRACT, f.whole(WholeOp.ADD, n, f.constant(3)), f.constant(5))),
        equation(
            "(n + 3) − 3",
            "return n",
            INT,
            (f, x, y, n, p) ->
                f.whole(WholeOp.SUBTRACT, f.whole(WholeOp.ADD, n, f.constant(3)), f.constant(3))),
        equation("x == x", "x == x", BOOLEAN, (f, x, y, n, p) -> f.compare(Comparison.EQ, x, x)),
        equation(
            "n ≤ n", "return true", BOOLEAN, (f, x, y, n, p) -> f.compare(Comparison.LE, n, n)),
        equation(
            "!(n < 3)",
            "n >= 3",
            BOOLEAN,
            (f, x, y, n, p) -> f.logic(LogicOp.NOT, f.compare(Comparison.LT, n, f.constant(3)))),
        equation(
            "!(x < y)",
            "!v0",
            BOOLEAN,
            (f, x, y, n, p) -> f.logic(LogicOp.NOT, f.compare(Comparison.LT, x, y))),
        equation(
            "p & true",
            "return p",
            BOOLEAN,
            (f, x, y, n, p) -> f.logic(LogicOp.AND, p, f.constant(true))),
        equation(
            "p == false",
            "!p",
            BOOLEAN,
            (f, x, y, n, p) -> f.compare(Comparison.EQ, p, f.constant(false))),
        equation(
            "!p ? n : 3",
            "p ? 3 : n",
            INT,
            (f, x, y, n, p) -> f.choose(f.logic(LogicOp.NOT, p), n, f.constant(3))),
        equation("p ? n : n", "return n", INT, (f, x, y, n, p) -> f.choose(p, n, n)));
  }

  @ParameterizedTest
  @MethodSource("equations")
  void anEquationIsUsedOnlyWhereItIsTrueBitForBit(Equation equation) {
    Function simplified =
        Passes.run(equation.function(), Aliasing.MAY, NumberValues::apply, RemoveDead::apply);
    assertThat(inOneLine(Printer.print(simplified))).contains(equation.simplified());
    for (double x : SPECIAL) {
      for (double y : SPECIAL) {
        assertThat(result(simplified, x, y)).isEqualTo(result(equation.function(), x, y));
      }
    }
  }

  private static String result(Function function, double x, double y) {
    LoopInterpreter interpreter = new LoopInterpreter(new LoopProgram("test", List.of(function)));
    try {
      return String.valueOf(interpreter.call("f", x, y, Integer.MAX_VALUE, x < y));
    } catch (ArithmeticException e) {
      return e.toString();
    }
  }

  /** The text without numbers of parameters, with literals in place. */
  private static String inOneLine(String text) {
    String plain = text.replaceAll("\\b([xynp])_\\d", "$1").replace("/java", "");
    StringBuilder line = new StringBuilder();
    for (String statement : plain.lines().skip(1).collect(Collectors.toList())) {
      line.append(statement.strip()).append("; ");
    }
    String result = line.toString();
    java.util.regex.Matcher literal =
        java.util.regex.Pattern.compile("\\w+ (v\\d+) = ([-\\d.fE]+|true|false); ").matcher(result);
    while (literal.find()) {
      result =
          result
              .replace(literal.group(), "")
              .replaceAll(literal.group(1) + "\\b", literal.group(2));
      literal.reset(result);
    }
    return result.replaceAll("boolean v\\d+ = x < y; ", "v0 = x < y; ").replaceAll("!v\\d+", "!v0");
  }
}
