package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.activity.Guards;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Problem;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which arrays a {@link LongLoop} hands from one step to the next: those among its parameters that
 * some step may write to. What cannot be kept, or would not come out the same a second time, is
 * refused.
 */
final class LoopState {
  private static final List<String> REPEATABLE =
      List.of(
          "java/lang/", "java/util/Arrays", "java/util/Objects", "kotlin/", "dev/gradus/runtime/");

  private static final Set<String> UNREPEATABLE =
      Set.of("random", "nanoTime", "currentTimeMillis", "identityHashCode", "getProperty");

  private final Analysis analysis;
  private final LongLoop loop;
  private final Set<AliasClass> written = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<AliasClass> known = Collections.newSetFromMap(new IdentityHashMap<>());

  private LoopState(Analysis analysis, LongLoop loop) {
    this.analysis = analysis;
    this.loop = loop;
  }

  /**
   * Numbers of the parameters that are state.
   *
   * @throws dev.gradus.runtime.GradusException if there is state that cannot be kept
   */
  static List<Integer> of(Analysis analysis, LongLoop loop) {
    LoopState state = new LoopState(analysis, loop);
    List<Value> parameters = loop.steps().parameters();
    parameters.stream().filter(p -> p.type().isArray()).forEach(state::reach);
    Guards guards = Guards.of(analysis.program());
    for (Function f : state.functions()) {
      Aliases.forEachInstruction(f.body(), i -> state.instruction(i, guards));
    }
    return IntStream.range(0, parameters.size())
        .filter(k -> parameters.get(k).type().isArray())
        .filter(k -> state.written.contains(analysis.aliases().numbers(parameters.get(k))))
        .boxed()
        .toList();
  }

  /** The step, and what it calls. */
  private List<Function> functions() {
    Set<String> names = new LinkedHashSet<>(List.of(loop.step().name()));
    Deque<String> open = new ArrayDeque<>(names);
    while (!open.isEmpty()) {
      Function f = analysis.aliases().function(open.remove());
      Aliases.forEachInstruction(
          f.body(),
          i -> {
            if (i.operation() instanceof Operation.Call call && names.add(call.function())) {
              open.add(call.function());
            }
          });
    }
    return names.stream().map(analysis.aliases()::function).toList();
  }

  private void reach(Value array) {
    AliasClass level = analysis.aliases().of(array);
    for (int rank = array.type().rank(); rank > 1; rank--) {
      known.add(level);
      level = level.element();
    }
    known.add(level);
  }

  private void instruction(Statement.Instruction i, Guards guards) {
    Operation operation = i.operation();
    if (operation instanceof Operation.Store) {
      Value array = i.arguments().get(0);
      AliasClass level = analysis.aliases().of(array);
      boolean seen = known.contains(level);
      if (seen && Typing.isReference(i.arguments().get(2).type())) {
        refuse(i, "rows of an array change places");
      } else if (!seen && level.outside) {
        refuse(i, "an array is written that comes from a field");
      }
      written.add(level);
    } else if (operation instanceof Operation.StaticCall call) {
      boolean fine =
          analysis.rules().of(call).isPresent()
              || guards.serve(i)
              || REPEATABLE.stream().anyMatch(call.owner()::startsWith)
                  && !UNREPEATABLE.contains(call.name());
      if (!fine) {
        refuse(i, Calls.name(call) + " may give something else when it is called again");
      }
      i.arguments().stream()
          .filter(a -> a.type().isArray())
          .forEach(a -> written.add(analysis.aliases().of(a)));
    }
  }

  private void refuse(Statement.Instruction i, String what) {
    throw Refusal.at(i.position(), Problem.CHECKPOINT_STATE, what);
  }
}
