package dev.gradus.compiler.loop;

import static dev.gradus.compiler.loop.Type.BOOLEAN;
import static dev.gradus.compiler.loop.Type.DOUBLE;
import static dev.gradus.compiler.loop.Type.INT;
import static dev.gradus.compiler.loop.Type.LONG;

import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.List;
import java.util.stream.Stream;

/** Programs of branches, loops and calls. */
public final class ControlSamples {
  private ControlSamples() {}

  static Stream<Sample> all() {
    return Stream.of(
        countingDown(),
        newton(),
        searchInNestedLoops(),
        fibonacciByRecursion(),
        continues(),
        deadIndex(),
        throwing(),
        swap(),
        booleans());
  }

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
    return Samples.sample(
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
              Value quotient = b.scalar(ArithmeticOps.DIVIDE, Samples.STRICT, a, x.get(0));
              Value sum = b.scalar(Samples.ADD, Samples.STRICT, x.get(0), quotient);
              Value next = b.scalar(Samples.MULTIPLY, Samples.STRICT, half, sum);
              b.ifThen(b.compare(Comparison.GE, next, x.get(0)), () -> b.breakTo(label, x.get(0)));
              return List.of(next);
            });
    b.returns(root.get(0));
    return Samples.sample(
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
    return Samples.sample(
        "search", b, () -> new Object[] {new double[][] {{1, 2}, {}, {3, 4, 5, 6}}, 5.0}, a -> 202);
  }

  /** Carried values change places, one of them through an expression. */
  public static Sample fibonacciByRecursion() {
    FunctionBuilder b = new FunctionBuilder("fibonacci", LONG);
    Value n = b.parameter(INT, "n");
    b.ifThen(b.compare(Comparison.LT, n, b.constant(2)), () -> b.returns(b.convert(LONG, n)));
    Value one = b.call("fibonacci", LONG, b.whole(WholeOp.SUBTRACT, n, b.constant(1)));
    Value two = b.call("fibonacci", LONG, b.whole(WholeOp.SUBTRACT, n, b.constant(2)));
    b.returns(b.whole(WholeOp.ADD, one, two));
    return Samples.sample("fibonacci", b, () -> new Object[] {15}, a -> 610L);
  }

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
    return Samples.sample(
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
    b.scalar(Samples.ADD, Samples.STRICT, x, x);
    List<Value> power =
        b.forLoop(
            "repeat",
            b.constant(0),
            b.constant(100_000),
            10_000,
            List.of(one, one),
            (i, c) -> List.of(b.scalar(Samples.MULTIPLY, Samples.STRICT, c.get(0), x), x));
    b.returns(power.get(0));
    return Samples.sample(
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
    return Samples.sample(
        "throwing", b, () -> new Object[] {12}, a -> Math.floorMod(Integer.MAX_VALUE - 12, 3));
  }

  /** Loads, stores and calls whose order matters, in one expression. */
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
                    b.scalar(Samples.SUBTRACT, Samples.STRICT, c.get(1), b.convert(DOUBLE, i))));
    Value hundred = b.constant(100.0);
    Value high =
        b.scalar(
            Samples.MULTIPLY,
            Samples.STRICT,
            end.get(0),
            b.scalar(Samples.MULTIPLY, Samples.STRICT, hundred, hundred));
    Value middle = b.scalar(Samples.MULTIPLY, Samples.STRICT, end.get(1), hundred);
    b.returns(
        b.scalar(
            Samples.ADD,
            Samples.STRICT,
            b.scalar(Samples.ADD, Samples.STRICT, high, middle),
            end.get(2)));
    return Samples.sample(
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
    return Samples.sample(
        "booleans",
        b,
        () -> new Object[] {5, false, new boolean[2]},
        a -> {
          ((boolean[]) a[2])[0] = true;
          ((boolean[]) a[2])[1] = false;
          return 11;
        });
  }
}
