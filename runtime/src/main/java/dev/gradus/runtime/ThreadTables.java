package dev.gradus.runtime;

/**
 * The tables of a workspace for one more thread: private arrays are its own, all others those of
 * the workspace.
 */
final class ThreadTables {
  final double[][] doubles;
  final float[][] floats;
  final int[][] ints;
  final boolean[] flags;
  private final boolean[] ownDoubles;
  private final boolean[] ownFloats;
  private final boolean[] ownInts;

  ThreadTables(Workspace w) {
    doubles = new double[w.doubles.length][];
    floats = new float[w.floats.length][];
    ints = new int[w.ints.length][];
    flags = w.flags.clone();
    ownDoubles = new boolean[doubles.length];
    ownFloats = new boolean[floats.length];
    ownInts = new boolean[ints.length];
    int nextDouble = 0;
    int nextFloat = 0;
    int nextInt = 0;
    for (Layout.Buffer b : w.layout().buffers()) {
      boolean own = b.role() == Layout.Role.PRIVATE;
      switch (Layout.storage(b.dtype())) {
        case DOUBLE -> ownDoubles[nextDouble++] = own;
        case FLOAT -> ownFloats[nextFloat++] = own;
        default -> ownInts[nextInt++] = own;
      }
    }
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = ownDoubles[i] ? w.doubles[i].clone() : doubles[i];
    }
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ownFloats[i] ? w.floats[i].clone() : floats[i];
    }
    for (int i = 0; i < ints.length; i++) {
      ints[i] = ownInts[i] ? w.ints[i].clone() : ints[i];
    }
  }

  /** Takes the arrays that the workspace has now. */
  void share(Workspace w) {
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = ownDoubles[i] ? doubles[i] : w.doubles[i];
    }
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ownFloats[i] ? floats[i] : w.floats[i];
    }
    for (int i = 0; i < ints.length; i++) {
      ints[i] = ownInts[i] ? ints[i] : w.ints[i];
    }
  }
}
