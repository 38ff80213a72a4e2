package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the elements of {@link SmallArrays} into variables: {@code t[0] = a; … t[0] → a}, carried by
 * loops that write them. The fields of objects that change are such arrays, as are those that
 * lambdas share with the method around them.
 */
public final class PromoteCells {

  /** One element of one array. */
  private record Element(Value array, int place) {}

  private final SmallArrays arrays;
  private final Map<Element, Value> current = new LinkedHashMap<>();
  private final Map<Value, Value> replaced = new HashMap<>();
  private final Map<Label, List<Element>> breaks = new IdentityHashMap<>();
  private final Map<Label, List<Element>> continues = new IdentityHashMap<>();
  private List<Statement> statements = new ArrayList<>();
  private int nextId;

  private PromoteCells(SmallArrays arrays, int nextId) {
    this.arrays = arrays;
    this.nextId = nextId;
  }

  /** The program without such arrays. */
  public static LoopProgram apply(LoopProgram program) {
    List<Function> functions = program.functions().stream().map(PromoteCells::apply).toList();
    return Checker.check(new LoopProgram(program.name(), functions), "promoting small arrays");
  }

  private static Function apply(Function function) {
    Function at = function;
    // An array kept in another becomes a candidate when that one is gone.
    for (SmallArrays arrays = SmallArrays.of(at); !arrays.isEmpty(); arrays = SmallArrays.of(at)) {
      PromoteCells pass = new PromoteCells(arrays, Values.highestId(at) + 1);
      Block body = pass.block(at.body(), List.of());
      at = new Function(at.name(), at.parameters(), at.result(), body);
    }
    return at;
  }

  private Value of(Value value) {
    return replaced.getOrDefault(value, value);
  }

  private List<Value> of(List<Value> values) {
    return values.stream().map(this::of).toList();
  }

  /**
   * @param extra elements whose values the block's normal end gives besides
   */
  private Block block(Block block, List<Element> extra) {
    List<Statement> outer = statements;
    Map<Element, Value> before = new LinkedHashMap<>(current);
    statements = new ArrayList<>();
    block.statements().forEach(this::statement);
    Block made = new Block(statements, terminator(block.terminator(), extra));
    statements = outer;
    current.clear();
    current.putAll(before);
    return made;
  }

  private List<Value> with(List<Value> values, List<Element> extra) {
    List<Value> all = new ArrayList<>(of(values));
    extra.forEach(e -> all.add(current.get(e)));
    return all;
  }

