package dev.gradus.compiler.lower;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Layout.Buffer;
import dev.gradus.runtime.Layout.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands out workspace arrays behind the fixed part of a layout. Arrays given back are used again
 * for the next value of the same size; the functions of one kernel share them, since they never run
 * at the same time. Several threads run functions over ranges of rows, so that arrays are private
 * to a thread, unless they hold something for every row or {@link #share} says otherwise.
 */
final class Scratch {
  /** What makes arrays interchangeable. */
  private record Size(DType storage, int length, boolean perRow, boolean shared) {}

  private record Literal(DType storage, List<Double> values) {}

  private final Layout fixed;
  private final List<Buffer> added = new ArrayList<>();
  private final Map<DType, Integer> counts = new EnumMap<>(DType.class);
  private final Map<Size, List<Slot>> free = new HashMap<>();
  private final Map<Slot, Size> sizes = new HashMap<>();
  private final Map<Literal, Slot> constants = new HashMap<>();
  private final Map<Size, List<Slot>> all = new HashMap<>();
  private final Map<DType, Slot> sums = new EnumMap<>(DType.class);
  private boolean sharing;

  Scratch(Layout fixed) {
    this.fixed = fixed;
    fixed.buffers().forEach(b -> counts.merge(Layout.storage(b.dtype()), 1, Integer::sum));
  }

  Layout layout() {
    return fixed.plus(added);
  }

  /** The slot of a fixed buffer, by its position in the layout. */
  Slot fixed(int position) {
    return new Slot(fixed.buffers().get(position).dtype(), fixed.slot(position));
  }

  /** Says whether threads that run ranges of rows are to see the arrays taken from now on. */
  void share(boolean now) {
    sharing = now;
  }

  /** An array for values of a type: {@code length} elements, or that many per row of the batch. */
  Slot take(DType dtype, int length, boolean perRow) {
    Size size = new Size(Layout.storage(dtype), length, perRow, perRow || sharing);
    List<Slot> idle = free.computeIfAbsent(size, s -> new ArrayList<>());
    if (!idle.isEmpty()) {
      Slot slot = idle.remove(idle.size() - 1);
      return new Slot(dtype, slot.number());
    }
    Role role = size.shared() ? Role.SCRATCH : Role.PRIVATE;
    Slot slot = add(Buffer.of("t" + added.size(), role, size.storage(), length, perRow));
    sizes.put(new Slot(size.storage(), slot.number()), size);
    all.computeIfAbsent(size, s -> new ArrayList<>()).add(slot);
    return new Slot(dtype, slot.number());
  }

  /** Gives an array back. */
  void release(Slot slot) {
    Size size = sizes.get(new Slot(Layout.storage(slot.dtype()), slot.number()));
    free.get(size).add(new Slot(size.storage(), slot.number()));
  }

  /** Gives every array back, before the next function is built. */
  void releaseAll() {
    free.clear();
    all.forEach((size, slots) -> free.put(size, new ArrayList<>(slots)));
  }

  /** Gives back every array that threads do not share, before a function over ranges is built. */
  void releasePrivate() {
    all.forEach(
        (size, slots) -> {
          if (!size.shared()) {
            free.put(size, new ArrayList<>(slots));
          }
        });
  }

  /** The array for the sums of all ranges of rows; generated code makes it long enough. */
  Slot sumsOfRanges(DType storage) {
    return sums.computeIfAbsent(
        storage, s -> add(Buffer.of("sums of " + s, Role.SCRATCH, s, 0, false)));
  }

  /** An array of int constants. */
  Slot ints(int... values) {
    return constant(DType.INT, Arrays.stream(values).asDoubleStream().toArray());
  }

  /**
   * An array of ints that starts with these values and that generated code may change; shared with
   * nobody, no other thread either.
   */
  Slot mutableInts(int... values) {
    double[] start = Arrays.stream(values).asDoubleStream().toArray();
    return add(new Buffer("m" + added.size(), Role.PRIVATE, DType.INT, start.length, false, start));
  }

  /** An array holding a literal tensor. */
  Slot constant(DType dtype, double[] values) {
    DType storage = Layout.storage(dtype);
    Literal key = new Literal(storage, Arrays.stream(values).boxed().toList());
    Slot known = constants.get(key);
    if (known == null) {
      known =
          add(new Buffer("c" + added.size(), Role.CONSTANT, storage, values.length, false, values));
      constants.put(key, known);
    }
    return new Slot(dtype, known.number());
  }

  private Slot add(Buffer buffer) {
    added.add(buffer);
    return new Slot(buffer.dtype(), counts.merge(buffer.dtype(), 1, Integer::sum) - 1);
  }
}
