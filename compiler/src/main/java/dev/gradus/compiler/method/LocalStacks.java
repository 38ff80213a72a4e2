package dev.gradus.compiler.method;

import dev.gradus.compiler.inline.Inliner;
import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Rewriter;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the save stacks of derivatives inside a method into arrays of the method's own, which a
 * reverse sweep knows how to run backwards: for each type of values an array that grows, held in an
 * array of one element, and a count. A program whose stacks have shadows stays as it is.
 */
final class LocalStacks extends Rewriter {
  private final Map<Type, StackFunctions> functions;
  private final Function original;
  private final Map<Value, Map<Type, Cells>> stacks = new HashMap<>();
  private final Map<Value, Type> casts;
  private boolean started;

  /** The arrays that stand for one type of a stack. */
  private record Cells(Value data, Value count) {}

  private LocalStacks(Function original, Map<Type, StackFunctions> functions) {
    this.original = original;
    this.casts = StackUse.casts(original);
    this.functions = functions;
  }

  static LoopProgram apply(LoopProgram program) {
    if (!StackUse.isLocal(program)) {
      return program;
    }
    Merger names = new Merger();
    program.functions().forEach(f -> names.reserve(f.name()));
    Map<Type, StackFunctions> functions = new LinkedHashMap<>();
    for (Type type : StackUse.types(program)) {
      functions.put(type, StackFunctions.of(type, names));
    }
    List<Function> all = new ArrayList<>();
    for (Function f : program.functions()) {
      all.add(new LocalStacks(f, functions).function());
    }
    functions.values().forEach(f -> all.addAll(f.functions()));
    return Inliner.inline(new LoopProgram(program.name(), all));
  }

  private Function function() {
    Function rewritten = rewrite(original);
    List<Value> parameters = new ArrayList<>();
    for (Value p : original.parameters()) {
      if (p.type().equals(Typing.SAVE_STACK)) {
        parameters.addAll(arrays(p));
      } else {
        parameters.add(p);
      }
    }
    return new Function(rewritten.name(), parameters, rewritten.result(), rewritten.body());
  }

  private List<Value> arrays(Value stack) {
    List<Value> arrays = new ArrayList<>();
    for (Cells cells : stacks.get(stack).values()) {
      arrays.add(cells.data());
      arrays.add(cells.count());
    }
    return arrays;
  }

  @Override
  protected void enter(Block block) {
    if (started) {
      return;
    }
    started = true;
    for (Value p : original.parameters()) {
      if (p.type().equals(Typing.SAVE_STACK)) {
        Map<Type, Cells> cells = new LinkedHashMap<>();
        for (Type type : functions.keySet()) {
          cells.put(type, new Cells(fresh(type.array().array()), fresh(Type.INT.array())));
        }
        stacks.put(p, cells);
      }
    }
  }

  @Override
  protected void instruction(Statement.Instruction i) {
    Operation operation = i.operation();
    if (StackUse.isFresh(operation)) {
      fresh(i);
    } else if (operation instanceof Operation.Call) {
      List<Value> arguments = new ArrayList<>();
      for (Value a : i.arguments()) {
        arguments.addAll(a.type().equals(Typing.SAVE_STACK) ? arrays(a) : List.of(a));
      }
      add(new Statement.Instruction(i.results(), operation, arguments, i.position()));
    } else if (operation instanceof Operation.Cast cast
        && i.arguments().get(0).type().equals(cast.to())) {
      replace(i.results().get(0), i.arguments().get(0));
    } else if (StackUse.isPopReference(operation)) {
      popReference(i);
    } else if (i.arguments().stream().anyMatch(a -> a.type().equals(Typing.SAVE_STACK))) {
      onStack(i);
    } else {
      add(i);
    }
  }

  /** A stack starts empty. */
  private void fresh(Statement.Instruction i) {
    Position at = i.position();
    Map<Type, Cells> cells = new LinkedHashMap<>();
    Value one = apply(new Operation.Constant(1, Type.INT), List.of(), Type.INT, at);
    Value room =
        apply(new Operation.Constant(StackFunctions.INITIAL, Type.INT), List.of(), Type.INT, at);
    for (Type type : functions.keySet()) {
      Type cell = type.array().array();
      Value data = apply(new Operation.NewArray(cell), List.of(one, room), cell, at);
      Type counts = Type.INT.array();
      Value count = apply(new Operation.NewArray(counts), List.of(one), counts, at);
      cells.put(type, new Cells(data, count));
    }
    stacks.put(i.results().get(0), cells);
  }

  /** Arrays of each type have a stack of their own; what is taken needs no cast. */
  private void popReference(Statement.Instruction i) {
    Type type = casts.get(i.results().get(0));
    Cells cells = stacks.get(i.arguments().get(0)).get(type);
    Operation call = new Operation.Call(functions.get(type).pop().name(), type);
    List<Value> arguments = List.of(cells.data(), cells.count());
    replace(i.results().get(0), apply(call, arguments, type, i.position()));
  }

  private void onStack(Statement.Instruction i) {
    Type type = StackUse.type(i).orElseThrow();
    StackFunctions f = functions.get(type);
    Cells cells = stacks.get(i.arguments().get(0)).get(type);
    Operation operation = i.operation();
    if (operation instanceof Operation.Push || isPushReference(operation)) {
      call(i, f.push(), List.of(cells.data(), cells.count(), i.arguments().get(1)));
    } else if (operation instanceof Operation.Pop) {
      call(i, f.pop(), List.of(cells.data(), cells.count()));
    } else {
      String name = ((Operation.StaticCall) operation).name();
      if (name.startsWith("reserve")) {
        call(i, f.reserve(), List.of(cells.data(), cells.count(), i.arguments().get(1)));
      } else if (name.startsWith("release")) {
        call(i, f.release(), List.of(cells.count(), i.arguments().get(1)));
      } else {
        Value zero = apply(new Operation.Constant(0, Type.INT), List.of(), Type.INT, i.position());
        List<Value> element = List.of(cells.data(), zero);
        add(new Statement.Instruction(i.results(), new Operation.Load(), element, i.position()));
      }
    }
  }

  private static boolean isPushReference(Operation operation) {
    return operation instanceof Operation.StaticCall c && c.name().equals("pushReference");
  }

  private void call(Statement.Instruction i, Function callee, List<Value> arguments) {
    Operation call = new Operation.Call(callee.name(), callee.result());
    add(new Statement.Instruction(i.results(), call, arguments, i.position()));
  }
}
