package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the sweeps of a {@link LongLoop}. The forward sweep runs the steps as they are and takes
 * snapshots before some. The reverse sweep goes, for every step from last to first, back to a
 * snapshot, runs the steps from there, then this one forwards and backwards.
 */
final class CheckpointedSweeps {
  private static final Type SNAPSHOTS = Type.reference("dev/gradus/runtime/Checkpoints");
  private static final String TAKES_SNAPSHOTS = "(" + SNAPSHOTS.descriptor();
  private static final String TAKES_STACK = "(" + Typing.SAVE_STACK.descriptor();
  private static final String POOL = "dev/gradus/runtime/ArrayPool";

  private final Analysis analysis;
  private final LongLoop loop;
  private final Fresh fresh;
  private final List<Integer> state;
  private final List<Value> shadowed;

  CheckpointedSweeps(Analysis analysis, LongLoop loop) {
    this.analysis = analysis;
    this.loop = loop;
    this.fresh = Fresh.above(loop.steps());
    this.state = LoopState.of(analysis, loop);
    this.shadowed = Calls.shadowed(loop.steps(), analysis.activity());
  }

  /** The reverse sweep takes everything from its caller. */
  Set<Integer> wanted() {
    Set<Integer> all = new TreeSet<>();
    for (int k = 0; k < loop.steps().parameters().size() + shadowed.size(); k++) {
      all.add(k);
    }
    return all;
  }

  List<Function> write() {
    return List.of(forwards(), backwards());
  }

  /** Parameters of a sweep: save stack, parameters of the loop's function, shadows. */
  private final class Parameters {
    final List<Value> all = new ArrayList<>();
    final SaveArea area;
    final List<Value> own = new ArrayList<>();
    final List<Value> shadows = new ArrayList<>();

    Parameters() {
      area = new SaveArea(fresh.value(Typing.SAVE_STACK, "stack"));
      for (Value p : loop.steps().parameters()) {
        own.add(fresh.value(p.type(), p.name()));
      }
      for (Value p : shadowed) {
        shadows.add(fresh.value(p.type(), p.name() + "Adjoint"));
      }
      all.add(area.stack());
      all.addAll(own);
      all.addAll(shadows);
    }

    /** Arguments of step number {@code t}. */
    List<Value> step(Value t, Code code) {
      List<Value> arguments = new ArrayList<>(own.subList(0, loop.shared()));
      if (loop.isCounted()) {
        Value way = code.whole(WholeOp.MULTIPLY, t, code.constant(loop.by()));
        arguments.add(code.whole(WholeOp.ADD, own.get(loop.shared()), way));
      }
      return arguments;
    }

    List<Value> state() {
      return state.stream().map(own::get).toList();
    }
  }

  private Function forwards() {
    Parameters p = new Parameters();
    Code code = new Code(fresh, loop.position());
    Value steps =
        loop.isCounted()
            ? Augmenter.trips(
                p.own.get(loop.shared()), p.own.get(loop.shared() + 1), loop.by(), code)
            : code.constant(-1);
    Value c =
        code.callStatic(
            SNAPSHOTS.className(),
            "open",
            TAKES_STACK + "II)" + SNAPSHOTS.descriptor(),
            p.area.stack(),
            steps,
            code.constant(loop.snapshots()));
    Value t = fresh.value(Type.INT, "t");
    Code body = code.inner();
    saveIfDue(c, t, p, body);
    Optional<Value> go = run(p.step(t, body), body);
    if (go.isEmpty()) {
      upTo(steps, code.constant(0), t, body, code);
    } else {
      Label label = new Label("steps");
      Value last = fresh.value(Type.INT, "last");
      body.add(ExitTest.statement(go.get(), label, List.of(t), loop.position()));
      Value next = body.whole(WholeOp.ADD, t, body.constant(1));
      code.add(
          new Statement.Loop(
              label,
              List.of(t),
              List.of(code.constant(0)),
              body.yielding(List.of(next)),
              List.of(last),
              loop.position()));
      run("ran", "I)V", code, c, code.whole(WholeOp.ADD, last, code.constant(1)));
    }
    p.area.pushReference(c, code);
    return function(Calls.forwardName(loop.steps().name()), p, code);
  }

