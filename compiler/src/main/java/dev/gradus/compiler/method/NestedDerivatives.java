package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.compiler.read.DerivativeCalls;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The derivatives that a method calls through gradient interfaces, as programs that become part of
 * the method's own: nested differentiation. Inner ones are made first.
 */
final class NestedDerivatives implements DerivativeCalls {
  private final ClassFiles files;
  private final DerivativePrograms.Maker maker;
  private final Map<String, Boolean> marked = new HashMap<>();
  private final Map<String, Binding> bindings = new HashMap<>();
  private final Map<String, LoopProgram> programs = new HashMap<>();
  private final Map<String, DerivativePrograms> derivatives = new HashMap<>();
  private final UnheededMarks unheeded = new UnheededMarks();

  /** Interfaces whose methods are being read, outermost first. */
  private final Set<String> open = new LinkedHashSet<>();

  NestedDerivatives(ClassFiles files, DerivativePrograms.Maker maker) {
    this.files = files;
    this.maker = maker;
  }

  /** Notes that derivatives of this interface are being made, which they must not need. */
  void open(String gradientInterface) {
    open.add(gradientInterface);
  }

  /** Marks that do not hold where they are used. */
  UnheededMarks unheeded() {
    return unheeded;
  }

  @Override
  public boolean isGradient(String internalName) {
    if (internalName.isEmpty() || internalName.startsWith("java/")) {
      return false;
    }
    return marked.computeIfAbsent(internalName, n -> GradientInterface.isMarked(files, n));
  }

  @Override
  public Optional<LoopProgram> program(String owner, String name, String descriptor) {
    Binding binding = bindings.get(owner);
    if (binding == null) {
      binding = Binding.of(files, GradientInterface.read(files, owner));
      bindings.put(owner, binding);
    }
    for (Wanted wanted : binding.methods()) {
      if (wanted.name().equals(name) && wanted.descriptor().equals(descriptor)) {
        return Optional.of(program(binding, wanted));
      }
    }
    return Optional.empty();
  }

  private LoopProgram program(Binding binding, Wanted wanted) {
    String owner = binding.declaration().name();
    String key = owner + "." + wanted.name() + wanted.descriptor();
    LoopProgram known = programs.get(key);
    if (known != null) {
      return known;
    }
    if (binding.primal().takesObjects()) {
      throw Problem.GRADIENT_UNAVAILABLE.exception(
          "the call of " + wanted.name() + " inside a differentiated method",
          binding.primal().describe(),
          "methods of numbers and arrays");
    }
    if (!open.add(owner)) {
      throw Problem.GRADIENT_CYCLE.exception(
          owner.replace('/', '.'), String.join(", ", open).replace('/', '.'));
    }
    DerivativePrograms inner = derivatives.get(owner);
    if (inner == null) {
      // Snapshots are no part of what is differentiated once more.
      Primal primal = binding.primal().with(CheckpointMarks.NONE);
      inner = maker.of(files, primal, true, this);
      derivatives.put(owner, inner);
    }
    unheeded.inside(inner.value(), binding.primal().checkpoints().in(files));
    Merger merger = new Merger();
    String outer = merger.reserve(binding.primal().name() + "$" + wanted.name());
    Entry entry =
        EntryBuilder.build(binding.primal(), wanted, binding.declaration().mode(), inner, merger);
    open.remove(owner);
    List<Function> functions = new ArrayList<>();
    functions.add(withoutExtras(outer, entry, binding.primal(), Writes.of(inner.value())));
    functions.add(entry.function());
    functions.addAll(merger.functions());
    LoopProgram program =
        Checker.check(
            LocalStacks.apply(new LoopProgram(outer, functions)), "nested differentiation");
    programs.put(key, program);
    return program;
  }

  /** A function that makes save stack and scratch arrays itself. */
  private static Function withoutExtras(
      String name, Entry entry, Primal primal, Set<Integer> written) {
    Function function = entry.function();
    FunctionBuilder f = new FunctionBuilder(name, function.result());
    int own = entry.wanted().form().slots().size();
    List<Value> parameters = new ArrayList<>();
    for (Value p : function.parameters().subList(1, 1 + own)) {
      parameters.add(f.parameter(p.type(), p.name()));
    }
    AliasGuard.write(f, primal, written, parameters.subList(0, primal.parameters().size()));
    List<Value> arguments = new ArrayList<>();
    arguments.add(
        f.apply(
            new Operation.StaticCall(
                "dev/gradus/runtime/method/NestedStacks",
                "fresh",
                "()" + Typing.SAVE_STACK.descriptor(),
                false)));
    arguments.addAll(parameters);
    for (Scratch scratch : entry.scratch()) {
      arguments.add(array(f, scratch, parameters));
    }
    Value result = f.call(function.name(), function.result(), arguments.toArray(Value[]::new));
    if (function.result().equals(Type.VOID)) {
      f.returnsVoid();
    } else {
      f.returns(result);
    }
    return f.build();
  }

  private static Value array(FunctionBuilder f, Scratch scratch, List<Value> parameters) {
    if (scratch.like() < 0) {
      return f.newArray(scratch.type(), f.constant(scratch.length()));
    }
    Value like = parameters.get(scratch.like());
    if (scratch.type().rank() == 1) {
      return f.newArray(scratch.type(), f.length(like));
    }
    return EntryCode.shaped(f, "zeros", like);
  }
}
