package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.ArrayLiteral;
import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds shadows to a function: every active array gets an array of adjoints that goes wherever the
 * array goes, row by row. Loops that run backwards get the number of their trips.
 */
final class Augmenter {
  private final Analysis analysis;
  private final Fresh fresh;
  private final Map<Value, Value> shadows = new HashMap<>();
  private final Map<Value, Integer> literals = new HashMap<>();
  private final Map<Statement, Value> trips = new IdentityHashMap<>();
  private final Set<Statement> active = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Statement, Statement.Instruction> twins = new IdentityHashMap<>();

  private Augmenter(Analysis analysis, Fresh fresh) {
    this.analysis = analysis;
    this.fresh = fresh;
  }

  /**
   * @param shadows those of the parameters that have one
   */
  static Augmented apply(
      Function function, Analysis analysis, Fresh fresh, Map<Value, Value> shadows) {
    Augmenter pass = new Augmenter(analysis, fresh);
    pass.shadows.putAll(shadows);
    Block body = pass.block(function.body(), new Code(fresh, Position.NONE), List.of());
    Function result = new Function(function.name(), function.parameters(), function.result(), body);
    return new Augmented(result, pass.shadows, pass.trips, pass.active, pass.twins, pass.literals);
  }

  private boolean hasShadow(Value value) {
    return value.type().isArray() && analysis.activity().isActive(value);
  }

  /** Appends the shadows of those values that have one. */
  private List<Value> withShadows(List<Value> values, List<Value> like, Code code) {
    List<Value> all = new ArrayList<>(values);
    for (int i = 0; i < values.size(); i++) {
      if (hasShadow(like.get(i))) {
        all.add(shadow(values.get(i), code));
      }
    }
    return all;
  }

  /** Appends new values for the shadows that a statement defines. */
  private List<Value> definingShadows(List<Value> values) {
    List<Value> all = new ArrayList<>(values);
    for (Value v : values) {
      if (hasShadow(v)) {
        Value shadow = fresh.value(v.type(), v.name());
        shadows.put(v, shadow);
        all.add(shadow);
      }
    }
    return all;
  }

  private static boolean isConstantRow(Operation operation, Value result) {
    return operation instanceof Operation.Constant c
        && c.value() instanceof ArrayLiteral
        && result.type().rank() == 1;
  }

  private static boolean isNull(Operation operation) {
    return operation instanceof Operation.Constant c && c.value() == null;
  }

  private Value shadow(Value array, Code code) {
    Value shadow = shadows.get(array);
    if (shadow == null) {
      String name = array.name().isEmpty() ? "here" : "'" + array.name() + "'";
      throw Refusal.at(code.position(), Problem.INACTIVE_ARRAY, name);
    }
    return shadow;
  }

  /** Adds the block's statements to the code; {@code results} are those of its frame. */
  private Block block(Block block, Code code, List<Value> results) {
    block.statements().forEach(s -> statement(s, code));
    if (block.terminator() instanceof Terminator.Yield y && y.values().size() == results.size()) {
      return code.yielding(withShadows(y.values(), results, code));
    }
    return code.ending(block.terminator());
  }

  private void statement(Statement s, Code code) {
    code.at(s.position());
    if (s instanceof Statement.Instruction i) {
      if (analysis.code().isActive(s)) {
        active.add(i);
      }
      code.add(i);
      if (!(i.operation() instanceof Operation.Call)) {
        instruction(i, code);
      } else {
        i.results().stream().filter(this::hasShadow).forEach(this::returned);
      }
      return;
    }
    Statement augmented = structured(s, code);
    code.add(augmented);
    if (analysis.code().isActive(s)) {
      active.add(augmented);
    }
  }

  /** A function that returns an active array leaves its shadow on the save stack. */
  private void returned(Value array) {
    shadows.put(array, fresh.value(array.type(), array.name()));
  }

  private void instruction(Statement.Instruction i, Code code) {
    Operation operation = i.operation();
    if (operation instanceof Operation.Constant c && c.value() instanceof Integer value) {
      literals.put(i.results().get(0), value);
    }
    List<Value> a = i.arguments();
    if (operation instanceof Operation.Store) {
      if (Typing.isReference(a.get(2).type()) && hasShadow(a.get(0))) {
        code.store(shadow(a.get(0), code), a.get(1), shadow(a.get(2), code));
      }
      return;
    }
    if (i.results().isEmpty() || !hasShadow(i.results().get(0))) {
      return;
    }
    Value result = i.results().get(0);
    Value shadow;
    if (operation instanceof Operation.NewArray) {
      shadow = code.apply(operation, a.toArray(Value[]::new));
    } else if (operation instanceof Operation.CloneArray && result.type().rank() == 1) {
      Value length = code.apply(new Operation.ArrayLength(), result);
      shadow = code.apply(new Operation.NewArray(result.type()), length);
    } else if (operation instanceof Operation.Load) {
      shadow = code.load(shadow(a.get(0), code), a.get(1));
      List<Statement> statements = code.statements();
      twins.put(statements.get(statements.size() - 1), i);
    } else if (isConstantRow(operation, result)) {
      // What flows to a constant is dropped with this array.
      Value length = code.apply(new Operation.ArrayLength(), result);
      shadow = code.apply(new Operation.NewArray(result.type()), length);
    } else if (isNull(operation)) {
      shadow = code.apply(operation);
    } else if (operation instanceof Operation.Choose) {
      shadow = code.apply(operation, a.get(0), shadow(a.get(1), code), shadow(a.get(2), code));
    } else if (operation instanceof Operation.CloneArray || operation instanceof Operation.Cast) {
      shadow = code.apply(operation, shadow(a.get(0), code));
    } else {
      String name = result.name().isEmpty() ? "here" : "'" + result.name() + "'";
      throw Refusal.at(i.position(), Problem.INACTIVE_ARRAY, name);
    }
    shadows.put(result, shadow);
  }

