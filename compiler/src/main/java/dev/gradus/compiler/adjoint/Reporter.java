package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what a {@link SaveReport} tells while a reverse sweep is written. */
final class Reporter {
  private final String function;
  private final Homes homes;
  private final Map<Value, String> reasons = new HashMap<>();
  private final Map<Value, String> names = new HashMap<>();
  private final List<SaveReport.Saved> saved = new ArrayList<>();
  private final List<SaveReport.Recomputed> recomputed = new ArrayList<>();
  private final List<String> fused = new ArrayList<>();

  Reporter(String function, Homes homes) {
    this.function = function;
    this.homes = homes;
  }

  SaveReport report() {
    return new SaveReport(saved, recomputed, fused, List.of());
  }

  /** What has been gathered so far, to go back to. */
  SaveReport mark() {
    return report();
  }

  /** Forgets what was gathered since a mark. */
  void back(SaveReport mark) {
    saved.subList(mark.saved().size(), saved.size()).clear();
    recomputed.subList(mark.recomputed().size(), recomputed.size()).clear();
    fused.subList(mark.fused().size(), fused.size()).clear();
  }

  /** A value of a branch goes on under another name. */
  void rename(Value value, Value slot) {
    reasons.put(slot, reason(value));
    names.put(slot, name(value));
  }

  private String name(Value value) {
    String known = names.get(value);
    return known != null ? known : new ValueText(homes).of(value);
  }

  void fused(Position position) {
    fused.add(loop(position));
  }

  /** Notes what a region saves and computes again. */
  void decided(Region region, SaveOrRecompute.Decision decision) {
    String where = where(region);
    if (region.kind() != Region.Kind.BRANCH) {
      for (Value v : decision.saved()) {
        saved.add(
            new SaveReport.Saved(
                name(v), v.type(), where, region.count(), region.isCounted(), reason(v)));
      }
    }
    for (Statement.Instruction i : decision.recomputed()) {
      Value v = i.results().get(0);
      String text = new ValueText(homes).definition(v);
      boolean known =
          i.operation() instanceof Operation.Constant
              || recomputed.contains(new SaveReport.Recomputed(text, where));
      if (!known) {
        recomputed.add(new SaveReport.Recomputed(text, where));
      }
    }
  }

  private String where(Region region) {
    return switch (region.kind()) {
      case COUNTED, LOOP -> "each iteration of the " + loop(region.position());
      case BRANCH -> "a branch at line " + region.position().line();
      default -> "once per call of " + function;
    };
  }

  private static String loop(Position position) {
    return position.hasLine() ? "loop at line " + position.line() : "loop";
  }

  private String reason(Value value) {
    String known = reasons.get(value);
    if (known != null) {
      return known;
    }
    Operation operation =
        homes.definition(value).map(Statement.Instruction::operation).orElse(null);
    if (operation == null && value.name().equals("base")) {
      return "it tells where the values of an inner loop are";
    } else if (operation == null && value.type().isArray()) {
      return "the reverse sweep needs the array";
    } else if (operation == null) {
      return "it comes out of a loop, a choice or the iteration before";
    } else if (operation instanceof Operation.Load) {
      return "the element is overwritten later";
    } else if (operation instanceof Operation.Call || operation instanceof Operation.StaticCall) {
      return "it is the result of a call";
    } else if (operation instanceof Operation.NewArray
        || operation instanceof Operation.CloneArray) {
      return "it is the array that this iteration made";
    }
    return "saving it is cheaper than computing it again";
  }
}
