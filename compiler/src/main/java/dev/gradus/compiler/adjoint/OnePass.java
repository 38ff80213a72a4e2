package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Functions that may run backwards as soon as they have run forwards, wherever the cotangent of
 * their result is known before they are called: those that do nothing but read arrays which are
 * never written, and give a number. Then one call does both, and nothing has to be saved for later.
 */
final class OnePass {
  private final Activity activity;
  private final ActiveCode code;
  private final Overwrites overwrites;
  private final Set<String> names = new LinkedHashSet<>();

  private OnePass(Activity activity, ActiveCode code, Overwrites overwrites) {
    this.activity = activity;
    this.code = code;
    this.overwrites = overwrites;
  }

  /** The names of those that the entry or others call. */
  static Set<String> of(
      LoopProgram program, Activity activity, ActiveCode code, Overwrites overwrites) {
    OnePass found = new OnePass(activity, code, overwrites);
    List<Function> functions = program.functions().subList(1, program.functions().size());
    functions.forEach(f -> found.names.add(f.name()));
    found.names.remove(program.functions().get(0).name());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Function f : functions) {
        changed |= !found.fits(f) && found.names.remove(f.name());
      }
    }
    return found.names;
  }

  private boolean fits(Function f) {
    boolean[] fine = {
      code.isActive(f.name())
          && Calls.takesCotangent(f, activity)
          && Calls.activeScalars(f, activity).isEmpty()
    };
    Aliases.forEachInstruction(f.body(), i -> fine[0] &= fits(i));
    return fine[0];
  }

  private boolean fits(Statement.Instruction i) {
    Operation operation = i.operation();
    if (operation instanceof Operation.Call call) {
      return !code.isActive(call.function()) || names.contains(call.function());
    } else if (operation instanceof Operation.Load) {
      return !activity.isActive(i.arguments().get(0)) || overwrites.lasts(i);
    } else if (operation instanceof Operation.Store) {
      return !activity.isActive(i.arguments().get(0));
    }
    return i.results().stream().noneMatch(r -> r.type().isArray() && activity.isActive(r));
  }

  /** Numbers of the parameters that a function's adjoint takes shadows of. */
  static List<Integer> activeArrays(Function f, Activity activity) {
    return IntStream.range(0, f.parameters().size())
        .filter(k -> f.parameters().get(k).type().isArray())
        .filter(k -> activity.isActive(f.parameters().get(k)))
        .boxed()
        .toList();
  }
}
