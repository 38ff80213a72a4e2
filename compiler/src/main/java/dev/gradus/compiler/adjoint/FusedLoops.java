package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The loops of an entry function that run forwards and backwards at once, and the reverse code that
 * must come before the first of them: that of the statements behind it.
 */
final class FusedLoops {
  private final Analysis analysis;
  private final Map<Statement, Statement.Instruction> twins;
  private final PrivateArrays arrays;
  private final Map<Statement, Fused> loops = new IdentityHashMap<>();
  private final Map<Statement, Fused> inBranches = new IdentityHashMap<>();
  private final Map<Statement, OnePassCall> calls = new IdentityHashMap<>();
  private final List<Statement> before = new ArrayList<>();

  /** Values of the primal that are defined no earlier than the statement being looked at. */
  private final Set<Value> later = Collections.newSetFromMap(new IdentityHashMap<>());

  FusedLoops(Analysis analysis, Augmented augmented) {
    this.analysis = analysis;
    this.twins = augmented.twins();
    this.arrays = new PrivateArrays(analysis.aliases(), augmented.function());
  }

  Map<Statement, Fused> loops() {
    return loops;
  }

  /** Notes that the reverse sweep passes a statement of the function's body. */
  void pass(Statement s) {
    later.addAll(s.results());
  }

  /**
   * The reverse code that must come before a loop so that it may run backwards as it runs forwards:
   * all that there is if it needs nothing of what the loop or later statements compute, else what
   * gives the loop's cotangents, where the loop may come before the rest. Empty if the loop cannot.
   */
  Optional<List<Statement>> needed(Statement loop, List<Value> cotangents, Code code) {
    if (!before.stream().allMatch(this::isEarly) || !storesNothingActive(loop)) {
      return Optional.empty();
    } else if (code.statements().stream().allMatch(this::isEarly)) {
      return Optional.of(List.copyOf(code.statements()));
    }
    return readsWhatLasts(loop) ? slice(cotangents, code) : Optional.empty();
  }

  /** The pure instructions that give values. */
  private Optional<List<Statement>> slice(List<Value> values, Code code) {
    Set<Value> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    wanted.addAll(values);
    List<Statement> slice = new ArrayList<>();
    for (int k = code.statements().size() - 1; k >= 0; k--) {
      Statement s = code.statements().get(k);
      if (s.results().stream().anyMatch(wanted::contains)) {
        if (!(s instanceof Statement.Instruction i)
            || !Effects.isPure(i.operation())
            || i.arguments().stream().anyMatch(later::contains)) {
          return Optional.empty();
        }
        wanted.addAll(i.arguments());
        slice.add(0, s);
      }
    }
    return Optional.of(slice);
  }

  /**
   * Whether what the loop reads of active arrays is not replaced later, so that what it finds for
   * them may be added before the rest of the reverse code has run.
   */
  private boolean readsWhatLasts(Statement loop) {
    boolean[] fine = {true};
    Aliases.forEachInstruction(
        dev.gradus.compiler.loop.Values.blocks(loop).get(0),
        i -> {
          boolean reads =
              i.operation() instanceof Operation.Load
                  || i.operation() instanceof Operation.CloneArray;
          if (reads && analysis.activity().isActive(i.arguments().get(0))) {
            Value array = i.arguments().get(0);
            fine[0] &=
                analysis.overwrites().isFreshIn(array, i)
                    || arrays.isPrivate(array, loop)
                    || analysis.overwrites().lasts(twins.getOrDefault(i, i));
          }
        });
    return fine[0];
  }

  private boolean isEarly(Statement s) {
    if (!(s instanceof Statement.Instruction i)) {
      return false;
    }
    Operation operation = i.operation();
    boolean plain =
        Effects.isPure(operation)
            || operation instanceof Operation.Load
            || operation instanceof Operation.Store;
    return plain && i.arguments().stream().noneMatch(later::contains);
  }

  private boolean storesNothingActive(Statement loop) {
    for (Block block : dev.gradus.compiler.loop.Values.blocks(loop)) {
      boolean[] fine = {true};
      Aliases.forEachInstruction(block, i -> fine[0] &= isLocal(i, loop));
      if (!fine[0]) {
        return false;
      }
    }
    return true;
  }

  private boolean isLocal(Statement.Instruction i, Statement loop) {
    if (i.operation() instanceof Operation.Store) {
      Value array = i.arguments().get(0);
      return !analysis.activity().isActive(array)
          || analysis.overwrites().isFreshIn(array, i)
          || arrays.isPrivate(array, loop);
    }
    return !(i.operation() instanceof Operation.Call call)
        || !analysis.code().isActive(call.function())
        || analysis.onePass().contains(call.function());
  }

  /** Whether an adjoint is known only behind a loop, if only this code comes before it. */
  boolean isLater(@Nullable Value adjoint, List<Statement> first, Code code) {
    return adjoint != null
        && (later.contains(adjoint)
            || code.statements().stream()
                .anyMatch(s -> s.results().contains(adjoint) && !first.contains(s)));
  }

  /**
   * Whether a loop in a branch may run backwards as it runs forwards: its cotangents must be there
   * when the function begins.
   */
  boolean isPossibleInBranch(Statement loop, List<Value> cotangents, List<Value> parameters) {
    return parameters.containsAll(cotangents) && storesNothingActive(loop) && readsWhatLasts(loop);
  }

  void addInBranch(Statement loop, Fused fused) {
    inBranches.put(loop, fused);
  }

  @Nullable Fused inBranch(Statement loop) {
    return inBranches.get(loop);
  }

  /**
   * Lets a call run backwards as it runs forwards, if the cotangent of its result can be computed
   * before it; what computes it goes there.
   */
  boolean takeCall(
      Statement.Instruction call, @Nullable Value cotangent, boolean inLoop, Code code) {
    if (cotangent == null || later.contains(cotangent)) {
      return false;
    }
    List<Statement> first = slice(List.of(cotangent), code).orElse(null);
    if (first == null || !inLoop && !isIndependent(cotangent, first)) {
      return false;
    }
    remove(first, code);
    first.forEach(s -> later.addAll(s.results()));
    calls.put(call, new OnePassCall(first, cotangent));
    return true;
  }

  /** Whether code for a place that may come before all loops needs nothing that is moved there. */
  private boolean isIndependent(Value cotangent, List<Statement> code) {
    Set<Value> moved = Collections.newSetFromMap(new IdentityHashMap<>());
    before.forEach(s -> moved.addAll(s.results()));
    return !moved.contains(cotangent)
        && code.stream()
            .noneMatch(
                s -> ((Statement.Instruction) s).arguments().stream().anyMatch(moved::contains));
  }

  /** A call that runs forwards and backwards: what comes before it, the cotangent of its result. */
  record OnePassCall(List<Statement> first, Value cotangent) {}

  Map<Statement, OnePassCall> calls() {
    return calls;
  }

  private static void remove(List<Statement> some, Code code) {
    Set<Statement> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    gone.addAll(some);
    code.statements().removeIf(gone::contains);
  }

  /** Takes a loop as fused; some of what the reverse sweep has written so far goes before it. */
  void add(Statement loop, Fused fused, List<Statement> first, Code more, Code code) {
    loops.put(loop, fused);
    later.addAll(fused.results());
    before.addAll(first);
    before.addAll(more.statements());
    remove(first, code);
  }

  /** The code before the first fused loop; nothing when asked again. */
  List<Statement> takeBefore() {
    List<Statement> all = List.copyOf(before);
    before.clear();
    return all;
  }
}
