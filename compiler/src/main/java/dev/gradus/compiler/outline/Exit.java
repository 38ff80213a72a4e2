package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way out of a part other than its end. The part returns its number, and leaves what it hands
 * over in scratch; its caller carries the jump out.
 *
 * @param number from 1 on; 0 stands for the part's end
 * @param jump one of the jumps that lead there
 * @param places where in scratch the values lie that the jump hands over
 */
record Exit(int number, Terminator jump, List<Integer> places) {

  /** The different ways out among jumps. */
  static List<Exit> of(Iterable<Terminator> jumps, Scratch.Region region) {
    List<Exit> exits = new ArrayList<>();
    for (Terminator jump : jumps) {
      if (exits.stream().noneMatch(e -> e.isFor(jump))) {
        List<Integer> places = new ArrayList<>();
        Values.uses(jump).forEach(v -> places.add(region.take(v.type())));
        exits.add(new Exit(exits.size() + 1, jump, places));
      }
    }
    return exits;
  }

  /** Whether a jump leads the same way, with values of the same types. */
  boolean isFor(Terminator other) {
    return target(jump).equals(target(other)) && types(jump).equals(types(other));
  }

  /** The jump, handing over these values. */
  Terminator with(List<Value> values) {
    if (jump instanceof Terminator.Break b) {
      return new Terminator.Break(b.label(), values);
    } else if (jump instanceof Terminator.Continue c) {
      return new Terminator.Continue(c.label(), values);
    }
    return new Terminator.Return(values.stream().findFirst());
  }

  /** The values that the jump hands over. */
  List<Value> values() {
    return Values.uses(jump);
  }

  private static List<Type> types(Terminator jump) {
    return Values.uses(jump).stream().map(Value::type).toList();
  }

  private static List<Object> target(Terminator jump) {
    if (jump instanceof Terminator.Break b) {
      return List.of(Terminator.Break.class, b.label());
    } else if (jump instanceof Terminator.Continue c) {
      return List.of(Terminator.Continue.class, c.label());
    }
    return List.of(jump.getClass(), Optional.empty());
  }
}