  private Terminator terminator(Terminator end, List<Element> extra) {
    if (end instanceof Terminator.Yield y) {
      return new Terminator.Yield(with(y.values(), extra));
    } else if (end instanceof Terminator.Break b) {
      return new Terminator.Break(
          b.label(), with(b.values(), breaks.getOrDefault(b.label(), List.of())));
    } else if (end instanceof Terminator.Continue c) {
      return new Terminator.Continue(
          c.label(), with(c.values(), continues.getOrDefault(c.label(), List.of())));
    } else if (end instanceof Terminator.Return r) {
      return new Terminator.Return(r.value().map(this::of));
    }
    return new Terminator.Throw(of(((Terminator.Throw) end).exception()));
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Instruction i) {
      instruction(i);
      return;
    }
    List<Element> written = written(statement);
    if (statement instanceof Statement.If s) {
      Block then = block(s.then(), written);
      Block otherwise = block(s.otherwise(), written);
      Value condition = of(s.condition());
      List<Value> results = define(s.results(), written);
      statements.add(new Statement.If(condition, then, otherwise, results, s.position()));
    } else if (statement instanceof Statement.Labelled s) {
      breaks.put(s.label(), written);
      Block body = block(s.body(), written);
      List<Value> results = define(s.results(), written);
      statements.add(new Statement.Labelled(s.label(), body, results, s.position()));
    } else if (statement instanceof Statement.Loop s) {
      loop(s, written);
    } else {
      counted((Statement.For) statement, written);
    }
  }

  private void loop(Statement.Loop s, List<Element> written) {
    List<Value> initial = with(s.initial(), written);
    breaks.put(s.label(), written);
    continues.put(s.label(), written);
    List<Value> carried = define(s.carried(), written);
    Block body = block(s.body(), written);
    List<Value> results = define(s.results(), written);
    statements.add(new Statement.Loop(s.label(), carried, initial, body, results, s.position()));
  }

  private void counted(Statement.For s, List<Element> written) {
    List<Value> initial = with(s.initial(), written);
    breaks.put(s.label(), written);
    continues.put(s.label(), written);
    List<Value> carried = define(s.carried(), written);
    Block body = block(s.body(), written);
    List<Value> results = define(s.results(), written);
    statements.add(
        new Statement.For(
            s.label(),
            s.index(),
            of(s.from()),
            of(s.to()),
            s.step(),
            carried,
            initial,
            body,
            results,
            s.position()));
  }

  /** These values, and fresh ones that hold the elements from here on. */
  private List<Value> define(List<Value> values, List<Element> written) {
    List<Value> all = new ArrayList<>(values);
    for (Element element : written) {
      Type type = Typing.loaded(SmallArrays.stored(element.array()));
      Value value = new Value(nextId++, type, element.array().name());
      current.put(element, value);
      all.add(value);
    }
    return all;
  }

  /** The elements, of arrays known here, that a statement may write inside. */
  private List<Element> written(Statement statement) {
    Map<Element, Boolean> written = new LinkedHashMap<>();
    Values.blocks(statement).forEach(b -> collect(b, written));
    return current.keySet().stream().filter(written::containsKey).toList();
  }

  private void collect(Block block, Map<Element, Boolean> written) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i
          && i.operation() instanceof Operation.Store
          && arrays.length(i.arguments().get(0)).isPresent()) {
        written.put(new Element(i.arguments().get(0), arrays.place(i)), true);
      }
      Values.blocks(statement).forEach(b -> collect(b, written));
    }
  }

  private void instruction(Statement.Instruction i) {
    if (i.operation() instanceof Operation.NewArray) {
      Optional<Integer> length = arrays.length(i.results().get(0));
      if (length.isPresent()) {
        create(i.results().get(0), length.get(), i.position());
        return;
      }
    }
    Optional<Integer> length =
        i.arguments().isEmpty() ? Optional.empty() : arrays.length(i.arguments().get(0));
    if (length.isEmpty()) {
      statements.add(
          new Statement.Instruction(i.results(), i.operation(), of(i.arguments()), i.position()));
    } else if (i.operation() instanceof Operation.ArrayLength) {
      define(i.results().get(0), new Operation.Constant(length.get(), Type.INT), i);
    } else if (i.operation() instanceof Operation.Load) {
      Element element = new Element(i.arguments().get(0), arrays.place(i));
      replaced.put(i.results().get(0), current.get(element));
    } else {
      store(i);
    }
  }

  private void define(Value result, Operation operation, Statement.Instruction like) {
    statements.add(
        new Statement.Instruction(List.of(result), operation, List.of(), like.position()));
  }

  private void create(Value array, int length, Position position) {
    Type type = SmallArrays.stored(array);
    Operation zero = new Operation.Constant(zero(type), Typing.loaded(type));
    Value value = new Value(nextId++, Typing.loaded(type), "");
    statements.add(new Statement.Instruction(List.of(value), zero, List.of(), position));
    for (int place = 0; place < length; place++) {
      current.put(new Element(array, place), value);
    }
  }

  private static @Nullable Object zero(Type type) {
    if (Typing.isReference(type)) {
      return null;
    }
    return switch (type.kind()) {
      case DOUBLE -> (Object) 0.0;
      case FLOAT -> 0f;
      case LONG -> 0L;
      case BOOLEAN -> false;
      default -> 0;
    };
  }

  private void store(Statement.Instruction i) {
    Value array = i.arguments().get(0);
    Value value = of(i.arguments().get(2));
    Type type = SmallArrays.stored(array);
    if (!type.equals(Typing.loaded(type))) {
      Value narrowed = new Value(nextId++, Type.INT, "");
      statements.add(
          new Statement.Instruction(
              List.of(narrowed), new Operation.Convert(type), List.of(value), i.position()));
      value = narrowed;
    }
    current.put(new Element(array, arrays.place(i)), value);
  }
}
