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
import dev.gradus.dsl.op.ActivationOps;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.ExponentialOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.dsl.op.TrigonometricOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random instructions on the values in sight. */
final class RandomInstructions {
  private static final List<ScalarOp> REAL =
      List.of(
          ArithmeticOps.ADD,
          ArithmeticOps.SUBTRACT,
          ArithmeticOps.MULTIPLY,
          ArithmeticOps.DIVIDE,
          ArithmeticOps.REMAINDER,
          ArithmeticOps.NEGATE,
          ArithmeticOps.FMA,
          ArithmeticOps.MIN,
          ArithmeticOps.CLAMP,
          ArithmeticOps.SQUARE,
          ArithmeticOps.SQRT,
          ArithmeticOps.RSQRT,
          ExponentialOps.EXP,
          ExponentialOps.XLOGY,
          TrigonometricOps.SIN,
          ActivationOps.SIGMOID,
          SelectionOps.STOP_GRADIENT);

  private final Random random;
  private final FunctionBuilder builder;
  private final List<Function> helpers;
  private final List<Value> visible = new ArrayList<>();

  RandomInstructions(Random random, FunctionBuilder builder, List<Function> helpers) {
    this.random = random;
    this.builder = builder;
    this.helpers = helpers;
  }

  void see(Value value) {
    visible.add(value);
  }

  /** Runs a body whose values are out of sight afterwards. */
  <T> T scoped(Supplier<T> body) {
    int size = visible.size();
    T given = body.get();
    visible.subList(size, visible.size()).clear();
    return given;
  }

  void scoped(Runnable body) {
    scoped(
        () -> {
          body.run();
          return size();
        });
  }

  private int size() {
    return visible.size();
  }

  List<Value> all(List<Type> types) {
    return types.stream().map(this::any).toList();
  }

  /** A value of a type, mostly a recent one, now and then a literal. */
  Value any(Type type) {
    List<Value> candidates = visible.stream().filter(v -> v.type().equals(type)).toList();
    boolean literal = type.rank() == 0 && type.kind() != Type.Kind.REFERENCE;
    if (candidates.isEmpty() || literal && random.nextInt(7) == 0) {
      return literal(type);
    }
    int back = (int) Math.abs(random.nextGaussian() * 4);
    return candidates.get(Math.max(0, candidates.size() - 1 - back));
  }

  private Value literal(Type type) {
    return switch (type.kind()) {
      case DOUBLE -> builder.constant(List.of(0.0, -0.0, 1.0, 0.5, -3.25).get(random.nextInt(5)));
      case FLOAT -> builder.constant(List.of(0f, -0f, 1f, 2f, 0.1f).get(random.nextInt(5)));
      case INT -> builder.constant(List.of(0, -1, 5, 100, 40_000, -70_000).get(random.nextInt(6)));
      case LONG -> builder.constant(List.of(0L, 1L, -7L, 1L << 40).get(random.nextInt(4)));
      default -> builder.constant(random.nextBoolean());
    };
  }

  /** An int between 0 and 7. */
  Value index() {
    return builder.whole(WholeOp.AND, any(INT), builder.constant(7));
  }