  private Statement structured(Statement s, Code code) {
    if (s instanceof Statement.If i) {
      Block then = block(i.then(), code.inner(), i.results());
      Block otherwise = block(i.otherwise(), code.inner(), i.results());
      return new Statement.If(
          i.condition(), then, otherwise, definingShadows(i.results()), i.position());
    } else if (s instanceof Statement.For l) {
      return counted(l, code);
    }
    return loop((Statement.Loop) s, code);
  }

  private Statement counted(Statement.For l, Code code) {
    boolean reversed = analysis.code().isActive(l);
    Value count = reversed ? trips(l, code) : l.index();
    List<Value> initial = withShadows(l.initial(), l.carried(), code);
    List<Value> carried = definingShadows(l.carried());
    Block body = block(l.body(), code.inner(), l.carried());
    Statement.For augmented = l.carrying(carried, initial, body, definingShadows(l.results()));
    if (reversed) {
      trips.put(augmented, count);
    }
    return augmented;
  }

  /** The number of trips of a counted loop, exactly. */
  private Value trips(Statement.For l, Code code) {
    Integer start = literals.get(l.from());
    if (l.step() == 1 && start != null && start >= 0) {
      Value end = code.whole(WholeOp.MAX, l.to(), l.from());
      return start == 0 ? end : code.whole(WholeOp.SUBTRACT, end, l.from());
    }
    return trips(l.from(), l.to(), l.step(), code);
  }

  /** The number of trips of a counted loop, exactly. */
  static Value trips(Value from, Value to, int step, Code code) {
    int size = Math.abs(step);
    Value first = step > 0 ? from : to;
    Value last = step > 0 ? to : from;
    Value wide =
        code.whole(
            WholeOp.SUBTRACT,
            code.apply(new Operation.Convert(Type.LONG), last),
            code.apply(new Operation.Convert(Type.LONG), first));
    if (size > 1) {
      Value more = code.apply(new Operation.Constant((long) size - 1, Type.LONG));
      Value divisor = code.apply(new Operation.Constant((long) size, Type.LONG));
      wide = code.whole(WholeOp.DIVIDE, code.whole(WholeOp.ADD, wide, more), divisor);
    }
    Value zero = code.apply(new Operation.Constant(0L, Type.LONG));
    Value most = code.whole(WholeOp.MAX, wide, zero);
    return code.callStatic("java/lang/Math", "toIntExact", "(J)I", most);
  }

  private Statement loop(Statement.Loop l, Code code) {
    boolean reversed = analysis.code().isActive(l) && ExitTest.of(l).isPresent();
    List<Value> initial = new ArrayList<>(withShadows(l.initial(), l.carried(), code));
    List<Value> carried = new ArrayList<>(definingShadows(l.carried()));
    List<Value> results = new ArrayList<>(definingShadows(l.results()));
    Value count = fresh.value(Type.INT, "trips");
    Code body = code.inner();
    Value counter = fresh.value(Type.INT, "trip");
    if (reversed) {
      initial.add(code.constant(0));
      carried.add(counter);
      results.add(count);
    }
    int exit = ExitTest.of(l).map(ExitTest::index).orElse(-1);
    for (int k = 0; k < l.body().statements().size(); k++) {
      Statement s = l.body().statements().get(k);
      if (k == exit) {
        ExitTest test = ExitTest.of(l).orElseThrow();
        List<Value> payload = withShadows(test.results(), l.results(), body);
        if (reversed) {
          payload.add(counter);
        }
        body.add(ExitTest.statement(test.go(), l.label(), payload, s.position()));
      } else {
        statement(s, body);
      }
    }
    Block end = new Block(body.statements(), l.body().terminator());
    if (l.body().terminator() instanceof Terminator.Yield y
        && y.values().size() == l.carried().size()) {
      List<Value> next = withShadows(y.values(), l.carried(), body);
      if (reversed) {
        next.add(body.whole(WholeOp.ADD, counter, body.constant(1)));
      }
      end = body.yielding(next);
    }
    Statement.Loop augmented =
        new Statement.Loop(l.label(), carried, initial, end, results, l.position());
    if (reversed) {
      trips.put(augmented, count);
    }
    return augmented;
  }
}