  private Function backwards() {
    Parameters p = new Parameters();
    Code code = new Code(fresh, loop.position());
    Value c = fresh.value(SNAPSHOTS, "snapshots");
    p.area.popReference(c, code);
    atEnd("keepLast", c, p, code);
    Value steps = code.callStatic(SNAPSHOTS.className(), "steps", TAKES_SNAPSHOTS + ")I", c);
    Value t = fresh.value(Type.INT, "t");
    Code body = code.inner();
    Value start = body.callStatic(SNAPSHOTS.className(), "rewind", TAKES_SNAPSHOTS + "I)I", c, t);
    p.state().forEach(a -> run("restore", "Ljava/lang/Object;)V", body, c, a));
    Value u = fresh.value(Type.INT, "u");
    Code again = body.inner();
    saveIfDue(c, u, p, again);
    run(p.step(u, again), again);
    upTo(t, start, u, again, body);
    both(t, p, body);
    code.add(
        new Statement.For(
            new Label("back"),
            t,
            code.whole(WholeOp.SUBTRACT, steps, code.constant(1)),
            code.constant(-1),
            -1,
            List.of(),
            List.of(),
            body.yielding(List.of()),
            List.of(),
            loop.position()));
    atEnd("restoreLast", c, p, code);
    code.run(
        new Operation.StaticCall(
            SNAPSHOTS.className(), "close", TAKES_STACK + SNAPSHOTS.descriptor() + ")V", false),
        p.area.stack(),
        c);
    return function(Calls.reverseName(loop.steps().name()), p, code);
  }

  /**
   * Runs a step forwards with everything saved, and backwards; arrays made by it are given back.
   */
  private void both(Value t, Parameters p, Code code) {
    Value stack = p.area.stack();
    Value mark = code.callStatic(POOL, "mark", TAKES_STACK + ")I", stack);
    List<Value> known = p.step(t, code);
    known.addAll(p.shadows);
    List<Value> arguments = new ArrayList<>(List.of(stack));
    arguments.addAll(known);
    Type result = loop.step().result();
    Operation forward = new Operation.Call(Calls.forwardName(loop.step().name()), result);
    List<Value> results = loop.isCounted() ? List.of() : List.of(fresh.value(result, "go"));
    code.add(new Statement.Instruction(results, forward, arguments, loop.position()));
    List<Value> taken = new ArrayList<>(List.of(stack));
    analysis
        .wanted()
        .getOrDefault(loop.step().name(), Set.of())
        .forEach(k -> taken.add(known.get(k)));
    code.run(
        new Operation.Call(Calls.reverseName(loop.step().name()), Type.VOID),
        taken.toArray(Value[]::new));
    code.run(new Operation.StaticCall(POOL, "release", TAKES_STACK + "I)V", false), stack, mark);
  }

  /** Runs a step; gives whether the loop goes on, where that is not known. */
  private Optional<Value> run(List<Value> arguments, Code code) {
    Type result = loop.step().result();
    Operation call = new Operation.Call(loop.step().name(), result);
    List<Value> results = loop.isCounted() ? List.of() : List.of(fresh.value(result, "go"));
    code.add(new Statement.Instruction(results, call, arguments, loop.position()));
    return results.stream().findFirst();
  }

  private void upTo(Value to, Value from, Value index, Code body, Code code) {
    code.add(
        new Statement.For(
            new Label("steps"),
            index,
            from,
            to,
            1,
            List.of(),
            List.of(),
            body.yielding(List.of()),
            List.of(),
            loop.position()));
  }

  private void saveIfDue(Value c, Value t, Parameters p, Code code) {
    Value due = code.callStatic(SNAPSHOTS.className(), "isDue", TAKES_SNAPSHOTS + "I)Z", c, t);
    Code save = code.inner();
    p.state().forEach(a -> run("save", "Ljava/lang/Object;)V", save, c, a));
    code.add(
        new Statement.If(
            due,
            save.yielding(List.of()),
            code.inner().yielding(List.of()),
            List.of(),
            loop.position()));
  }

  private void atEnd(String method, Value c, Parameters p, Code code) {
    int k = 0;
    for (Value array : p.state()) {
      run(method, "Ljava/lang/Object;I)V", code, c, array, code.constant(k++));
    }
  }

  private static void run(String method, String descriptor, Code code, Value... arguments) {
    code.run(
        new Operation.StaticCall(
            SNAPSHOTS.className(), method, TAKES_SNAPSHOTS + descriptor, false),
        arguments);
  }

  private static Function function(String name, Parameters p, Code code) {
    return new Function(
        name, p.all, Type.VOID, code.ending(new Terminator.Return(Optional.empty())));
  }

  /** What a reader is told. */
  SaveReport report() {
    return SnapshotText.report(loop, state);
  }
}
