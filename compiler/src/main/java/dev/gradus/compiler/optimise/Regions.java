package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which arrays of a function may be the same: an array made here that no other value ever stands
 * for is no other; arrays of different primitive elements are different.
 */
public final class Regions {
  /** Static methods of the save stack that give the arrays of its blocks, or rows. */
  private static final Set<String> AREAS =
      Set.of("doubles", "floats", "longs", "ints", "flags", "reserveRow", "releaseRow");

  private final BitSet known = new BitSet();
  private final List<Value> made = new ArrayList<>();
  private final Set<Value> here = new HashSet<>();
  private final Map<Value, Region> parts = new HashMap<>();
  private final Map<Type.Kind, Region> general = new EnumMap<>(Type.Kind.class);
  private final List<Value> areas = new ArrayList<>();

  private Regions() {}

  /** The regions of a function. */
  public static Regions of(Function function, Aliasing aliasing) {
    Regions regions = new Regions();
    regions.visit(function.body());
    regions.separateSaveAreas();
    for (Value array : regions.made) {
      if (!regions.known.get(array.id())) {
        regions.parts.put(array, Region.local());
        regions.here.add(array);
      }
    }
    if (aliasing == Aliasing.DISTINCT) {
      for (Value parameter : function.parameters()) {
        if (isPlain(parameter.type())) {
          regions.parts.put(parameter, regions.general(parameter.type()).part());
        }
      }
    }
    return regions;
  }

  /** Whether the array is made in the function, and no other value ever stands for it. */
  public boolean isMadeHere(Value array) {
    return here.contains(array);
  }

  /** The region of an array. */
  public Region of(Value array) {
    Region part = parts.get(array);
    return part != null ? part : general(array.type());
  }

  private Region general(Type type) {
    // Arrays of arrays and of objects may all be arrays of objects.
    Type.Kind kind = isPlain(type) ? type.kind() : Type.Kind.REFERENCE;
    return general.computeIfAbsent(kind, k -> Region.general());
  }

  private static boolean isPlain(Type type) {
    return type.rank() == 1 && type.kind() != Type.Kind.REFERENCE;
  }

  private void visit(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i) {
        visit(i);
      } else {
        Values.uses(statement).forEach(this::spread);
        Values.blocks(statement).forEach(this::visit);
      }
    }
    if (!(block.terminator() instanceof Terminator.Return)) {
      Values.uses(block.terminator()).forEach(this::spread);
    }
  }

  private void visit(Statement.Instruction i) {
    Operation operation = i.operation();
    List<Value> arguments = i.arguments();
    if (operation instanceof Operation.NewArray || operation instanceof Operation.CloneArray) {
      made.add(i.results().get(0));
    } else if (operation instanceof Operation.Store) {
      spread(arguments.get(2));
    } else if (operation instanceof Operation.StaticCall call) {
      if (!CallEffects.keepsNothing(call)) {
        arguments.forEach(this::spread);
      } else if (CallEffects.isCopy(call)) {
        made.add(i.results().get(0));
      } else if (isSaveArea(call)) {
        areas.addAll(i.results());
      }
    } else if (!readsOnly(operation)) {
      arguments.forEach(this::spread);
    }
  }

  private static boolean readsOnly(Operation operation) {
    return operation instanceof Operation.Load
        || operation instanceof Operation.ArrayLength
        || operation instanceof Operation.Compare;
  }

  /** The blocks of a save stack are arrays of its own, whoever asks for them. */
  private static boolean isSaveArea(Operation.StaticCall call) {
    return call.owner().equals(Typing.SAVE_STACK.className())
        && AREAS.contains(call.name())
        && call.descriptor().startsWith("(" + Typing.SAVE_STACK.descriptor())
        && call.descriptor().contains(")[");
  }

  private void separateSaveAreas() {
    if (areas.stream().anyMatch(a -> known.get(a.id()))) {
      return;
    }
    Map<Type.Kind, Region> saved = new EnumMap<>(Type.Kind.class);
    for (Value area : areas) {
      parts.put(area, saved.computeIfAbsent(area.type().kind(), k -> Region.local()));
    }
  }

  /** Another value may stand for the array from now on. */
  private void spread(Value value) {
    known.set(value.id());
  }
}
