package dev.gradus.compiler.activity;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.rule.CallRule;
import dev.gradus.dsl.op.ScalarOp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values of a function carry derivatives when it is called with a pattern of active
 * arguments. A scalar does if it is computed from one that does; an array does if one that does is
 * ever stored into memory that it may share.
 */
public final class FunctionActivity extends Jumps {
  private final Function function;
  private final Signature signature;
  private final Activity program;
  private final Regions regions;
  private final Set<Value> scalars = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Region, Position> memory = new IdentityHashMap<>();
  private final Set<Region> written = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Statement.Instruction, FunctionActivity> callees = new LinkedHashMap<>();
  private boolean result;
  private boolean changed;

  FunctionActivity(Function function, Signature signature, Activity program, Regions regions) {
    this.function = function;
    this.signature = signature;
    this.program = program;
    this.regions = regions;
    for (int k = 0; k < function.parameters().size(); k++) {
      activate(function.parameters().get(k), signature.parameters().get(k));
    }
  }

  public Function function() {
    return function;
  }

  public Signature signature() {
    return signature;
  }

  /**
   * Whether the value carries derivatives: a real with a tangent, an array with a shadow, a save
   * stack with a shadow.
   */
  public boolean isActive(Value value) {
    return value.type().isReal() ? scalars.contains(value) : bits(value).contains(true);
  }

  /** Whether reals of this kind on the stack carry derivatives. */
  public boolean isActive(Value stack, Type.Kind kind) {
    return memory.containsKey(regions.of(stack).stacked(kind));
  }

  /** Whether references on the stack point to memory that carries derivatives. */
  public boolean holdsActiveReferences(Value stack) {
    return regions.of(stack).part(Region.Part.REFERENCES).anyReals().stream()
        .anyMatch(memory::containsKey);
  }

  /** Whether the result carries derivatives. */
  public boolean isResultActive() {
    return function.result().isReal()
        ? result
        : Regions.reals(function.result(), regions.result()).stream().anyMatch(memory::containsKey);
  }

  /** The analyses of all callees, in the order of their first calls. */
  Collection<FunctionActivity> calls() {
    return callees.values();
  }

  /** The analysis of a callee for the arguments of a call. */
  public FunctionActivity callee(Statement.Instruction call) {
    return callees.get(call);
  }

  /** Whether anything is ever stored where an array's reals or its rows may be. */
  boolean isWritten(Value array) {
    return regions.reals(array).stream().anyMatch(written::contains);
  }

  private void write(Value array) {
    for (Region reals : regions.reals(array)) {
      changed |= written.add(reals);
    }
  }

  /** Where the reals of a value first received derivatives. */
  Position cause(Value value) {
    return regions.reals(value).stream()
        .filter(memory::containsKey)
        .map(memory::get)
        .findFirst()
        .orElse(Position.NONE);
  }

  /** Active arrays that become objects. */
  List<Regions.Escape> escapes() {
    return regions.escapes().stream().filter(e -> isActive(e.array())).toList();
  }

  /** Marks the memory of the result. */
  void activateResult() {
    changed = false;
    Regions.reals(function.result(), regions.result()).forEach(this::activate);
  }

  /** Whether function and callees have no derivatives to carry, so that it can be called as is. */
  public boolean isInactive() {
    return !isResultActive()
        && function.parameters().stream().noneMatch(this::isActive)
        && scalars.isEmpty()
        && memory.isEmpty();
  }

  /** Spreads activity until nothing changes; whether anything did. */
  boolean refine() {
    boolean any = false;
    do {
      changed = false;
      walk(function);
      any |= changed;
    } while (changed);
    return any;
  }

  /** The truth values of {@link Signature} for a value. */
  List<Boolean> bits(Value value) {
    if (value.type().isReal()) {
      return List.of(scalars.contains(value));
    }
    return regions.reals(value).stream().map(memory::containsKey).toList();
  }

  private void activate(Value value, List<Boolean> bits) {
    if (value.type().isReal()) {
      if (bits.contains(true)) {
        activate(value);
      }
      return;
    }
    List<Region> reals = regions.reals(value);
    for (int i = 0; i < reals.size(); i++) {
      if (bits.get(i)) {
        activate(reals.get(i));
      }
    }
  }

  private void activate(Value scalar) {
    changed |= scalars.add(scalar);
  }

  private void activate(Region region) {
    changed |= memory.putIfAbsent(region.root(), position()) == null;
  }

  @Override
  void flow(Value from, Value to) {
    if (scalars.contains(from) && to.type().isReal()) {
      activate(to);
    }
  }

  @Override
  void returned(Value value) {
    if (scalars.contains(value) && !result) {
      result = true;
      changed = true;
    }
  }

  @Override
  void instruction(Statement.Instruction i) {
    Operation operation = i.operation();
    List<Value> a = i.arguments();
    if (operation instanceof Operation.Scalar s) {
      if (isAnyOperandActive(s.op(), a)) {
        activate(i.results().get(0));
      }
    } else if (operation instanceof Operation.Choose) {
      flow(a.get(1), i.results().get(0));
      flow(a.get(2), i.results().get(0));
    } else if (operation instanceof Operation.Convert) {
      flow(a.get(0), i.results().get(0));
    } else if (operation instanceof Operation.Call) {
      call(i);
    } else {
      memory(i);
    }
  }

