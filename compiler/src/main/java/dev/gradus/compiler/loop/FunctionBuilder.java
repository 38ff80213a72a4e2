package dev.gradus.compiler.loop;

import dev.gradus.dsl.op.ScalarOp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Builds one function from first statement to last. Bodies of structured statements are built by
 * the callbacks, which give the values the body yields; what a callback gives is ignored where it
 * has ended its block itself (by {@link #breakTo}, {@link #continueTo}, {@link #returns}, {@link
 * #throwing}).
 *
 * <p>Types are checked as instructions are added; scopes only by {@link Checker}.
 */
public final class FunctionBuilder {

  /** Builds the body of a counted loop; gives the next carried values. */
  public interface ForBody {
    List<Value> build(Value index, List<Value> carried);
  }

  /** As {@link ForBody}, for bodies that break or continue. */
  public interface LabelledForBody {
    List<Value> build(Label label, Value index, List<Value> carried);
  }

  /** Builds the body of a loop; gives the next carried values. */
  public interface LoopBody {
    List<Value> build(Label label, List<Value> carried);
  }

  /** Builds the body of a labelled block; gives its results. */
  public interface LabelledBody {
    List<Value> build(Label label);
  }

  private static final class Open {
    final List<Statement> statements = new ArrayList<>();
    Optional<Terminator> end = Optional.empty();
  }

  private final String name;
  private final Type result;
  private final List<Value> parameters = new ArrayList<>();
  private final Deque<Open> blocks = new ArrayDeque<>();
  private Position position = Position.NONE;
  private int nextId;

  public FunctionBuilder(String name, Type result) {
    this.name = name;
    this.result = result;
    blocks.push(new Open());
  }

  /** Adds a parameter. */
  public Value parameter(Type type, String name) {
    Value parameter = value(type, name);
    parameters.add(parameter);
    return parameter;
  }

  /** A fresh value, for statements added by {@link #add}. */
  public Value value(Type type, String name) {
    return new Value(nextId++, type, name);
  }

  /** The source place of what is added from now on. */
  public FunctionBuilder at(Position position) {
    this.position = position;
    return this;
  }

  // Instructions.

  public Value constant(double value) {
    return apply(new Operation.Constant(value, Type.DOUBLE));
  }

  public Value constant(float value) {
    return apply(new Operation.Constant(value, Type.FLOAT));
  }

  public Value constant(int value) {
    return apply(new Operation.Constant(value, Type.INT));
  }

  public Value constant(long value) {
    return apply(new Operation.Constant(value, Type.LONG));
  }

  public Value constant(boolean value) {
    return apply(new Operation.Constant(value, Type.BOOLEAN));
  }

  /** Adds an instruction that has a result. */
  public Value apply(Operation operation, Value... arguments) {
    return named("", operation, arguments);
  }

  /** Adds an instruction whose result bears a source name. */
  public Value named(String name, Operation operation, Value... arguments) {
    Type type = typeOf(operation, arguments);
    if (type.equals(Type.VOID)) {
      throw new IllegalArgumentException(operation + " has no result");
    }
    Value value = value(type, name);
    add(new Statement.Instruction(List.of(value), operation, List.of(arguments), position));
    return value;
  }

  /** Adds an instruction for its effect. */
  public void run(Operation operation, Value... arguments) {
    Type type = typeOf(operation, arguments);
    if (type.equals(Type.VOID)) {
      add(new Statement.Instruction(List.of(), operation, List.of(arguments), position));
    } else {
      apply(operation, arguments);
    }
  }

  /** Adds a finished statement. */
  public void add(Statement statement) {
    Open block = blocks.element();
    if (block.end.isPresent()) {
      throw new IllegalStateException("in " + name + ": statement after " + block.end.get());
    }
    block.statements.add(statement);
  }

  public Value scalar(ScalarOp op, Operation.Flavour flavour, Value... arguments) {
    return apply(new Operation.Scalar(op, flavour), arguments);
  }

  public Value whole(Operation.WholeOp op, Value... arguments) {
    return apply(new Operation.Whole(op), arguments);
  }

  public Value compare(Operation.Comparison comparison, Value a, Value b) {
    return apply(new Operation.Compare(comparison), a, b);
  }

  public Value logic(Operation.LogicOp op, Value... arguments) {
    return apply(new Operation.Logic(op), arguments);
  }

  public Value choose(Value condition, Value a, Value b) {
    return apply(new Operation.Choose(), condition, a, b);
  }

  public Value convert(Type to, Value value) {
    return apply(new Operation.Convert(to), value);
  }

  public Value load(Value array, Value index) {
    return apply(new Operation.Load(), array, index);
  }

  public void store(Value array, Value index, Value value) {
    run(new Operation.Store(), array, index, value);
  }

  public Value length(Value array) {
    return apply(new Operation.ArrayLength(), array);
  }

  /** A new array of an array type; lengths of its first dimensions. */
  public Value newArray(Type type, Value... lengths) {
    return apply(new Operation.NewArray(type), lengths);
  }

  /** Calls a function of the program; gives a value of type VOID, of no use, where it has none. */
  public Value call(String function, Type result, Value... arguments) {
    return applyOrRun(new Operation.Call(function, result), arguments);
  }

  /** Calls a static method of a class; see {@link #call} for VOID. */
  public Value callStatic(Class<?> owner, String name, String descriptor, Value... arguments) {
    String internal = owner.getName().replace('.', '/');
    return applyOrRun(
        new Operation.StaticCall(internal, name, descriptor, owner.isInterface()), arguments);
  }

  public void push(Value stack, Value value) {
    run(new Operation.Push(), stack, value);
  }

  public Value pop(Value stack, Type type) {
    return apply(new Operation.Pop(type), stack);
  }

  // Structured statements.

  /** A counted loop; gives the carried values after the last iteration. */
  public List<Value> forLoop(
      String label, Value from, Value to, int step, List<Value> initial, ForBody body) {
    return forLoop(label, from, to, step, initial, (l, i, carried) -> body.build(i, carried));
  }

  /** A counted loop whose body may break or continue. */
  public List<Value> forLoop(
      String label, Value from, Value to, int step, List<Value> initial, LabelledForBody body) {
    Label target = new Label(label);
    Value index = value(Type.INT, "");
    List<Value> carried = likes(initial);
    Block block = block(() -> body.build(target, index, carried));
    List<Value> results = likes(initial);
    add(
        new Statement.For(
            target, index, from, to, step, carried, initial, block, results, position));
    return results;
  }

  /** A counted loop that carries nothing. */
  public void forLoop(String label, Value from, Value to, int step, Consumer<Value> body) {
    forLoop(
        label,
        from,
        to,
        step,
        List.of(),
        (index, none) -> {
          body.accept(index);
          return none;
        });
  }

  /** A loop left by a break, which gives results of the given types. */
  public List<Value> loop(String label, List<Value> initial, List<Type> results, LoopBody body) {
    Label target = new Label(label);
    List<Value> carried = likes(initial);
    Block block = block(() -> body.build(target, carried));
    List<Value> values = ofTypes(results);
    add(new Statement.Loop(target, carried, initial, block, values, position));
    return values;
  }

  /** A block that can be left by a break. */
  public List<Value> labelled(String label, List<Type> results, LabelledBody body) {
    Label target = new Label(label);
    Block block = block(() -> body.build(target));
    List<Value> values = ofTypes(results);
    add(new Statement.Labelled(target, block, values, position));
    return values;
  }

  /** A choice between two blocks that give results of the given types. */
  public List<Value> ifElse(
      Value condition,
      List<Type> results,
      Supplier<List<Value>> then,
      Supplier<List<Value>> otherwise) {
    Block first = block(then);
    Block second = block(otherwise);
    List<Value> values = ofTypes(results);
    add(new Statement.If(condition, first, second, values, position));
    return values;
  }

  /** A choice between two blocks without results. */
  public void ifElse(Value condition, Runnable then, Runnable otherwise) {
    ifElse(condition, List.of(), yieldingNothing(then), yieldingNothing(otherwise));
  }

  /** A block run only if the condition holds. */
  public void ifThen(Value condition, Runnable then) {
    ifElse(condition, then, () -> {});
  }

  // Ends of blocks.

  /** Leaves the labelled statement with its results. */
  public void breakTo(Label label, Value... values) {
    end(new Terminator.Break(label, List.of(values)));
  }

  /** Leaves the labelled statement with its results. */
  public void breakTo(Label label, List<Value> values) {
    end(new Terminator.Break(label, values));
  }

  /** Starts the next iteration with these carried values. */
  public void continueTo(Label label, Value... values) {
    end(new Terminator.Continue(label, List.of(values)));
  }

  /** Starts the next iteration with these carried values. */
  public void continueTo(Label label, List<Value> values) {
    end(new Terminator.Continue(label, values));
  }

  public void returns(Value value) {
    end(new Terminator.Return(Optional.of(value)));
  }

  public void returnsVoid() {
    end(new Terminator.Return(Optional.empty()));
  }

  /** Throws an exception object. */
  public void throwing(Value exception) {
    end(new Terminator.Throw(exception));
  }

  /**
   * The function. A function without result returns at its end even if that was not said.
   *
   * @throws IllegalStateException if the end of a function with a result can be reached
   */
  public Function build() {
    Open body = blocks.element();
    if (blocks.size() != 1) {
      throw new IllegalStateException("in " + name + ": blocks are still open");
    }
    if (body.end.isEmpty()) {
      if (result.equals(Type.VOID)) {
        returnsVoid();
      } else {
        end(new Terminator.Yield(List.of()));
      }
    }
    Block block = new Block(body.statements, body.end.orElseThrow());
    if (Completion.of(block).yields(block)) {
      throw new IllegalStateException("in " + name + ": the end is reached without a result");
    }
    return new Function(name, parameters, result, block);
  }

  private Block block(Supplier<List<Value>> body) {
    blocks.push(new Open());
    List<Value> yielded = body.get();
    Open open = blocks.pop();
    return new Block(open.statements, open.end.orElseGet(() -> new Terminator.Yield(yielded)));
  }

  private void end(Terminator terminator) {
    Open block = blocks.element();
    if (block.end.isPresent()) {
      throw new IllegalStateException("in " + name + ": a second end after " + block.end.get());
    }
    block.end = Optional.of(terminator);
  }

  private Value applyOrRun(Operation operation, Value... arguments) {
    if (!typeOf(operation, arguments).equals(Type.VOID)) {
      return apply(operation, arguments);
    }
    run(operation, arguments);
    return new Value(-1, Type.VOID, "none");
  }

  private static Type typeOf(Operation operation, Value... arguments) {
    Type[] types = new Type[arguments.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = arguments[i].type();
    }
    return Typing.resultType(operation, List.of(types));
  }

  private List<Value> likes(List<Value> values) {
    return values.stream().map(v -> value(v.type(), v.name())).toList();
  }

  private List<Value> ofTypes(List<Type> types) {
    return types.stream().map(t -> value(t, "")).toList();
  }

  private static Supplier<List<Value>> yieldingNothing(Runnable body) {
    return () -> {
      body.run();
      return List.of();
    };
  }
}
