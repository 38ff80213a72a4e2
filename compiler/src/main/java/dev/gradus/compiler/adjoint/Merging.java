package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins branches that may leave by different exits; where several can be, a number tells which. */
final class Merging {
  private final Map<Exit, Integer> numbers = new HashMap<>();

  private int number(Exit exit) {
    return numbers.computeIfAbsent(exit, e -> numbers.size());
  }

  /** Whether an outcome with several exits took this one. */
  Value is(Outcome o, Exit exit, Code out) {
    return out.compare(Comparison.EQ, o.code().orElseThrow(), out.constant(number(exit)));
  }

  /** Adds an If of two finished branches; its results say which exit was taken, and its payload. */
  Outcome merge(
      Value condition,
      Code then,
      Outcome a,
      Code otherwise,
      Outcome b,
      List<Value> results,
      Code out) {
    Map<Exit, List<Value>> exits = new LinkedHashMap<>(a.payloads());
    b.payloads().forEach(exits::putIfAbsent);
    boolean several = exits.size() > 1;
    Map<Exit, List<Value>> merged = new LinkedHashMap<>();
    List<Value> all = new ArrayList<>();
    if (several) {
      all.add(out.fresh(Type.INT, ""));
    }
    exits.forEach(
        (exit, like) -> {
          List<Value> values =
              !several && results.size() == like.size() ? results : out.freshLike(like);
          merged.put(exit, values);
          all.addAll(values);
        });
    Block first = packed(then, a, exits, several);
    Block second = packed(otherwise, b, exits, several);
    out.add(new Statement.If(condition, first, second, all, out.position()));
    return Outcome.of(several ? Optional.of(all.get(0)) : Optional.empty(), merged);
  }

  private Block packed(Code code, Outcome o, Map<Exit, List<Value>> exits, boolean several) {
    if (o.isDead()) {
      return code.ending(o.deadEnd());
    }
    List<Value> values = new ArrayList<>();
    if (several) {
      Exit first = o.payloads().keySet().iterator().next();
      values.add(o.code().orElseGet(() -> code.constant(number(first))));
    }
    exits.forEach(
        (exit, like) -> {
          if (o.has(exit)) {
            values.addAll(o.payload(exit));
          } else {
            like.forEach(v -> values.add(code.blank(v.type())));
          }
        });
    return code.yielding(values);
  }
}
