package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.kernel.Tiles;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Rows of the thread for what the iterations of a tile compute, taken before the loop over tiles.
 */
final class Rows {
  /** Rows of one type. */
  private static final class Taken {
    final Value all;
    int count;

    Taken(Value all) {
      this.all = all;
    }
  }

  private final Fresh fresh;
  private final Code taking;
  private final Map<Type, Taken> taken = new LinkedHashMap<>();
  private final Set<Value> own = new HashSet<>();

  Rows(Fresh fresh, Code like) {
    this.fresh = fresh;
    this.taking = like.inner();
  }

  /** A row of elements of a type. */
  Value take(Type element) {
    Taken t =
        taken.computeIfAbsent(element, e -> new Taken(fresh.value(e.array().array(), "rows")));
    Value row = taking.load(t.all, taking.constant(t.count++));
    own.add(row);
    return row;
  }

  /** Whether an array is one of these rows. */
  boolean contains(Value array) {
    return own.contains(array);
  }

  /** Writes what takes the rows. */
  void write(Code code) {
    taken.forEach(
        (element, t) -> {
          Type all = element.array().array();
          Operation call = Code.call(Tiles.class, name(element), "(I)" + all.descriptor());
          code.define(t.all, call, code.constant(t.count));
        });
    code.addAll(taking);
  }

  private static String name(Type element) {
    return switch (element.kind()) {
      case DOUBLE -> "doubles";
      case FLOAT -> "floats";
      case INT -> "ints";
      case BOOLEAN -> "flags";
      default -> throw new IllegalArgumentException("no rows of " + element);
    };
  }
}
