package dev.gradus.compiler.loop;

import static dev.gradus.compiler.loop.Type.BOOLEAN;
import static dev.gradus.compiler.loop.Type.DOUBLE;
import static dev.gradus.compiler.loop.Type.FLOAT;
import static dev.gradus.compiler.loop.Type.INT;
import static dev.gradus.compiler.loop.Type.LONG;

import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ExponentialOps;
import dev.gradus.runtime.SaveStack;
import java.util.List;
import java.util.stream.Stream;

/** Programs of arrays, kinds of numbers and effects. */
public final class DataSamples {
  private DataSamples() {}

  static Stream<Sample> all() {
    return Stream.of(
        dot(),
        longArithmetic(),
        matrixProduct(),
        saveAndRestore(),
        floats(),
        notANumber(),
        expressionsWithEffects());
  }

  public static Sample dot() {
    FunctionBuilder b = new FunctionBuilder("dot", DOUBLE);
    Value x = b.parameter(DOUBLE.array(), "x");
    Value y = b.parameter(DOUBLE.array(), "y");
    List<Value> sum =
        b.forLoop(
            "sum",
            b.constant(0),
            b.length(x),
            1,
            List.of(b.constant(0.0)),
            (i, s) ->
                List.of(
                    b.scalar(
                        Samples.ADD,
                        Samples.STRICT,
                        s.get(0),
                        b.scalar(Samples.MULTIPLY, Samples.STRICT, b.load(x, i), b.load(y, i)))));
    b.returns(sum.get(0));
    return Samples.sample(
        "dot",
        b,
        () -> new Object[] {new double[] {1, 2, 3.5}, new double[] {0.1, 0.2, 0.3}},
        a -> {
          double s = 0;
          for (int i = 0; i < 3; i++) {
            s += ((double[]) a[0])[i] * ((double[]) a[1])[i];
          }
          return s;
        });
  }

  /** A loop by −3 whose body stores; the result is the carried count. */
  public static Sample longArithmetic() {
    FunctionBuilder b = new FunctionBuilder("mix", LONG);
    Value x = b.parameter(LONG, "x");
    Value y = b.parameter(LONG, "y");
    Value k = b.parameter(INT, "k");
    Value v = b.whole(WholeOp.XOR, x, b.whole(WholeOp.SHIFT_LEFT, y, k));
    v = b.whole(WholeOp.MULTIPLY, v, b.constant(0x9E3779B97F4A7C15L));
    v = b.whole(WholeOp.XOR, v, b.whole(WholeOp.SHIFT_RIGHT_UNSIGNED, v, b.constant(29)));
    v = b.whole(WholeOp.ADD, v, b.whole(WholeOp.DIVIDE, x, y));
    v = b.whole(WholeOp.SUBTRACT, v, b.whole(WholeOp.REMAINDER, x, b.convert(LONG, k)));
    v = b.whole(WholeOp.MAX, v, b.whole(WholeOp.NEGATE, b.whole(WholeOp.ABS, y)));
    b.returns(b.whole(WholeOp.OR, v, b.whole(WholeOp.AND, x, b.whole(WholeOp.MIN, x, y))));
    return Samples.sample(
        "long arithmetic",
        b,
        () -> new Object[] {987654321987L, -12345L, 17},
        a -> {
          long p = (Long) a[0];
          long q = (Long) a[1];
          long w = (p ^ (q << 17)) * 0x9E3779B97F4A7C15L;
          w = w ^ (w >>> 29);
          w = w + p / q - p % 17L;
          return Math.max(w, -Math.abs(q)) | (p & Math.min(p, q));
        });
  }

