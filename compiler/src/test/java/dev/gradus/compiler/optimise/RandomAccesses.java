package dev.gradus.compiler.optimise;

import static dev.gradus.compiler.loop.Type.DOUBLE;
import static dev.gradus.compiler.loop.Type.INT;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random program about arrays: a few elements are read and written again and again, in loops and
 * branches; arrays may be the same, short or missing, so that many runs end by an exception.
 */
final class RandomAccesses {
  private static final Type ROW = DOUBLE.array();

  private final Random random;
  private final FunctionBuilder f = new FunctionBuilder("entry", DOUBLE);
  private final List<Value> arrays = new ArrayList<>();
  private final List<Value> indices = new ArrayList<>();
  private final List<Value> reals = new ArrayList<>();
  private final List<Label> loops = new ArrayList<>();
  private Value rows;
  private int budget = 40;

  private RandomAccesses(long seed) {
    random = new Random(seed);
  }

  /**
   * The program of a seed: {@code double entry(double[], double[], double[][], int, int, double)}.
   */
  static LoopProgram of(long seed) {
    RandomAccesses program = new RandomAccesses(seed);
    return new LoopProgram("accesses" + seed, List.of(program.entry(), helper()));
  }

  /** Arguments; arrays are distinct objects if {@code distinct}. */
  static Object[] arguments(long seed, boolean distinct) {
    Random random = new Random(~seed);
    double[] a = random.doubles(random.nextInt(6), -2, 3).toArray();
    double[] b = distinct || random.nextBoolean() ? random.doubles(4, -2, 3).toArray() : a;
    double[][] rows = new double[random.nextInt(5)][];
    for (int i = 0; i < rows.length; i++) {
      int kind = random.nextInt(6);
      rows[i] =
          kind == 0 ? null : kind == 1 ? a : kind == 2 ? b : random.doubles(4, -1, 1).toArray();
    }
    boolean missing = random.nextInt(12) == 0;
    return new Object[] {
      a, missing ? null : b, rows, random.nextInt(7) - 1, random.nextInt(4), random.nextDouble()
    };
  }

  /** Writes to one array between two reads of the other, which may be the same. */
  private static Function helper() {
    FunctionBuilder h = new FunctionBuilder("helper", DOUBLE);
    Value a = h.parameter(ROW, "a");
    Value b = h.parameter(ROW, "b");
    Value k = h.parameter(INT, "k");
    Value read = h.load(b, k);
    h.store(a, k, h.scalar(ArithmeticOps.ADD, Flavour.JAVA, read, read));
    h.returns(h.scalar(ArithmeticOps.MULTIPLY, Flavour.JAVA, read, h.load(b, k)));
    return h.build();
  }

  private Function entry() {
    arrays.add(f.parameter(ROW, "a"));
    arrays.add(f.parameter(ROW, "b"));
    rows = f.parameter(ROW.array(), "rows");
    indices.add(f.parameter(INT, "n"));
    indices.add(f.parameter(INT, "k"));
    reals.add(f.parameter(DOUBLE, "x"));
    if (random.nextBoolean()) {
      guard();
    }
    statements(0);
    f.returns(real());
    return f.build();
  }

  private void guard() {
    Value length = f.length(array());
    Comparison comparison = random.nextBoolean() ? Comparison.GT : Comparison.NE;
    Value bad = f.compare(comparison, indices.get(random.nextInt(2)), length);
    f.ifThen(bad, () -> f.returns(real()));
  }

  private void statements(int depth) {
    int count = 2 + random.nextInt(depth == 0 ? 7 : 4);
    for (int i = 0; i < count && budget-- > 0; i++) {
      if (depth < 3 && random.nextInt(3) == 0) {
        structure(depth);
      } else {
        instruction();
      }
    }
  }