  void add() {
    switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> see(real());
      case 4, 5 -> see(whole());
      case 6 -> see(compare());
      case 7 -> see(logic());
      case 8 -> see(choose());
      case 9 -> see(convert());
      case 10, 11 -> see(load());
      case 12 -> store();
      default -> special();
    }
  }

  private Type real(int odds) {
    return random.nextInt(odds) == 0 ? FLOAT : DOUBLE;
  }

  private Value real() {
    ScalarOp op = REAL.get(random.nextInt(REAL.size()));
    Flavour flavour = Flavour.values()[random.nextInt(3)];
    Type type = real(3);
    Value[] operands = new Value[op.arity()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = any(type);
    }
    return builder.scalar(op, flavour, operands);
  }

  private Value whole() {
    Type type = random.nextBoolean() ? INT : LONG;
    WholeOp op = WholeOp.values()[random.nextInt(WholeOp.values().length)];
    Value a = any(type);
    Value b = any(type);
    return switch (op) {
      case NEGATE, ABS -> builder.whole(op, a);
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> builder.whole(op, a, any(INT));
      case DIVIDE, REMAINDER -> builder.whole(op, a, odd(type, b));
      default -> builder.whole(op, a, b);
    };
  }

  /** Nearly always odd, hence no divisor 0. */
  private Value odd(Type type, Value value) {
    Value one = type.equals(INT) ? builder.constant(1) : builder.constant(1L);
    return random.nextInt(10) == 0 ? value : builder.whole(WholeOp.OR, value, one);
  }

  private Value compare() {
    if (random.nextInt(4) == 0) {
      Type type = real(2);
      return builder.scalar(ComparisonOps.LESS, Flavour.STRICT, any(type), any(type));
    }
    Type type = List.of(DOUBLE, FLOAT, INT, INT, LONG).get(random.nextInt(5));
    Comparison comparison = Comparison.values()[random.nextInt(6)];
    return builder.compare(comparison, any(type), any(type));
  }

  private Value logic() {
    if (random.nextInt(4) == 0) {
      Comparison comparison = random.nextBoolean() ? Comparison.EQ : Comparison.NE;
      return builder.compare(comparison, any(BOOLEAN), any(BOOLEAN));
    }
    LogicOp op = LogicOp.values()[random.nextInt(4)];
    return op == LogicOp.NOT
        ? builder.logic(op, any(BOOLEAN))
        : builder.logic(op, any(BOOLEAN), any(BOOLEAN));
  }

  private Value choose() {
    Type type = List.of(DOUBLE, FLOAT, INT, LONG, BOOLEAN, DOUBLE.array()).get(random.nextInt(6));
    if (type.isReal() && random.nextBoolean()) {
      return builder.scalar(
          SelectionOps.SELECT, Flavour.STRICT, any(BOOLEAN), any(type), any(type));
    }
    return builder.choose(any(BOOLEAN), any(type), any(type));
  }

  private Value convert() {
    List<Type> targets =
        List.of(DOUBLE, FLOAT, INT, LONG, Typing.of("B"), Typing.of("C"), Typing.of("S"));
    Type from = List.of(DOUBLE, FLOAT, INT, LONG, BOOLEAN).get(random.nextInt(5));
    return builder.convert(targets.get(random.nextInt(targets.size())), any(from));
  }

  private Value load() {
    Value array = any(anyArray());
    return builder.load(array, index());
  }

  private Type anyArray() {
    List<Type> arrays =
        List.of(
            DOUBLE.array(), FLOAT.array(), INT.array(), DOUBLE.array().array(), BOOLEAN.array());
    return arrays.get(random.nextInt(arrays.size()));
  }

  private void store() {
    Value array = any(anyArray());
    builder.store(array, index(), any(array.type().element()));
  }

  private void special() {
    switch (random.nextInt(5)) {
      case 0 -> {
        Value stack = any(Typing.SAVE_STACK);
        Value saved = any(List.of(DOUBLE, FLOAT, INT, LONG, BOOLEAN).get(random.nextInt(5)));
        builder.push(stack, saved);
        add();
        see(builder.pop(stack, saved.type()));
      }
      case 1 -> see(builder.newArray(DOUBLE.array(), builder.constant(8)));
      case 2 -> see(builder.apply(new Operation.CloneArray(), any(DOUBLE.array())));
      case 3 -> see(builder.length(any(anyArray())));
      default -> call();
    }
  }

  private void call() {
    if (helpers.isEmpty() || random.nextBoolean()) {
      see(builder.callStatic(Math.class, "floorMod", "(II)I", any(INT), odd(INT, any(INT))));
      return;
    }
    Function helper = helpers.get(random.nextInt(helpers.size()));
    Value[] arguments = helper.parameters().stream().map(p -> any(p.type())).toArray(Value[]::new);
    see(builder.call(helper.name(), helper.result(), arguments));
  }
}