  public static Sample matrixProduct() {
    Type matrix = DOUBLE.array().array();
    FunctionBuilder b = new FunctionBuilder("product", matrix);
    Value x = b.parameter(matrix, "x");
    Value y = b.parameter(matrix, "y");
    Value zero = b.constant(0);
    Value columns = b.length(b.load(y, zero));
    Value z = b.newArray(matrix, b.length(x), columns);
    b.forLoop(
        "row",
        zero,
        b.length(x),
        1,
        i -> {
          Value left = b.load(x, i);
          Value result = b.load(z, i);
          b.forLoop(
              "inner",
              zero,
              b.length(y),
              1,
              k -> {
                Value right = b.load(y, k);
                Value factor = b.load(left, k);
                b.forLoop(
                    "column",
                    zero,
                    columns,
                    1,
                    j -> {
                      Value term =
                          b.scalar(Samples.MULTIPLY, Samples.STRICT, factor, b.load(right, j));
                      b.store(
                          result,
                          j,
                          b.scalar(Samples.ADD, Samples.STRICT, b.load(result, j), term));
                    });
              });
        });
    b.returns(z);
    return Samples.sample(
        "matrix product",
        b,
        () -> new Object[] {new double[][] {{1, 2}, {3, 4}}, new double[][] {{5, 6, 7}, {8, 9, 1}}},
        a -> new double[][] {{21, 24, 9}, {47, 54, 25}});
  }

  /** Pushes in a forward loop, pops in a backward loop. */
  public static Sample saveAndRestore() {
    FunctionBuilder b = new FunctionBuilder("reverse", DOUBLE);
    Value stack = b.parameter(Typing.SAVE_STACK, "stack");
    Value x = b.parameter(DOUBLE, "x");
    Value n = b.parameter(INT, "n");
    Value zero = b.constant(0);
    List<Value> forward =
        b.forLoop(
            "forward",
            zero,
            n,
            1,
            List.of(x),
            (i, v) -> {
              b.push(stack, v.get(0));
              b.push(stack, i);
              b.push(stack, b.compare(Comparison.LT, v.get(0), b.constant(2.0)));
              return List.of(b.scalar(Samples.MULTIPLY, Samples.STRICT, v.get(0), v.get(0)));
            });
    List<Value> backward =
        b.forLoop(
            "backward",
            b.whole(WholeOp.SUBTRACT, n, b.constant(1)),
            b.constant(-1),
            -1,
            List.of(b.constant(1.0)),
            (i, d) -> {
              Value small = b.pop(stack, BOOLEAN);
              Value index = b.convert(DOUBLE, b.pop(stack, INT));
              Value value = b.pop(stack, DOUBLE);
              Value factor =
                  b.scalar(Samples.ADD, Samples.STRICT, value, b.choose(small, index, value));
              return List.of(b.scalar(Samples.MULTIPLY, Samples.STRICT, d.get(0), factor));
            });
    b.returns(b.scalar(Samples.ADD, Samples.STRICT, forward.get(0), backward.get(0)));
    return Samples.sample(
        "save and restore",
        b,
        () -> new Object[] {new SaveStack(), 1.1, 4},
        a -> {
          double[] saved = new double[4];
          double v = 1.1;
          for (int i = 0; i < 4; i++) {
            saved[i] = v;
            v = v * v;
          }
          double d = 1;
          for (int i = 3; i >= 0; i--) {
            d = d * (saved[i] + (saved[i] < 2 ? i : saved[i]));
          }
          return v + d;
        });
  }

