package dev.gradus.compiler.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a program is well formed: values are defined once and before their uses, every
 * operation, call and end of a block has arguments of the right number and types, labels are used
 * inside the statements they name, and every path of a function returns.
 */
public final class Checker {

  /** Signals a malformed program, naming the pass that made it and the place. */
  public static final class Malformed extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /** What may jump to a label and with which values. */
  private record Target(Label label, List<Value> results, boolean isLoop, List<Value> carried) {}

  private final Map<String, Function> functions;
  private final String pass;
  private final Function function;
  private final Completion completion;
  private final BitSet visible = new BitSet();

  /** Values by their numbers, once they are defined. */
  private @Nullable Value[] byId = new Value[64];

  private final Deque<Target> targets = new ArrayDeque<>();
  private final Set<Label> labels = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The statement, or the end of a block, being looked at. */
  private Object place = "its parameters";

  private Checker(Map<String, Function> functions, String pass, Function function) {
    this.functions = functions;
    this.pass = pass;
    this.function = function;
    this.completion = Completion.of(function.body());
  }

  /**
   * Checks a whole program.
   *
   * @param afterPass name of the pass that produced it, for the message
   * @return the program
   * @throws Malformed at the first fault
   */
  public static LoopProgram check(LoopProgram program, String afterPass) {
    Map<String, Function> functions = new HashMap<>();
    for (Function function : program.functions()) {
      if (functions.put(function.name(), function) != null) {
        throw new Malformed("after " + afterPass + ": two functions named " + function.name());
      }
    }
    for (Function function : program.functions()) {
      check(function, functions, afterPass);
    }
    return program;
  }

  /**
   * Checks one function of a program.
   *
   * @param functions all functions of the program by name
   * @param afterPass name of the pass that produced it, for the message
   * @throws Malformed at the first fault
   */
  public static void check(Function function, Map<String, Function> functions, String afterPass) {
    new Checker(functions, afterPass, function).checkFunction();
  }

  private void checkFunction() {
    function.parameters().forEach(this::define);
    block(function.body(), List.of());
    place = "its end";
    require(!completion.yields(function.body()), "the end is reached without a return");
  }

  /** Checks a block whose Yield gives values of the types of {@code wanted}. */
  private void block(Block block, List<Value> wanted) {
    List<Value> local = new ArrayList<>();
    for (Statement statement : block.statements()) {
      statement(statement);
      List<Value> results = statement.results();
      for (int k = 0; k < results.size(); k++) {
        define(results.get(k));
        local.add(results.get(k));
      }
    }
    place = block.terminator();
    terminator(block, wanted);
    hide(local);
  }

  private void statement(Statement statement) {
    place = statement;
    if (statement instanceof Statement.Instruction instruction) {
      instruction(instruction);
    } else if (statement instanceof Statement.If branch) {
      use(branch.condition(), Type.BOOLEAN);
      block(branch.then(), branch.results());
      block(branch.otherwise(), branch.results());
    } else if (statement instanceof Statement.Labelled labelled) {
      enter(new Target(labelled.label(), labelled.results(), false, List.of()));
      block(labelled.body(), labelled.results());
      targets.pop();
    } else if (statement instanceof Statement.Loop loop) {
      fits(loop.initial(), loop.carried(), "initial values");
      enter(new Target(loop.label(), loop.results(), true, loop.carried()));
      body(loop.body(), loop.carried());
    } else if (statement instanceof Statement.For loop) {
      require(loop.step() != 0, "the step is 0");
      use(loop.from(), Type.INT);
      use(loop.to(), Type.INT);
      require(loop.index().type().equals(Type.INT), "the index is no int");
      fits(loop.initial(), loop.carried(), "initial values");
      fits(loop.carried(), loop.results(), "results", false);
      enter(new Target(loop.label(), loop.results(), true, loop.carried()));
      define(loop.index());
      body(loop.body(), loop.carried());
      visible.clear(loop.index().id());
    }
  }

  private void body(Block body, List<Value> carried) {
    carried.forEach(this::define);
    block(body, carried);
    hide(carried);
    targets.pop();
  }

