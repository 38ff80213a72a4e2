package dev.gradus.compiler.optimise;

import static dev.gradus.compiler.loop.Type.BOOLEAN;
import static dev.gradus.compiler.loop.Type.DOUBLE;
import static dev.gradus.compiler.loop.Type.INT;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ExponentialOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.List;

/** Functions that passes are shown with. */
final class Cases {
  private static final Type ARRAY = DOUBLE.array();

  private Cases() {}

  /** exp(x * y) + exp(y * x), and the constant 2 twice. */
  static Function repeated() {
    FunctionBuilder f = new FunctionBuilder("repeated", DOUBLE);
    Value x = f.parameter(DOUBLE, "x");
    Value y = f.parameter(DOUBLE, "y");
    Value a = real(f, ExponentialOps.EXP, real(f, ArithmeticOps.MULTIPLY, x, y));
    Value b = real(f, ExponentialOps.EXP, real(f, ArithmeticOps.MULTIPLY, y, x));
    Value c = real(f, ArithmeticOps.MULTIPLY, real(f, ArithmeticOps.ADD, a, b), f.constant(2.0));
    f.returns(real(f, ArithmeticOps.ADD, c, f.constant(2.0)));
    return f.build();
  }

  /** a[i] * a[i], b[0] = …, a[i] again, a[i + 1] before and after a store to a[i]. */
  static Function loads() {
    FunctionBuilder f = new FunctionBuilder("loads", DOUBLE);
    Value a = f.parameter(ARRAY, "a");
    Value b = f.parameter(ARRAY, "b");
    Value i = f.parameter(INT, "i");
    Value next = f.whole(WholeOp.ADD, i, f.constant(1));
    Value first = real(f, ArithmeticOps.MULTIPLY, f.load(a, i), f.load(a, i));
    Value second = f.load(a, next);
    f.store(a, i, first);
    Value third = f.load(a, f.whole(WholeOp.ADD, i, f.constant(1)));
    Value stored = f.load(a, i);
    f.store(b, f.constant(0), second);
    Value late = f.load(a, i);
    Value sum = real(f, ArithmeticOps.ADD, real(f, ArithmeticOps.ADD, second, third), stored);
    f.returns(real(f, ArithmeticOps.ADD, sum, late));
    return f.build();
  }

  /** Two tests of one condition, one within the other and one after a return. */
  static Function knownConditions() {
    FunctionBuilder f = new FunctionBuilder("known", INT);
    Value p = f.parameter(BOOLEAN, "p");
    Value q = f.parameter(BOOLEAN, "q");
    Value inner =
        f.ifElse(
                p,
                List.of(INT),
                () ->
                    f.ifElse(
                        p,
                        List.of(INT),
                        () -> List.of(f.constant(1)),
                        () -> List.of(f.constant(2))),
                () -> List.of(f.constant(3)))
            .get(0);
    f.ifThen(q, () -> f.returns(inner));
    f.returns(f.choose(f.logic(LogicOp.NOT, q), inner, f.constant(4)));
    return f.build();
  }

  /** A label that nobody breaks to, and an else that only runs if the branch did not return. */
  static Function labels() {
    FunctionBuilder f = new FunctionBuilder("labels", DOUBLE);
    Value x = f.parameter(DOUBLE, "x");
    Value p = f.parameter(BOOLEAN, "p");
    Value y =
        f.labelled(
                "block", List.of(DOUBLE), label -> List.of(real(f, ArithmeticOps.MULTIPLY, x, x)))
            .get(0);
    Value z =
        f.ifElse(
                p,
                List.of(DOUBLE),
                () -> {
                  f.returns(x);
                  return List.of();
                },
                () -> List.of(real(f, ArithmeticOps.ADD, y, x)))
            .get(0);
    f.returns(z);
    return f.build();
  }

  /** Sums twice: one sum is not used, one carried value never changes, two go along. */
  static Function carried() {
    FunctionBuilder f = new FunctionBuilder("carried", DOUBLE);
    Value n = f.parameter(INT, "n");
    Value x = f.parameter(DOUBLE, "x");
    Value zero = f.constant(0.0);
    List<Value> sums =
        f.forLoop(
            "sum",
            f.constant(0),
            n,
            1,
            List.of(zero, x, zero, zero),
            (i, c) ->
                List.of(
                    real(f, ArithmeticOps.ADD, c.get(0), c.get(1)),
                    c.get(1),
                    real(f, ArithmeticOps.ADD, c.get(2), x),
                    real(f, ArithmeticOps.MULTIPLY, c.get(3), x)));
    f.returns(real(f, ArithmeticOps.ADD, sums.get(0), sums.get(2)));
    return f.build();
  }

