package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.List;

/** The operations of a save stack on arrays: those of {@link dev.gradus.runtime.SaveStack}. */
record StackFunctions(Function reserve, Function release, Function push, Function pop) {
  /** Room to begin with. */
  static final int INITIAL = 64;

  static StackFunctions of(Type type, Merger names) {
    Function reserve = reserve(type, names.reserve("reserve"));
    Function release = release(names.reserve("release"));
    Function push = push(type, names.reserve("push"), reserve);
    return new StackFunctions(reserve, release, push, pop(type, names.reserve("pop")));
  }

  List<Function> functions() {
    return List.of(reserve, release, push, pop);
  }

  private static Function reserve(Type type, String name) {
    FunctionBuilder f = new FunctionBuilder(name, Type.INT);
    Value data = f.parameter(type.array().array(), "data");
    Value count = f.parameter(Type.INT.array(), "count");
    Value more = f.parameter(Type.INT, "more");
    Value zero = f.constant(0);
    Value base = f.load(count, zero);
    Value end = f.whole(WholeOp.ADD, base, more);
    Value full = f.compare(Operation.Comparison.GT, end, f.length(f.load(data, zero)));
    f.ifThen(
        full,
        () -> {
          Value old = f.load(data, zero);
          Value grown = f.newArray(type.array(), f.whole(WholeOp.ADD, end, end));
          f.forLoop("copy", zero, base, 1, i -> f.store(grown, i, f.load(old, i)));
          f.store(data, zero, grown);
        });
    f.store(count, zero, end);
    f.returns(base);
    return f.build();
  }

  private static Function release(String name) {
    FunctionBuilder f = new FunctionBuilder(name, Type.INT);
    Value count = f.parameter(Type.INT.array(), "count");
    Value less = f.parameter(Type.INT, "less");
    Value zero = f.constant(0);
    Value end = f.whole(WholeOp.SUBTRACT, f.load(count, zero), less);
    f.store(count, zero, end);
    f.returns(end);
    return f.build();
  }

  private static Function push(Type type, String name, Function reserve) {
    FunctionBuilder f = new FunctionBuilder(name, Type.VOID);
    Value data = f.parameter(type.array().array(), "data");
    Value count = f.parameter(Type.INT.array(), "count");
    Value value = f.parameter(type, "value");
    Value place = f.call(reserve.name(), Type.INT, data, count, f.constant(1));
    f.store(f.load(data, f.constant(0)), place, value);
    return f.build();
  }

  private static Function pop(Type type, String name) {
    FunctionBuilder f = new FunctionBuilder(name, type);
    Value data = f.parameter(type.array().array(), "data");
    Value count = f.parameter(Type.INT.array(), "count");
    Value zero = f.constant(0);
    Value last = f.whole(WholeOp.SUBTRACT, f.load(count, zero), f.constant(1));
    f.store(count, zero, last);
    f.returns(f.load(f.load(data, zero), last));
    return f.build();
  }
}