  private void instruction(Statement.Instruction instruction) {
    List<Value> arguments = instruction.arguments();
    Type[] types = new Type[arguments.size()];
    for (int k = 0; k < types.length; k++) {
      use(arguments.get(k));
      types[k] = arguments.get(k).type();
    }
    Type result;
    try {
      result = Typing.resultType(instruction.operation(), List.of(types));
    } catch (IllegalArgumentException e) {
      throw fault(String.valueOf(e.getMessage()));
    }
    if (instruction.operation() instanceof Operation.Call call) {
      call(call, arguments);
    } else if (instruction.operation() instanceof Operation.Constant constant) {
      require(Constants.fits(constant), "no constant of its type");
    }
    List<Value> results = instruction.results();
    boolean none = result.equals(Type.VOID);
    require(results.isEmpty() ? none : results.size() == 1 && !none, "wrong number of results");
    if (!none && !Typing.assignable(result, results.get(0).type())) {
      throw fault("gives " + result);
    }
  }

  private void call(Operation.Call call, List<Value> arguments) {
    Function callee = functions.get(call.function());
    require(callee != null, () -> "no function " + call.function());
    require(
        callee.result().equals(call.result()), () -> call.function() + " gives " + callee.result());
    fits(arguments, callee.parameters(), "arguments");
  }

  private void terminator(Block block, List<Value> wanted) {
    Terminator terminator = block.terminator();
    if (terminator instanceof Terminator.Yield yield) {
      if (completion.yields(block) || !yield.values().isEmpty()) {
        fits(yield.values(), wanted, "yielded values");
      }
    } else if (terminator instanceof Terminator.Break b) {
      fits(b.values(), target(b.label()).results(), "results of " + b.label());
    } else if (terminator instanceof Terminator.Continue c) {
      Target target = target(c.label());
      require(target.isLoop(), () -> c.label() + " is no loop");
      fits(c.values(), target.carried(), "carried values of " + c.label());
    } else if (terminator instanceof Terminator.Return r) {
      require(r.value().isPresent() != function.result().equals(Type.VOID), "wrong kind of return");
      r.value().ifPresent(v -> use(v, function.result()));
    } else if (terminator instanceof Terminator.Throw t) {
      use(t.exception());
      require(t.exception().type().kind() == Type.Kind.REFERENCE, "throws no object");
    }
  }

  private void enter(Target target) {
    require(labels.add(target.label()), () -> "label " + target.label() + " names two statements");
    targets.push(target);
  }

  private Target target(Label label) {
    for (Target target : targets) {
      if (target.label() == label) {
        return target;
      }
    }
    throw fault("label " + label + " is not in scope");
  }

  private void define(Value value) {
    if (value.type().equals(Type.VOID)) {
      throw fault(value + " is void");
    }
    if (value.id() >= byId.length) {
      byId = Arrays.copyOf(byId, Math.max(value.id() + 1, 2 * byId.length));
    }
    if (byId[value.id()] != null) {
      throw fault("second definition of " + value);
    }
    byId[value.id()] = value;
    visible.set(value.id());
  }

  private void hide(List<Value> values) {
    for (Value value : values) {
      visible.clear(value.id());
    }
  }

  private void use(Value value) {
    int id = value.id();
    if (id < 0 || id >= byId.length || byId[id] != value || !visible.get(id)) {
      throw fault(value + " is used where it is not defined");
    }
  }

  private void use(Value value, Type wanted) {
    use(value);
    fits(value, wanted);
  }

  private void fits(List<Value> values, List<Value> wanted, String what) {
    fits(values, wanted, what, true);
  }

  private void fits(List<Value> values, List<Value> wanted, String what, boolean used) {
    if (values.size() != wanted.size()) {
      throw fault(values.size() + " instead of " + wanted.size() + " " + what);
    }
    for (int i = 0; i < values.size(); i++) {
      if (used) {
        use(values.get(i));
      }
      fits(values.get(i), wanted.get(i).type());
    }
  }

  private void fits(Value value, Type wanted) {
    if (!Typing.assignable(value.type(), wanted)) {
      throw fault(value + " is no " + wanted);
    }
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      throw fault(fault);
    }
  }

  private void require(boolean holds, Supplier<String> fault) {
    if (!holds) {
      throw fault(fault.get());
    }
  }

  private String place() {
    return place instanceof Statement statement
        ? Printer.heading(statement)
        : place instanceof Terminator ? "the end of a block, " + place : place.toString();
  }

  private Malformed fault(String fault) {
    return new Malformed(
        "after " + pass + ": in function " + function.name() + ", at " + place() + ": " + fault);
  }
}
