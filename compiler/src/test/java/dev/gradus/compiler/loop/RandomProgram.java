package dev.gradus.compiler.loop;

import static dev.gradus.compiler.loop.Type.BOOLEAN;
import static dev.gradus.compiler.loop.Type.DOUBLE;
import static dev.gradus.compiler.loop.Type.FLOAT;
import static dev.gradus.compiler.loop.Type.INT;
import static dev.gradus.compiler.loop.Type.LONG;

import dev.gradus.runtime.SaveStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random well-formed program that ends: an entry and helpers that it calls. The arrays it is
 * given have eight elements and all indices are masked, so that most runs end without exception.
 */
public final class RandomProgram {
  private static final List<Type> SCALARS = List.of(DOUBLE, FLOAT, INT, LONG, BOOLEAN);
  private static final List<Type> PARAMETERS =
      List.of(
          DOUBLE.array(),
          FLOAT.array(),
          INT.array(),
          DOUBLE.array().array(),
          BOOLEAN.array(),
          Typing.SAVE_STACK,
          DOUBLE,
          FLOAT,
          INT,
          LONG,
          BOOLEAN);
  static final String ENTRY = "entry";

  private record Jump(Label label, List<Type> results, boolean isLoop, List<Type> carried) {}

  private final Random random;
  private final List<Function> helpers = new ArrayList<>();
  private FunctionBuilder builder;
  private RandomInstructions instructions;
  private Type result;
  private final List<Jump> jumps = new ArrayList<>();
  private int budget;

  private RandomProgram(long seed) {
    random = new Random(seed);
  }

  /** The program of a seed. */
  public static LoopProgram of(long seed) {
    RandomProgram program = new RandomProgram(seed);
    int count = program.random.nextInt(3);
    for (int i = 0; i < count; i++) {
      program.helpers.add(program.function("helper" + i, program.anyScalar(), 12));
    }
    List<Function> functions = new ArrayList<>();
    functions.add(program.function(ENTRY, program.anyScalar(), 60));
    functions.addAll(program.helpers);
    return new LoopProgram("random" + seed, functions);
  }

  /** Arguments for the entry, the same for the same seed. */
  public static Object[] arguments(long seed) {
    Random random = new Random(~seed);
    double[] doubles = random.doubles(8, -2, 3).toArray();
    float[] floats = new float[8];
    int[] ints = random.ints(8, -5, 12).toArray();
    double[][] rows = new double[8][];
    boolean[] flags = new boolean[8];
    for (int i = 0; i < 8; i++) {
      floats[i] = random.nextFloat() * 4 - 2;
      rows[i] = random.doubles(8, -1, 1).toArray();
      flags[i] = random.nextBoolean();
    }
    doubles[random.nextInt(8)] = Double.NaN;
    doubles[random.nextInt(8)] = -0.0;
    floats[random.nextInt(8)] = Float.POSITIVE_INFINITY;
    return new Object[] {
      doubles,
      floats,
      ints,
      rows,
      flags,
      new SaveStack(),
      random.nextDouble(),
      random.nextFloat(),
      random.nextInt(100) - 30,
      random.nextLong(),
      random.nextBoolean()
    };
  }

  private Function function(String name, Type type, int size) {
    builder = new FunctionBuilder(name, type);
    result = type;
    budget = size;
    instructions = new RandomInstructions(random, builder, helpers);
    for (Type parameter : PARAMETERS) {
      instructions.see(builder.parameter(parameter, ""));
    }
    statements(0);
    builder.returns(instructions.any(type));
    return builder.build();
  }

  private void statements(int depth) {
    int count = 2 + random.nextInt(depth == 0 ? 12 : 5);
    for (int i = 0; i < count; i++) {
      if (budget-- > 0 && depth < 4 && random.nextInt(4) == 0) {
        structure(depth);
      } else {
        builder.at(new Position("Random.java", 1 + random.nextInt(100)));
        instructions.add();
      }
    }
  }

  private void structure(int depth) {
    switch (random.nextInt(5)) {
      case 0 -> branch(depth);
      case 1, 2 -> counted(depth);
      case 3 -> loop(depth);
      default -> labelled(depth);
    }
  }