  private void instruction() {
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> reals.add(f.load(array(), index()));
      case 3, 4 -> f.store(array(), index(), real());
      case 5, 6, 7 -> accumulate(array(), index());
      case 8 -> reals.add(f.scalar(ArithmeticOps.MULTIPLY, Flavour.JAVA, real(), real()));
      case 9 -> arrays.add(f.load(rows, index()));
      case 10 -> arrays.add(f.newArray(ROW, size()));
      case 11 -> exotic();
      case 12 -> indices.add(f.whole(WholeOp.ADD, index(), f.constant(random.nextInt(4) - 2)));
      default -> f.store(rows, index(), array());
    }
  }

  private void exotic() {
    switch (random.nextInt(5)) {
      case 0 -> f.callStatic(java.util.Arrays.class, "fill", "([DD)V", array(), real());
      case 1 -> reals.add(f.call("helper", DOUBLE, array(), array(), index()));
      case 2 -> arrays.add(f.apply(new Operation.CloneArray(), array()));
      case 3 -> indices.add(f.whole(WholeOp.DIVIDE, index(), index()));
      default -> arrays.add(f.choose(condition(), array(), array()));
    }
  }

  private void accumulate(Value array, Value index) {
    Value old = f.load(array, index);
    Value more = random.nextBoolean() ? real() : f.load(array(), index());
    f.store(array, index, f.scalar(ArithmeticOps.ADD, Flavour.JAVA, old, more));
  }

  private void structure(int depth) {
    switch (random.nextInt(5)) {
      case 0 ->
          f.ifElse(condition(), () -> scoped(() -> statements(depth + 1)), () -> other(depth));
      case 1 -> endless(depth);
      case 2 ->
          f.labelled(
              "block",
              List.of(),
              label -> {
                scoped(() -> statements(depth + 1));
                f.ifThen(condition(), () -> f.breakTo(label));
                scoped(() -> statements(depth + 1));
                return List.of();
              });
      default -> counted(depth);
    }
  }

  private void other(int depth) {
    if (random.nextBoolean()) {
      scoped(() -> statements(depth + 1));
    }
  }

  private void counted(int depth) {
    Value from = random.nextInt(4) == 0 ? index() : f.constant(0);
    Value to =
        switch (random.nextInt(4)) {
          case 0 -> indices.get(0);
          case 1 -> f.constant(random.nextInt(4));
          default -> f.length(array());
        };
    boolean up = random.nextInt(4) != 0;
    Value last = up ? to : f.constant(-1);
    Value first = up ? from : f.whole(WholeOp.SUBTRACT, to, f.constant(1));
    List<Value> sums =
        f.forLoop(
            "for",
            first,
            last,
            up ? 1 : -1,
            List.of(real(), real()),
            (label, index, carried) -> {
              List<Value> next = new ArrayList<>();
              loops.add(label);
              scoped(
                  () -> {
                    indices.add(index);
                    indices.add(index);
                    reals.addAll(carried);
                    statements(depth + 1);
                    if (random.nextInt(3) == 0) {
                      f.ifThen(condition(), () -> jump(label, carried));
                    }
                    next.add(real());
                    next.add(random.nextBoolean() ? carried.get(1) : real());
                  });
              loops.remove(loops.size() - 1);
              return next;
            });
    reals.addAll(sums);
  }

  private void jump(Label label, List<Value> carried) {
    switch (random.nextInt(3)) {
      case 0 -> f.breakTo(label, carried);
      case 1 -> f.continueTo(label, carried);
      default -> f.returns(real());
    }
  }

  private void endless(int depth) {
    List<Value> left =
        f.loop(
            "loop",
            List.of(f.constant(random.nextInt(4))),
            List.of(DOUBLE),
            (label, carried) -> {
              Value rest = carried.get(0);
              Value over = f.compare(Comparison.LE, rest, f.constant(0));
              scoped(() -> statements(depth + 1));
              f.ifThen(over, () -> f.breakTo(label, real()));
              scoped(() -> statements(depth + 1));
              return List.of(f.whole(WholeOp.SUBTRACT, rest, f.constant(1)));
            });
    reals.addAll(left);
  }

  private Value condition() {
    return random.nextBoolean()
        ? f.compare(Comparison.LT, index(), index())
        : f.compare(Comparison.LT, real(), real());
  }

  private Value array() {
    return arrays.get(random.nextInt(arrays.size()));
  }

  private Value index() {
    int kind = random.nextInt(8);
    if (kind < 3) {
      return f.constant(random.nextInt(10) == 0 ? 4 : random.nextInt(3));
    }
    Value index = indices.get(Math.max(0, indices.size() - 1 - random.nextInt(4)));
    return kind == 7
        ? f.whole(WholeOp.SUBTRACT, index, f.constant(1))
        : kind == 6 ? f.whole(WholeOp.AND, index, f.constant(3)) : index;
  }

  private Value size() {
    return random.nextInt(4) == 0 ? indices.get(0) : f.constant(1 + random.nextInt(4));
  }

  private Value real() {
    return random.nextInt(8) == 0
        ? f.constant(random.nextInt(3) - 1.0)
        : reals.get(random.nextInt(reals.size()));
  }

  private void scoped(Runnable body) {
    int a = arrays.size();
    int i = indices.size();
    int r = reals.size();
    body.run();
    arrays.subList(a, arrays.size()).clear();
    indices.subList(i, indices.size()).clear();
    reals.subList(r, reals.size()).clear();
  }
}
