package dev.gradus.compiler.activity;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Memory that a reference may point to. Regions that may be the same memory are merged (union and
 * find), so that two references whose regions differ never point to the same array. (Steensgaard,
 * Points-to analysis in almost linear time, POPL 1996.)
 */
public final class Region {

  /** What a region holds besides its own reals. */
  enum Part {
    /** The rows of an array of arrays. */
    ELEMENTS,
    /** The doubles on a save stack. */
    DOUBLES,
    /** The floats on a save stack. */
    FLOATS,
    /** What the references on a save stack point to. */
    REFERENCES
  }

  private Region parent = this;
  private final Map<Part, Region> parts = new EnumMap<>(Part.class);

  Region() {}

  /** Whether values of this type point to memory that may hold derivatives. */
  public static boolean isTracked(Type type) {
    return isRealArray(type) || type.equals(Typing.SAVE_STACK);
  }

  /** Whether this is an array, of any rank, of float or double. */
  public static boolean isRealArray(Type type) {
    return type.isArray() && (type.kind() == Type.Kind.DOUBLE || type.kind() == Type.Kind.FLOAT);
  }

  /** The region that stands for this one and all that were merged with it. */
  Region root() {
    Region root = this;
    while (root.parent != root) {
      root = root.parent;
    }
    parent = root;
    return root;
  }

  Region part(Part part) {
    return root().parts.computeIfAbsent(part, p -> new Region()).root();
  }

  Map<Part, Region> parts() {
    return root().parts;
  }

  /** Where the reals of an array of this type and region are. */
  Region reals(Type type) {
    Region region = root();
    for (int rank = type.rank(); rank > 1; rank--) {
      region = region.part(Part.ELEMENTS);
    }
    return region;
  }

  /** Where the reals of an array of this region and of unknown rank may be. */
  List<Region> anyReals() {
    Region rows = part(Part.ELEMENTS);
    return List.of(root(), rows, rows.part(Part.ELEMENTS));
  }

  /** Where the reals of a kind on a save stack of this region are. */
  Region stacked(Type.Kind kind) {
    return part(kind == Type.Kind.FLOAT ? Part.FLOATS : Part.DOUBLES);
  }

  /**
   * Makes two regions and their parts one.
   *
   * @return whether they were two
   */
  static boolean merge(Region a, Region b) {
    Region one = a.root();
    Region other = b.root();
    if (one == other) {
      return false;
    }
    other.parent = one;
    other.parts.forEach(
        (part, region) -> {
          Region known = one.parts.putIfAbsent(part, region);
          if (known != null) {
            merge(known, region);
          }
        });
    return true;
  }
}