  /** Builds the inside of a block; gives values to yield unless the block jumps away. */
  private List<Value> body(int depth, List<Type> yielded) {
    statements(depth + 1);
    if (!jumps.isEmpty() && random.nextInt(3) == 0) {
      guardedJump();
    }
    if (random.nextInt(40) == 0) {
      jump();
      return List.of();
    }
    return instructions.all(yielded);
  }

  private void guardedJump() {
    Value condition = instructions.any(BOOLEAN);
    builder.ifThen(
        condition,
        () ->
            instructions.scoped(
                () -> {
                  if (random.nextBoolean()) {
                    instructions.add();
                  }
                  jump();
                }));
  }

  private void jump() {
    int kind = random.nextInt(12);
    if (kind == 0 || jumps.isEmpty()) {
      builder.returns(instructions.any(result));
    } else if (kind == 1) {
      builder.throwing(
          builder.apply(new Operation.Construct("java/lang/IllegalStateException", "()V")));
    } else {
      Jump target = jumps.get(random.nextInt(jumps.size()));
      if (target.isLoop() && random.nextBoolean()) {
        builder.continueTo(target.label(), instructions.all(target.carried()));
      } else {
        builder.breakTo(target.label(), instructions.all(target.results()));
      }
    }
  }

  private void branch(int depth) {
    List<Type> types = someScalars();
    Value condition = instructions.any(BOOLEAN);
    List<Value> results =
        builder.ifElse(
            condition,
            types,
            () -> instructions.scoped(() -> body(depth, types)),
            () -> instructions.scoped(() -> body(depth, types)));
    results.forEach(instructions::see);
  }

  private void counted(int depth) {
    int step = random.nextBoolean() ? 1 : random.nextInt(3) - 4;
    int trips = random.nextInt(5);
    Value from = random.nextBoolean() ? builder.constant(2) : instructions.index();
    Value to = builder.whole(Operation.WholeOp.ADD, from, builder.constant(step * trips));
    List<Type> types = someScalars();
    List<Value> results =
        builder.forLoop(
            "for",
            from,
            to,
            step,
            instructions.all(types),
            (label, index, carried) ->
                instructions.scoped(
                    () -> {
                      instructions.see(index);
                      carried.forEach(instructions::see);
                      return within(new Jump(label, types, true, types), depth, types);
                    }));
    results.forEach(instructions::see);
  }

  /** A loop with a countdown, carried first and never touched otherwise. */
  private void loop(int depth) {
    List<Type> types = someScalars();
    List<Type> results = someScalars();
    List<Value> initial = new ArrayList<>(instructions.all(types));
    initial.add(0, builder.constant(random.nextInt(6)));
    List<Value> left =
        builder.loop(
            "loop",
            initial,
            results,
            (label, carried) ->
                instructions.scoped(
                    () -> {
                      carried.subList(1, carried.size()).forEach(instructions::see);
                      Value rest = carried.get(0);
                      Value over =
                          builder.compare(Operation.Comparison.LE, rest, builder.constant(0));
                      builder.ifThen(over, () -> builder.breakTo(label, instructions.all(results)));
                      Value less =
                          builder.whole(Operation.WholeOp.SUBTRACT, rest, builder.constant(1));
                      List<Value> next =
                          within(new Jump(label, results, false, List.of()), depth, types);
                      List<Value> all = new ArrayList<>(next);
                      all.add(0, less);
                      return all;
                    }));
    left.forEach(instructions::see);
  }

  private void labelled(int depth) {
    List<Type> types = someScalars();
    List<Value> results =
        builder.labelled(
            "block",
            types,
            label ->
                instructions.scoped(
                    () -> within(new Jump(label, types, false, List.of()), depth, types)));
    results.forEach(instructions::see);
  }

  private List<Value> within(Jump jump, int depth, List<Type> yielded) {
    jumps.add(jump);
    List<Value> values = body(depth, yielded);
    jumps.remove(jumps.size() - 1);
    return values;
  }

  private Type anyScalar() {
    return SCALARS.get(random.nextInt(SCALARS.size()));
  }

  private List<Type> someScalars() {
    List<Type> types = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      types.add(anyScalar());
    }
    return types;
  }
}
