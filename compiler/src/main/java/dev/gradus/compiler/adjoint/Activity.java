package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.activity.Guards;
import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.rule.CallRule;
import dev.gradus.compiler.rule.DerivativeRules;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Problem;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which numbers depend on what is differentiated by (varied) and change what is differentiated
 * (useful): those that do both are active and have an adjoint. Arrays are judged by alias class, at
 * the level that holds the numbers. A fixed point over the whole program, whatever its calls and
 * loops.
 */
final class Activity {
  private final Aliases aliases;
  private final Set<Value> varied = new HashSet<>();
  private final Set<Value> useful = new HashSet<>();
  private final Set<AliasClass> variedArrays = identitySet();
  private final Set<AliasClass> usefulArrays = identitySet();
  private final Set<String> variedResults = new HashSet<>();
  private final Set<String> usefulResults = new HashSet<>();
  private boolean changed;

  private final DerivativeRules rules;

  private Activity(Aliases aliases, DerivativeRules rules) {
    this.aliases = aliases;
    this.rules = rules;
  }

  private static Set<AliasClass> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /**
   * @param active numbers of the entry's parameters that are differentiated by
   * @throws dev.gradus.runtime.GradusException if active numbers reach an array that has no adjoint
   */
  static Activity of(
      LoopProgram program, List<Integer> active, Aliases aliases, DerivativeRules rules) {
    Activity activity = new Activity(aliases, rules);
    activity.seed(program.functions().get(0), active);
    do {
      activity.changed = false;
      program.functions().forEach(f -> activity.forward(f, f.body(), List.of()));
    } while (activity.changed);
    do {
      activity.changed = false;
      program.functions().forEach(f -> activity.backward(f, f.body(), List.of()));
    } while (activity.changed);
    activity.requireAdjoints(program, active);
    Guards guards = Guards.of(program);
    program
        .functions()
        .forEach(f -> Aliases.forEachInstruction(f.body(), i -> activity.requireRule(i, guards)));
    return activity;
  }

  private void seed(Function entry, List<Integer> active) {
    for (int index : active) {
      Value p = entry.parameters().get(index);
      if (p.type().isArray()) {
        variedArrays.add(aliases.numbers(p));
        usefulArrays.add(aliases.numbers(p));
      } else {
        varied.add(p);
      }
    }
    if (entry.result().isArray()) {
      usefulArrays.add(aliases.numbers(aliases.result(entry.name()), entry.result()));
    } else if (entry.result().isReal()) {
      usefulResults.add(entry.name());
    }
  }

  /** Whether numbers of this type can have derivatives. */
  static boolean holdsReals(Type type) {
    return type.kind() == Type.Kind.DOUBLE || type.kind() == Type.Kind.FLOAT;
  }

  /** Whether a number, or the numbers of an array, have adjoints. */
  boolean isActive(Value value) {
    if (!holdsReals(value.type())) {
      return false;
    } else if (value.type().isArray()) {
      AliasClass numbers = aliases.numbers(value);
      return variedArrays.contains(numbers) && usefulArrays.contains(numbers);
    }
    return varied.contains(value) && useful.contains(value);
  }

  /** Whether a number, or a number of an array, depends on what is differentiated by. */
  boolean isVaried(Value value) {
    return value.type().isArray()
        ? holdsReals(value.type()) && variedArrays.contains(aliases.numbers(value))
        : varied.contains(value);
  }

  private boolean isUseful(Value value) {
    return value.type().isArray()
        ? holdsReals(value.type()) && usefulArrays.contains(aliases.numbers(value))
        : useful.contains(value);
  }

  private void vary(Value value, boolean when) {
    if (when && holdsReals(value.type())) {
      changed |=
          value.type().isArray() ? variedArrays.add(aliases.numbers(value)) : varied.add(value);
    }
  }

  private void use(Value value, boolean when) {
    if (when && holdsReals(value.type())) {
      changed |=
          value.type().isArray() ? usefulArrays.add(aliases.numbers(value)) : useful.add(value);
    }
  }

  private void varyAll(List<Value> targets, List<Value> sources) {
    for (int i = 0; i < Math.min(targets.size(), sources.size()); i++) {
      vary(targets.get(i), isVaried(sources.get(i)));
    }
  }

  private void useAll(List<Value> sources, List<Value> targets) {
    for (int i = 0; i < Math.min(targets.size(), sources.size()); i++) {
      use(sources.get(i), isUseful(targets.get(i)));
    }
  }