  private void memory(Statement.Instruction i) {
    Operation operation = i.operation();
    List<Value> a = i.arguments();
    if (operation instanceof Operation.Load) {
      Value loaded = i.results().get(0);
      if (loaded.type().isReal() && isActive(a.get(0))) {
        activate(loaded);
      }
    } else if (operation instanceof Operation.Store) {
      write(a.get(0));
      if (scalars.contains(a.get(2))) {
        regions.reals(a.get(0)).forEach(this::activate);
      }
    } else if (operation instanceof Operation.CloneArray) {
      copy(a.get(0), i.results().get(0));
    } else if (operation instanceof Operation.Push) {
      if (scalars.contains(a.get(1))) {
        activate(regions.of(a.get(0)).stacked(a.get(1).type().kind()));
      }
    } else if (operation instanceof Operation.Pop p) {
      if (p.type().isReal() && isActive(a.get(0), p.type().kind())) {
        activate(i.results().get(0));
      }
    } else if (operation instanceof Operation.StaticCall c) {
      outside(c, i);
    }
  }

  private static boolean isDifferentiable(ScalarOp op, int operand) {
    return op.kind() == ScalarOp.Kind.SELECT
        ? operand > 0
        : op.partial(operand).isPresent() || op.refuses(operand);
  }

  private boolean isAnyOperandActive(ScalarOp op, List<Value> a) {
    for (int k = 0; k < a.size(); k++) {
      if (scalars.contains(a.get(k)) && isDifferentiable(op, k)) {
        return true;
      }
    }
    return false;
  }

  private void copy(Value from, Value to) {
    if (Region.isRealArray(from.type()) && isActive(from)) {
      regions.reals(to).forEach(this::activate);
    }
  }

  private void outside(Operation.StaticCall call, Statement.Instruction i) {
    List<Value> a = i.arguments();
    Optional<CallRule> rule = program.rules().of(call);
    if (rule.isPresent()) {
      followRule(rule.get(), i);
      return;
    }
    Optional<ArrayCalls> known = ArrayCalls.of(call, a);
    if (known.isPresent()) {
      Value last = a.get(a.size() - 1);
      switch (known.get()) {
        case COPY -> {
          write(a.get(2));
          copy(a.get(0), a.get(2));
        }
        case COPY_OF, COPY_OF_RANGE -> copy(a.get(0), i.results().get(0));
        default -> {
          write(a.get(0));
          if (scalars.contains(last)) {
            regions.reals(a.get(0)).forEach(this::activate);
          }
        }
      }
    }
  }

  /** What cannot be differentiated as it is used here. */
  void refuse() {
    new Refusals(this, program.guards()).walk(function);
  }

  /** Whether the rule of an operation, if it has one, takes care of its derivative. */
  boolean hasRule(Operation operation) {
    return program.rules().of(operation).isPresent();
  }

  /** Arguments by which the rule of a call knows no derivative. */
  Set<Integer> unknownPartials(Operation call) {
    return program
        .rules()
        .of(call)
        .filter(r -> r instanceof CallRule.Partials)
        .map(r -> ((CallRule.Partials) r).unknown())
        .orElse(Set.of());
  }

  private void followRule(CallRule rule, Statement.Instruction i) {
    if (rule instanceof CallRule.Partials partials) {
      for (int k = 0; k < i.arguments().size(); k++) {
        if (partials.byParameter().get(k).isPresent() && scalars.contains(i.arguments().get(k))) {
          activate(i.results().get(0));
        }
      }
    }
  }

  /** A callee may make memory of its arguments active; then it is called with that pattern. */
  private void call(Statement.Instruction i) {
    Optional<CallRule> rule = program.rules().of(i.operation());
    if (rule.isPresent()) {
      followRule(rule.get(), i);
      return;
    }
    List<List<Boolean>> pattern = new ArrayList<>();
    List<Value> parameters = program.parameters((Operation.Call) i.operation());
    for (int k = 0; k < parameters.size(); k++) {
      Value argument = i.arguments().get(k);
      List<Boolean> none = none(parameters.get(k));
      List<Boolean> bits = bits(argument);
      pattern.add(bits.size() == none.size() ? bits : none);
    }
    FunctionActivity callee = program.of((Operation.Call) i.operation(), pattern);
    callees.put(i, callee);
    for (int k = 0; k < parameters.size(); k++) {
      Value argument = i.arguments().get(k);
      if (Region.isTracked(argument.type()) && Region.isTracked(parameters.get(k).type())) {
        activate(argument, callee.bits(parameters.get(k)));
        if (callee.isWritten(parameters.get(k))) {
          write(argument);
        }
      }
    }
    i.results().forEach(r -> receive(r, callee));
  }

  private void receive(Value given, FunctionActivity callee) {
    if (given.type().isReal() && callee.isResultActive()) {
      activate(given);
    } else if (Region.isTracked(given.type())) {
      List<Boolean> bits = callee.resultBits();
      if (!bits.isEmpty()) {
        activate(given, bits);
      }
    }
  }

  private List<Boolean> resultBits() {
    return Regions.reals(function.result(), regions.result()).stream()
        .map(memory::containsKey)
        .toList();
  }

  private static List<Boolean> none(Value parameter) {
    if (parameter.type().isReal()) {
      return List.of(false);
    } else if (parameter.type().equals(Typing.SAVE_STACK)) {
      return Signature.EMPTY_STACK;
    }
    return Region.isTracked(parameter.type()) ? List.of(false) : List.of();
  }
}
