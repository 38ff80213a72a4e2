package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Which loads give the same, along a walk over a program: those of one element at one time, the
 * time being that of the last store that may have changed the element.
 */
final class Memory {
  private final Regions regions;
  private final CallEffects calls;
  private final Definitions definitions;
  private final Deque<StoreLog.Undo> undo = new ArrayDeque<>();

  /** Writes to anything but local arrays. */
  private final StoreLog everywhere = new StoreLog();

  private int clock;

  Memory(Regions regions, CallEffects calls, Definitions definitions) {
    this.regions = regions;
    this.calls = calls;
    this.definitions = definitions;
  }

  /** When the element may last have changed. */
  int time(Value array, Value index) {
    Region region = regions.of(array);
    StoreLog.Place place = place(index);
    int time = Math.max(region.own.time(place), region.within.time(place));
    if (region.wider().isPresent()) {
      time = Math.max(time, region.wider().get().own.time(place));
    }
    return region.isLocal() ? time : Math.max(time, outside());
  }

  /** When anything that others can see may last have changed. */
  int outside() {
    return everywhere.time(NOWHERE);
  }

  /** Notes what an instruction writes. */
  void run(Statement.Instruction i) {
    if (i.operation() instanceof Operation.Store) {
      Region region = regions.of(i.arguments().get(0));
      StoreLog.Place place = place(i.arguments().get(1));
      clock++;
      undo.push(region.own.store(place, clock));
      region.wider().ifPresent(w -> undo.push(w.within.store(place, clock)));
    } else if (!Effects.isPure(i.operation()) && Writes.visit(i, regions, calls, this::write)) {
      writeEverywhere();
    }
  }

  /** Notes that what a block writes may have been written. */
  void run(Writes.Written written) {
    written.regions().forEach(this::write);
    if (written.anywhere()) {
      writeEverywhere();
    }
  }

  /** Where the walk is now. */
  int mark() {
    return undo.size();
  }

  /** Forgets what was noted since then: the walk goes on from there. */
  void release(int mark) {
    while (undo.size() > mark) {
      undo.pop().run();
    }
  }

  private void write(Region region) {
    clock++;
    undo.push(region.own.storeAnywhere(clock));
    region.wider().ifPresent(w -> undo.push(w.within.storeAnywhere(clock)));
  }

  private void writeEverywhere() {
    clock++;
    undo.push(everywhere.storeAnywhere(clock));
  }

  private static final StoreLog.Place NOWHERE = new StoreLog.Place(Optional.empty(), 0);

  private StoreLog.Place place(Value index) {
    Optional<Integer> literal = definitions.intConstant(index);
    if (literal.isPresent()) {
      return new StoreLog.Place(Optional.empty(), literal.get());
    }
    return definitions
        .sum(index)
        .map(sum -> new StoreLog.Place(Optional.of(sum.base()), sum.offset()))
        .orElseGet(() -> new StoreLog.Place(Optional.of(index), 0));
  }
}