  private void forward(Function function, Block block, List<Value> yielded) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i) {
        forward(i);
      } else if (s instanceof Statement.If i) {
        forward(function, i.then(), i.results());
        forward(function, i.otherwise(), i.results());
      } else if (s instanceof Statement.For l) {
        varyAll(l.carried(), l.initial());
        forward(function, l.body(), l.carried());
        varyAll(l.results(), l.carried());
      } else if (s instanceof Statement.Loop l) {
        varyAll(l.carried(), l.initial());
        forward(function, l.body(), l.carried());
        ExitTest.of(l).ifPresent(exit -> varyAll(l.results(), exit.results()));
      }
    }
    if (block.terminator() instanceof Terminator.Yield y) {
      varyAll(yielded, y.values());
    } else if (block.terminator() instanceof Terminator.Return r) {
      boolean any = r.value().filter(this::isVaried).isPresent();
      changed |= any && variedResults.add(function.name());
    }
  }

  private void forward(Statement.Instruction i) {
    List<Value> a = i.arguments();
    Operation operation = i.operation();
    if (operation instanceof Operation.Store) {
      vary(a.get(0), holdsReals(a.get(2).type()) && isVaried(a.get(2)));
      return;
    } else if (isOpened(operation)) {
      Operation.Call call = (Operation.Call) operation;
      Function callee = aliases.function(call.function());
      varyAll(callee.parameters(), a);
      i.results().forEach(r -> vary(r, variedResults.contains(call.function())));
      return;
    }
    for (Value result : i.results()) {
      for (int k = 0; k < a.size(); k++) {
        vary(result, flows(operation, k) && isVaried(a.get(k)));
      }
    }
  }

  /** Whether this calls a function that is differentiated itself, not by a rule. */
  boolean isOpened(Operation operation) {
    return operation instanceof Operation.Call && rules.of(operation).isEmpty();
  }

  /** Whether a change of operand {@code k} changes the result smoothly. */
  private boolean flows(Operation operation, int k) {
    if (operation instanceof Operation.Scalar s) {
      ScalarOp op = s.op();
      return (op.kind() == ScalarOp.Kind.REAL || op.kind() == ScalarOp.Kind.SELECT)
          && (op.partial(k).isPresent() || op.refuses(k));
    }
    CallRule rule = rules.of(operation).orElse(null);
    if (rule instanceof CallRule.Partials p) {
      return p.byParameter().get(k).isPresent();
    }
    return !(rule instanceof CallRule.Flat
        || operation instanceof Operation.Compare
        || operation instanceof Operation.ArrayLength);
  }

  private void backward(Function function, Block block, List<Value> yielded) {
    if (block.terminator() instanceof Terminator.Yield y) {
      useAll(y.values(), yielded);
    } else if (block.terminator() instanceof Terminator.Return r) {
      r.value().ifPresent(v -> use(v, usefulResults.contains(function.name())));
    }
    for (int k = block.statements().size() - 1; k >= 0; k--) {
      Statement s = block.statements().get(k);
      if (s instanceof Statement.Instruction i) {
        backward(i);
      } else if (s instanceof Statement.If i) {
        backward(function, i.then(), i.results());
        backward(function, i.otherwise(), i.results());
      } else if (s instanceof Statement.For l) {
        useAll(l.carried(), l.results());
        backward(function, l.body(), l.carried());
        useAll(l.initial(), l.carried());
      } else if (s instanceof Statement.Loop l) {
        ExitTest.of(l).ifPresent(exit -> useAll(exit.results(), l.results()));
        backward(function, l.body(), l.carried());
        useAll(l.initial(), l.carried());
      }
    }
  }

  private void backward(Statement.Instruction i) {
    List<Value> a = i.arguments();
    Operation operation = i.operation();
    if (operation instanceof Operation.Store) {
      use(a.get(2), isUseful(a.get(0)));
      return;
    } else if (isOpened(operation)) {
      Operation.Call call = (Operation.Call) operation;
      Function callee = aliases.function(call.function());
      boolean any = i.results().stream().anyMatch(this::isUseful);
      changed |= any && usefulResults.add(call.function());
      useAll(a, callee.parameters());
      return;
    }
    boolean any = i.results().stream().anyMatch(this::isUseful);
    for (int k = 0; k < a.size(); k++) {
      use(a.get(k), any && flows(operation, k));
    }
  }

  /** Refuses arrays from outside that are written active numbers but are not differentiated by. */
  private void requireAdjoints(LoopProgram program, List<Integer> active) {
    Set<AliasClass> given = identitySet();
    Function entry = program.functions().get(0);
    for (int index : active) {
      Value p = entry.parameters().get(index);
      if (p.type().isArray()) {
        given.add(aliases.numbers(p));
      }
    }
    for (Function f : program.functions()) {
      Aliases.forEachInstruction(
          f.body(),
          i -> {
            if (i.operation() instanceof Operation.Store
                && holdsReals(i.arguments().get(2).type())
                && isVaried(i.arguments().get(2))
                && isWithoutAdjoint(i.arguments().get(0), given)) {
              throw Refusal.at(i.position(), Problem.INACTIVE_ARRAY, name(i.arguments().get(0)));
            }
          });
    }
  }

  /** Refuses calls of code that is not read, where what is differentiated goes through them. */
  private void requireRule(Statement.Instruction i, Guards guards) {
    Operation operation = i.operation();
    boolean foreign =
        operation instanceof Operation.StaticCall || operation instanceof Operation.Construct;
    CallRule rule = rules.of(operation).orElse(null);
    if (rule instanceof CallRule.Partials p) {
      for (int k : p.unknown()) {
        if (isVaried(i.arguments().get(k))) {
          throw Refusal.at(i.position(), Problem.PARTIAL_UNKNOWN, Calls.name(operation), k);
        }
      }
    }
    if (!foreign || rule != null) {
      return;
    }
    boolean numbers = i.arguments().stream().anyMatch(a -> a.type().isReal() && isVaried(a));
    boolean arrays = i.arguments().stream().anyMatch(a -> a.type().isArray() && isVaried(a));
    boolean harmless =
        guards.serve(i)
            || !i.results().isEmpty()
                && i.results().stream().allMatch(r -> holdsReals(r.type()) && !isUseful(r));
    if (arrays || numbers && !harmless) {
      throw Refusal.at(i.position(), Problem.CALL_WITHOUT_DERIVATIVE, Calls.name(operation));
    }
  }

  /** Whether a function's real result has an adjoint. */
  boolean isResultUseful(String function) {
    return usefulResults.contains(function);
  }

  private boolean isWithoutAdjoint(Value array, Set<AliasClass> given) {
    AliasClass numbers = aliases.numbers(array);
    return numbers.outside && !given.contains(numbers);
  }

  private static String name(Value array) {
    return array.name().isEmpty() ? "an array" : "'" + array.name() + "'";
  }
}
