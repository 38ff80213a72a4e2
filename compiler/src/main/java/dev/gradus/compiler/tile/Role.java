package dev.gradus.compiler.tile;

/** What becomes of an instruction of a loop's body when the loop runs in tiles. */
enum Role {
  /** The same for all iterations of a tile: runs once. */
  UNIFORM,
  /** A whole number or truth value that follows from the number of the iteration alone. */
  ADDRESS,
  /** Computed with another instruction, or not at all. */
  ABSORBED,
  /** Arithmetic that the JVM vectorises. */
  VECTOR,
  /** Other computations, one iteration after the other. */
  SCALAR,
  /** An elementary function that has a block kernel. */
  KERNEL,
  /** Reads consecutive elements. */
  READ,
  /** Writes consecutive elements. */
  WRITE,
  /** Reads elements wherever they are. */
  GATHER,
  /** The same where a loop around has read them before, for all its iterations. */
  GATHERED,
  /** Writes elements wherever they are. */
  SCATTER,
  /** Adds to elements wherever they are, load and store in one. */
  SCATTER_ADD,
  /** Adds to consecutive elements, at the end of the tile. */
  ROW_ADD,
  /** Reads a row of an array that every iteration has for itself. */
  ROW_READ,
  /** The same where nothing writes to the array before the last use of what is read. */
  ROW,
  /** Writes a row of such an array. */
  ROW_WRITE,
  /** Reads what the iteration has saved. */
  SAVED_READ,
  /** Saves something for the same iteration. */
  SAVED_WRITE,
  /** Adds to what the loop carries, iteration by iteration of the tile. */
  SUM,
  /** Adds to an element that is the same for all iterations. */
  ELEMENT_SUM;

  /** Which loops the instruction is part of. */
  enum Form {
    /** Calls that stand for themselves. */
    BLOCK,
    /** A loop that is not vectorised. */
    LANES,
    /** A loop that is. */
    VECTORS
  }

  Form form() {
    return switch (this) {
      case VECTOR, ROW_READ, ROW_WRITE, SUM -> Form.VECTORS;
      case SCALAR, GATHER, SCATTER, SCATTER_ADD -> Form.LANES;
      default -> Form.BLOCK;
    };
  }
}