  /** A row reference, a product and a length that do not change in the inner loop. */
  static Function invariants() {
    FunctionBuilder f = new FunctionBuilder("invariants", DOUBLE);
    Value rows = f.parameter(ARRAY.array(), "rows");
    Value x = f.parameter(DOUBLE, "x");
    Value zero = f.constant(0);
    Value total =
        f.forLoop(
                "row",
                zero,
                f.length(rows),
                1,
                List.of(f.constant(0.0)),
                (i, sum) -> {
                  Value length = f.length(f.load(rows, i));
                  return f.forLoop(
                      "column",
                      zero,
                      length,
                      1,
                      sum,
                      (j, s) -> {
                        Value element = f.load(f.load(rows, i), j);
                        Value scale = real(f, ArithmeticOps.MULTIPLY, x, x);
                        Value term = real(f, ArithmeticOps.MULTIPLY, element, scale);
                        return List.of(real(f, ArithmeticOps.ADD, s.get(0), term));
                      });
                })
            .get(0);
    f.returns(total);
    return f.build();
  }

  /** a[0] += x[i] * i, for the length of x; a[0] has been read before, unless {@code careless}. */
  static Function accumulator(boolean careless) {
    FunctionBuilder f = new FunctionBuilder("accumulator", Type.VOID);
    Value a = f.parameter(ARRAY, "a");
    Value x = f.parameter(ARRAY, "x");
    Value n = f.parameter(INT, "n");
    Value zero = f.constant(0);
    Value length = f.length(x);
    f.store(a, zero, f.constant(1.0));
    f.forLoop(
        "sum",
        zero,
        careless ? n : length,
        1,
        i -> {
          Value old = f.load(a, zero);
          Value term = real(f, ArithmeticOps.MULTIPLY, f.load(x, i), f.convert(DOUBLE, i));
          Value positive = f.compare(Comparison.GT, term, f.constant(0.0));
          f.ifThen(positive, () -> f.store(a, zero, real(f, ArithmeticOps.ADD, old, term)));
        });
    f.returnsVoid();
    return f.build();
  }

  /** Two stores to one element, one that nobody sees; a local array that nobody reads. */
  static Function stores() {
    FunctionBuilder f = new FunctionBuilder("stores", DOUBLE);
    Value a = f.parameter(ARRAY, "a");
    Value i = f.parameter(INT, "i");
    Value old = f.load(a, i);
    f.store(a, i, real(f, ArithmeticOps.ADD, old, old));
    f.store(a, i, real(f, ArithmeticOps.MULTIPLY, old, old));
    Value local = f.newArray(ARRAY, f.constant(3));
    f.store(local, f.constant(1), old);
    f.returns(old);
    return f.build();
  }

  /** Two sums of the same, one of them counted back from the other. */
  static Function twins() {
    FunctionBuilder f = new FunctionBuilder("twins", DOUBLE);
    Value n = f.parameter(INT, "n");
    Value x = f.parameter(DOUBLE, "x");
    Value zero = f.constant(0.0);
    List<Value> sums =
        f.forLoop(
            "sum",
            f.constant(0),
            n,
            1,
            List.of(zero, zero),
            (i, c) ->
                List.of(
                    real(f, ArithmeticOps.ADD, real(f, ArithmeticOps.MULTIPLY, c.get(0), x), x),
                    real(f, ArithmeticOps.ADD, real(f, ArithmeticOps.MULTIPLY, c.get(1), x), x)));
    f.returns(real(f, ArithmeticOps.ADD, sums.get(0), sums.get(1)));
    return f.build();
  }

  /** a[0] in a loop that may not run. */
  static Function lateLoad() {
    FunctionBuilder f = new FunctionBuilder("late", DOUBLE);
    Value a = f.parameter(ARRAY, "a");
    Value n = f.parameter(INT, "n");
    Value zero = f.constant(0);
    f.returns(
        f.forLoop(
                "sum",
                zero,
                n,
                1,
                List.of(f.constant(0.0)),
                (i, c) -> List.of(real(f, ArithmeticOps.ADD, c.get(0), f.load(a, zero))))
            .get(0));
    return f.build();
  }

  /** A loop and a branch that compute what nobody wants; a load that may throw. */
  static Function empty() {
    FunctionBuilder f = new FunctionBuilder("empty", INT);
    Value a = f.parameter(ARRAY, "a");
    Value n = f.parameter(INT, "n");
    Value zero = f.constant(0);
    f.forLoop(
        "sum",
        zero,
        f.length(a),
        1,
        List.of(f.constant(0.0)),
        (label, i, c) -> {
          Value next = real(f, ArithmeticOps.ADD, c.get(0), f.load(a, i));
          f.ifThen(f.compare(Comparison.GT, i, n), () -> f.breakTo(label, next));
          return List.of(next);
        });
    Value positive = f.compare(Comparison.GT, n, zero);
    f.ifElse(positive, () -> f.whole(WholeOp.ADD, n, n), () -> f.constant(3));
    f.load(a, n);
    f.returns(n);
    return f.build();
  }

  static Value real(FunctionBuilder f, ScalarOp op, Value... operands) {
    return f.scalar(op, Flavour.JAVA, operands);
  }
}
