package dev.gradus.compiler.loop;

import static dev.gradus.compiler.loop.Type.BOOLEAN;
import static dev.gradus.compiler.loop.Type.DOUBLE;
import static dev.gradus.compiler.loop.Type.FLOAT;
import static dev.gradus.compiler.loop.Type.INT;
import static dev.gradus.compiler.loop.Type.LONG;

import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ExponentialOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.SaveStack;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Hand-built programs, one per construct. */
public final class Samples {
  public static final ScalarOp ADD = ArithmeticOps.ADD;
  public static final ScalarOp SUBTRACT = ArithmeticOps.SUBTRACT;
  public static final ScalarOp MULTIPLY = ArithmeticOps.MULTIPLY;
  public static final Flavour STRICT = Flavour.STRICT;

  private Samples() {}

  public static Stream<Sample> all() {
    return Stream.of(
        dot(),
        countingDown(),
        newton(),
        searchInNestedLoops(),
        swap(),
        fibonacciByRecursion(),
        longArithmetic(),
        booleans(),
        matrixProduct(),
        saveAndRestore(),
        floats(),
        notANumber(),
        continues(),
        deadIndex(),
        throwing(),
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
                        ADD,
                        STRICT,
                        s.get(0),
                        b.scalar(MULTIPLY, STRICT, b.load(x, i), b.load(y, i)))));
    b.returns(sum.get(0));
    return sample(
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
  public static Sample countingDown() {
    FunctionBuilder b = new FunctionBuilder("down", INT);
    Value out = b.parameter(INT.array(), "out");
    Value n = b.parameter(INT, "n");
    List<Value> count =
        b.forLoop(
            "down",
            n,
            b.constant(0),
            -3,
            List.of(b.constant(0)),
            (i, c) -> {
              b.store(out, c.get(0), i);
              return List.of(b.whole(WholeOp.ADD, c.get(0), b.constant(1)));
            });
    b.returns(count.get(0));
    return sample(
        "counting down",
        b,
        () -> new Object[] {new int[8], 16},
        a -> {
          int count1 = 0;
          for (int i = 16; i > 0; i -= 3) {
            ((int[]) a[0])[count1++] = i;
          }
          return count1;
        });
  }

  /** A while loop. */
  public static Sample newton() {
    FunctionBuilder b = new FunctionBuilder("root", DOUBLE);
    Value a = b.parameter(DOUBLE, "a");
    List<Value> root =
        b.loop(
            "newton",
            List.of(a),
            List.of(DOUBLE),
            (label, x) -> {
              Value half = b.constant(0.5);
              Value quotient = b.scalar(ArithmeticOps.DIVIDE, STRICT, a, x.get(0));
              Value sum = b.scalar(ADD, STRICT, x.get(0), quotient);
              Value next = b.scalar(MULTIPLY, STRICT, half, sum);
              b.ifThen(b.compare(Comparison.GE, next, x.get(0)), () -> b.breakTo(label, x.get(0)));
              return List.of(next);
            });
    b.returns(root.get(0));
    return sample(
        "newton",
        b,
        () -> new Object[] {9.5},
        arguments -> {
          double v = (Double) arguments[0];
          double r = v;
          while (true) {
            double next = 0.5 * (r + v / r);
            if (next >= r) {
              return r;
            }
            r = next;
          }
        });
  }

  /** Leaves two loops at once. */
  public static Sample searchInNestedLoops() {
    FunctionBuilder b = new FunctionBuilder("search", INT);
    Value rows = b.parameter(DOUBLE.array().array(), "rows");
    Value wanted = b.parameter(DOUBLE, "wanted");
    List<Value> found =
        b.labelled(
            "outer",
            List.of(INT, INT),
            outer -> {
              b.forLoop(
                  "row",
                  b.constant(0),
                  b.length(rows),
                  1,
                  i -> {
                    Value row = b.load(rows, i);
                    b.forLoop(
                        "column",
                        b.constant(0),
                        b.length(row),
                        1,
                        j ->
                            b.ifThen(
                                b.compare(Comparison.EQ, b.load(row, j), wanted),
                                () -> b.breakTo(outer, i, j)));
                  });
              return List.of(b.constant(-1), b.constant(-1));
            });
    Value scaled = b.whole(WholeOp.MULTIPLY, found.get(0), b.constant(100));
    b.returns(b.whole(WholeOp.ADD, scaled, found.get(1)));
    return sample(
        "search", b, () -> new Object[] {new double[][] {{1, 2}, {}, {3, 4, 5, 6}}, 5.0}, a -> 202);
  }

  /** Carried values change places, one of them through an expression. */
  public static Sample swap() {
    FunctionBuilder b = new FunctionBuilder("swap", DOUBLE);
    Value n = b.parameter(INT, "n");
    List<Value> initial = List.of(b.constant(1.0), b.constant(2.0), b.constant(4.0));
    List<Value> end =
        b.forLoop(
            "rotate",
            b.constant(0),
            n,
            1,
            initial,
            (i, c) ->
                List.of(
                    c.get(2),
                    c.get(0),
                    b.scalar(SUBTRACT, STRICT, c.get(1), b.convert(DOUBLE, i))));
    Value hundred = b.constant(100.0);
    Value high =
        b.scalar(MULTIPLY, STRICT, end.get(0), b.scalar(MULTIPLY, STRICT, hundred, hundred));
    Value middle = b.scalar(MULTIPLY, STRICT, end.get(1), hundred);
    b.returns(b.scalar(ADD, STRICT, b.scalar(ADD, STRICT, high, middle), end.get(2)));
    return sample(
        "swap",
        b,
        () -> new Object[] {7},
        a -> {
          double x = 1;
          double y = 2;
          double z = 4;
          for (int i = 0; i < 7; i++) {
            double first = z;
            double third = y - i;
            y = x;
            x = first;
            z = third;
          }
          return x * (100.0 * 100.0) + y * 100 + z;
        });
  }

  public static Sample fibonacciByRecursion() {
    FunctionBuilder b = new FunctionBuilder("fibonacci", LONG);
    Value n = b.parameter(INT, "n");
    b.ifThen(b.compare(Comparison.LT, n, b.constant(2)), () -> b.returns(b.convert(LONG, n)));
    Value one = b.call("fibonacci", LONG, b.whole(WholeOp.SUBTRACT, n, b.constant(1)));
    Value two = b.call("fibonacci", LONG, b.whole(WholeOp.SUBTRACT, n, b.constant(2)));
    b.returns(b.whole(WholeOp.ADD, one, two));
    return sample("fibonacci", b, () -> new Object[] {15}, a -> 610L);
  }

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
    return sample(
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

  public static Sample booleans() {
    FunctionBuilder b = new FunctionBuilder("logic", INT);
    Value x = b.parameter(INT, "x");
    Value p = b.parameter(BOOLEAN, "p");
    Value flags = b.parameter(BOOLEAN.array(), "flags");
    Value positive = b.compare(Comparison.GT, x, b.constant(0));
    Value both = b.logic(LogicOp.AND, positive, b.logic(LogicOp.NOT, p));
    Value either = b.logic(LogicOp.OR, p, b.logic(LogicOp.XOR, positive, b.constant(true)));
    b.store(flags, b.constant(0), both);
    b.store(flags, b.constant(1), either);
    Value equal = b.compare(Comparison.NE, both, either);
    Value chosen = b.choose(equal, b.constant(10), b.choose(p, x, b.constant(-1)));
    b.returns(b.whole(WholeOp.ADD, chosen, b.convert(INT, b.load(flags, b.constant(0)))));
    return sample(
        "booleans",
        b,
        () -> new Object[] {5, false, new boolean[2]},
        a -> {
          ((boolean[]) a[2])[0] = true;
          ((boolean[]) a[2])[1] = false;
          return 11;
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
                      Value term = b.scalar(MULTIPLY, STRICT, factor, b.load(right, j));
                      b.store(result, j, b.scalar(ADD, STRICT, b.load(result, j), term));
                    });
              });
        });
    b.returns(z);
    return sample(
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
              return List.of(b.scalar(MULTIPLY, STRICT, v.get(0), v.get(0)));
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
              Value factor = b.scalar(ADD, STRICT, value, b.choose(small, index, value));
              return List.of(b.scalar(MULTIPLY, STRICT, d.get(0), factor));
            });
    b.returns(b.scalar(ADD, STRICT, forward.get(0), backward.get(0)));
    return sample(
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
    Value sum = b.scalar(ADD, STRICT, b.scalar(ExponentialOps.EXP, STRICT, seven), seven);
    Value root = b.scalar(ArithmeticOps.RSQRT, STRICT, sum);
    Value fused = b.scalar(ArithmeticOps.FMA, STRICT, root, b.constant(3.1f), b.constant(-0.0f));
    Value clamped =
        b.scalar(ArithmeticOps.CLAMP, STRICT, fused, b.constant(0.0f), b.constant(2.0f));
    b.store(x, b.constant(1), clamped);
    b.returns(b.scalar(ArithmeticOps.REMAINDER, STRICT, seven, b.load(x, b.constant(1))));
    return sample(
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
    return sample("nan", b, () -> new Object[] {Double.NaN, Float.NaN}, a -> notEqual);
  }

  /** Continues of an outer loop from an inner one; both loops carry. */
  public static Sample continues() {
    FunctionBuilder b = new FunctionBuilder("continues", INT);
    Value n = b.parameter(INT, "n");
    Value zero = b.constant(0);
    List<Value> total =
        b.forLoop(
            "outer",
            zero,
            n,
            1,
            List.of(zero, zero),
            (outer, i, c) -> {
              List<Value> inner =
                  b.forLoop(
                      "inner",
                      zero,
                      n,
                      2,
                      List.of(c.get(0)),
                      (l, j, s) -> {
                        Value product = b.whole(WholeOp.MULTIPLY, i, j);
                        b.ifThen(
                            b.compare(Comparison.GT, product, b.constant(20)),
                            () ->
                                b.continueTo(
                                    outer,
                                    s.get(0),
                                    b.whole(WholeOp.ADD, c.get(1), b.constant(1))));
                        return List.of(b.whole(WholeOp.ADD, s.get(0), product));
                      });
              return List.of(inner.get(0), c.get(1));
            });
    Value exits = b.whole(WholeOp.MULTIPLY, total.get(1), b.constant(1000));
    b.returns(b.whole(WholeOp.ADD, total.get(0), exits));
    return sample(
        "continues",
        b,
        () -> new Object[] {9},
        a -> {
          int sum = 0;
          int count = 0;
          outer:
          for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j += 2) {
              if (i * j > 20) {
                count++;
                continue outer;
              }
              sum += i * j;
            }
          }
          return sum + count * 1000;
        });
  }

  /** The index is not used, one carried value is not used, a value is computed for nothing. */
  public static Sample deadIndex() {
    FunctionBuilder b = new FunctionBuilder("power", DOUBLE);
    Value x = b.parameter(DOUBLE, "x");
    Value one = b.constant(1.0);
    b.scalar(ADD, STRICT, x, x);
    List<Value> power =
        b.forLoop(
            "repeat",
            b.constant(0),
            b.constant(100_000),
            10_000,
            List.of(one, one),
            (i, c) -> List.of(b.scalar(MULTIPLY, STRICT, c.get(0), x), x));
    b.returns(power.get(0));
    return sample(
        "power",
        b,
        () -> new Object[] {1.5},
        a -> {
          double p = 1;
          for (int i = 0; i < 10; i++) {
            p *= 1.5;
          }
          return p;
        });
  }

  /** Throws where the argument is negative; the exception is made of two arguments. */
  public static Sample throwing() {
    FunctionBuilder b = new FunctionBuilder("check", INT);
    Value x = b.parameter(INT, "x");
    b.ifThen(
        b.compare(Comparison.LT, x, b.constant(0)),
        () -> {
          Value message =
              b.apply(new Operation.Constant("negative", Type.reference("java/lang/String")));
          b.throwing(
              b.apply(
                  new Operation.Construct(
                      "java/lang/IllegalStateException", "(Ljava/lang/String;)V"),
                  message));
        });
    Value limit = b.apply(new Operation.ReadField("java/lang/Integer", "MAX_VALUE", INT, true));
    Value[] arguments = {b.whole(WholeOp.SUBTRACT, limit, x), b.constant(3)};
    b.returns(b.callStatic(Math.class, "floorMod", "(II)I", arguments));
    return sample(
        "throwing", b, () -> new Object[] {12}, a -> Math.floorMod(Integer.MAX_VALUE - 12, 3));
  }

  /** Loads, stores and calls whose order matters, in one expression. */
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
    Value difference = b.scalar(SUBTRACT, STRICT, after, before);
    Value product = b.scalar(MULTIPLY, STRICT, afterwards, bumped);
    Value sum = b.scalar(ADD, STRICT, product, difference);
    b.returns(b.scalar(SUBTRACT, STRICT, late, sum));
    FunctionBuilder bump = new FunctionBuilder("bump", DOUBLE);
    Value array = bump.parameter(DOUBLE.array(), "x");
    Value index = bump.constant(0);
    Value old = bump.load(array, index);
    bump.store(array, index, bump.scalar(ADD, STRICT, old, bump.constant(1.0)));
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

  private static Sample sample(
      String name,
      FunctionBuilder builder,
      Supplier<Object[]> arguments,
      Function<Object[], Object> java) {
    dev.gradus.compiler.loop.Function function = builder.build();
    LoopProgram program = new LoopProgram(function.name(), List.of(function));
    return new Sample(name, program, function.name(), arguments, java);
  }
}
