package dev.gradus.compiler.loop;

/**
 * The type of a loop value: a scalar, a reference to an object, or an array of either.
 *
 * @param kind element kind
 * @param rank number of array dimensions, 0 for a scalar
 * @param className internal name (slashes) where {@code kind} is REFERENCE, else empty
 */
public record Type(Kind kind, int rank, String className) {

  /** Element kinds. BYTE, CHAR and SHORT occur only as array elements; loads of them give INT. */
  public enum Kind {
    VOID("V"),
    BOOLEAN("Z"),
    BYTE("B"),
    CHAR("C"),
    SHORT("S"),
    INT("I"),
    LONG("J"),
    FLOAT("F"),
    DOUBLE("D"),
    REFERENCE("L");

    final String code;

    Kind(String code) {
      this.code = code;
    }
  }

  public static final Type VOID = new Type(Kind.VOID, 0, "");
  public static final Type BOOLEAN = new Type(Kind.BOOLEAN, 0, "");
  public static final Type INT = new Type(Kind.INT, 0, "");
  public static final Type LONG = new Type(Kind.LONG, 0, "");
  public static final Type FLOAT = new Type(Kind.FLOAT, 0, "");
  public static final Type DOUBLE = new Type(Kind.DOUBLE, 0, "");

  /** A reference to an object of a class, given by internal name. */
  public static Type reference(String internalName) {
    return new Type(Kind.REFERENCE, 0, internalName);
  }

  /** An array of this. */
  public Type array() {
    return new Type(kind, rank + 1, className);
  }

  /** The element type of this array. */
  public Type element() {
    if (rank == 0) {
      throw new IllegalStateException(this + " is no array");
    }
    return new Type(kind, rank - 1, className);
  }

  public boolean isArray() {
    return rank > 0;
  }

  /** Whether this is a float or double scalar. */
  public boolean isReal() {
    return rank == 0 && (kind == Kind.FLOAT || kind == Kind.DOUBLE);
  }

  /** Local variable slots: 2 for long and double scalars, else 1. */
  public int slots() {
    return rank == 0 && (kind == Kind.LONG || kind == Kind.DOUBLE)
        ? 2
        : kind == Kind.VOID && rank == 0 ? 0 : 1;
  }

  /** JVM descriptor. */
  public String descriptor() {
    String element = kind == Kind.REFERENCE ? "L" + className + ";" : kind.code;
    return rank == 0 ? element : "[".repeat(rank) + element;
  }

  // Written out, because types are compared more often than anything else.

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Type t
            && kind == t.kind
            && rank == t.rank
            && className.equals(t.className);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * kind.code.hashCode() + rank) + className.hashCode();
  }

  @Override
  public String toString() {
    String element =
        kind == Kind.REFERENCE
            ? className.substring(className.lastIndexOf('/') + 1)
            : kind.name().toLowerCase(java.util.Locale.ROOT);
    return element + "[]".repeat(rank);
  }
}
