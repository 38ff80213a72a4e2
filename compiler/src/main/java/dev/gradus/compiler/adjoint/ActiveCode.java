package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** Which statements and functions do something in the reverse sweep. */
final class ActiveCode {
  private final Activity activity;
  private final Set<Statement> active = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> functions = new HashSet<>();

  private ActiveCode(Activity activity) {
    this.activity = activity;
  }

  static ActiveCode of(LoopProgram program, Activity activity) {
    ActiveCode code = new ActiveCode(activity);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Function f : program.functions()) {
        boolean any = code.visit(f.body()) || code.handsOnShadows(f);
        changed |= any && code.functions.add(f.name());
      }
    }
    return code;
  }

  boolean isActive(Statement statement) {
    return active.contains(statement);
  }

  /** Whether a function has a reverse sweep, or moves active arrays about. */
  boolean isActive(String function) {
    return functions.contains(function);
  }

  private boolean visit(Block block) {
    boolean any = false;
    for (Statement s : block.statements()) {
      boolean does = s.results().stream().anyMatch(this::isActiveNumber);
      for (Block inner : Values.blocks(s)) {
        does |= visit(inner);
      }
      if (s instanceof Statement.Instruction i) {
        does |= isActive(i);
      }
      if (does) {
        active.add(s);
      }
      any |= does;
    }
    return any;
  }

  /** Whether a function makes, moves or returns active arrays, so that shadows must go along. */
  private boolean handsOnShadows(Function f) {
    boolean[] any = {false};
    Aliases.forEachInstruction(
        f.body(),
        i -> {
          any[0] |= i.results().stream().anyMatch(this::isActiveArray);
          any[0] |=
              i.operation() instanceof Operation.Store
                  && i.arguments().get(2).type().isArray()
                  && isActiveArray(i.arguments().get(2));
        });
    return any[0];
  }

  private boolean isActiveArray(Value v) {
    return v.type().isArray() && activity.isActive(v);
  }

  private boolean isActiveNumber(Value v) {
    return v.type().isReal() && activity.isActive(v);
  }

  private boolean isActive(Statement.Instruction i) {
    Operation operation = i.operation();
    if (operation instanceof Operation.Store) {
      return i.arguments().get(2).type().isReal() && activity.isActive(i.arguments().get(0));
    } else if (operation instanceof Operation.CloneArray) {
      Value copy = i.results().get(0);
      return copy.type().rank() == 1 && activity.isActive(copy);
    }
    return operation instanceof Operation.Call call
        && activity.isOpened(call)
        && functions.contains(call.function());
  }
}