  public static Sample floats() {
    FunctionBuilder b = new FunctionBuilder("floats", FLOAT);
    Value x = b.parameter(FLOAT.array(), "x");
    Value seven = b.load(x, b.constant(0));
    Value sum =
        b.scalar(
            Samples.ADD,
            Samples.STRICT,
            b.scalar(ExponentialOps.EXP, Samples.STRICT, seven),
            seven);
    Value root = b.scalar(ArithmeticOps.RSQRT, Samples.STRICT, sum);
    Value fused =
        b.scalar(ArithmeticOps.FMA, Samples.STRICT, root, b.constant(3.1f), b.constant(-0.0f));
    Value clamped =
        b.scalar(ArithmeticOps.CLAMP, Samples.STRICT, fused, b.constant(0.0f), b.constant(2.0f));
    b.store(x, b.constant(1), clamped);
    b.returns(b.scalar(ArithmeticOps.REMAINDER, Samples.STRICT, seven, b.load(x, b.constant(1))));
    return Samples.sample(
        "floats",
        b,
        () -> new Object[] {new float[] {0.7f, 0}},
        a -> {
          float[] v = (float[]) a[0];
          float s = (float) StrictMath.exp(v[0]) + v[0];
          float f = Math.fma(1f / (float) Math.sqrt(s), 3.1f, -0.0f);
          v[1] = Math.min(Math.max(f, 0f), 2f);
          return v[0] % v[1];
        });
  }

  /** Every comparison with NaN on either side, as branch, as value and as choice. */
  public static Sample notANumber() {
    FunctionBuilder b = new FunctionBuilder("nan", INT);
    Value x = b.parameter(DOUBLE, "x");
    Value y = b.parameter(FLOAT, "y");
    Value bits = b.constant(0);
    int bit = 0;
    for (Comparison comparison : Comparison.values()) {
      for (boolean swapped : new boolean[] {false, true}) {
        Value one = b.constant(1.0);
        Value single = b.constant(1f);
        Value first = swapped ? b.compare(comparison, one, x) : b.compare(comparison, x, one);
        Value second =
            swapped ? b.compare(comparison, single, y) : b.compare(comparison, y, single);
        Value mask = b.constant(1 << bit++);
        Value before = bits;
        bits =
            b.ifElse(
                    first,
                    List.of(INT),
                    () -> List.of(b.whole(WholeOp.OR, before, mask)),
                    () -> List.of(before))
                .get(0);
        Value other = b.whole(WholeOp.SHIFT_LEFT, b.convert(INT, second), b.constant(bit++));
        bits = b.whole(WholeOp.OR, bits, other);
      }
    }
    b.returns(bits);
    int notEqual = 0b1111 << 4;
    return Samples.sample("nan", b, () -> new Object[] {Double.NaN, Float.NaN}, a -> notEqual);
  }

  /** Continues of an outer loop from an inner one; both loops carry. */
  public static Sample expressionsWithEffects() {
    FunctionBuilder b = new FunctionBuilder("effects", DOUBLE);
    Value x = b.parameter(DOUBLE.array(), "x");
    Value zero = b.constant(0);
    Value one = b.constant(1);
    Value before = b.load(x, zero);
    Value late = b.load(x, one);
    b.store(x, zero, b.constant(10.0));
    Value after = b.load(x, zero);
    Value bumped = b.call("bump", DOUBLE, x);
    Value afterwards = b.load(x, zero);
    Value difference = b.scalar(Samples.SUBTRACT, Samples.STRICT, after, before);
    Value product = b.scalar(Samples.MULTIPLY, Samples.STRICT, afterwards, bumped);
    Value sum = b.scalar(Samples.ADD, Samples.STRICT, product, difference);
    b.returns(b.scalar(Samples.SUBTRACT, Samples.STRICT, late, sum));
    FunctionBuilder bump = new FunctionBuilder("bump", DOUBLE);
    Value array = bump.parameter(DOUBLE.array(), "x");
    Value index = bump.constant(0);
    Value old = bump.load(array, index);
    bump.store(array, index, bump.scalar(Samples.ADD, Samples.STRICT, old, bump.constant(1.0)));
    bump.returns(old);
    LoopProgram program = new LoopProgram("effects", List.of(b.build(), bump.build()));
    return new Sample(
        "effects",
        program,
        "effects",
        () -> new Object[] {new double[] {3, 4}},
        a -> {
          ((double[]) a[0])[0] = 11;
          return 4.0 - (11.0 * 10.0 + (10.0 - 3.0));
        });
  }
}
