package refusals;

/** Fields and types. */
final class State {
  static double total;
  private static double hidden = 3;
  private static final double[] COUNTS = new double[4];
  private static final double[] HANDED_OUT = {1, 2};
  private static final double[] SHARED = HANDED_OUT;
  private static final double[][] ROWS = {{1}, {2}};
  private static double[] replaced = {1};
  private static final double[] DRAWN = {Math.random()};
  double field;

  static final class Broken {
    private static final double VALUE = value();

    private static double value() {
      throw new IllegalStateException("no value");
    }
  }

  static void count(int i) {
    COUNTS[i]++; // STATIC_ARRAY_NOT_CONSTANT: State.COUNTS
  }

  static double[] handOut() {
    return HANDED_OUT; // STATIC_ARRAY_NOT_CONSTANT: State.HANDED_OUT
  }

  static double[] row(int i) {
    return ROWS[i]; // STATIC_ARRAY_NOT_CONSTANT: State.ROWS
  }

  static void replace(double[] by) {
    replaced = by; // FIELD_WRITE: the field replaced
  }

  static double readsCounts(double x) {
    return x * COUNTS[0]; // STATIC_ARRAY_NOT_CONSTANT: State.COUNTS
  }

  static double readsShared(double x) {
    return x * SHARED[0]; // STATIC_ARRAY_NOT_CONSTANT: State.SHARED
  }

  static double readsReplaced(double x) {
    return x * replaced[0]; // STATIC_ARRAY_NOT_CONSTANT: State.replaced
  }

  static double readsDrawn(double x) {
    return x * DRAWN[0]; // STATIC_VALUE_UNKNOWN: State.DRAWN, but its value is not the same each time
  }

  static double readsHidden(double x) {
    return x * hidden; // STATIC_FIELD_PRIVATE: State.hidden
  }

  static double readsBroken(double x) {
    return x * Broken.VALUE; // STATIC_VALUE_UNKNOWN: State$Broken.VALUE
  }

  static double writesStatic(double x) {
    total = x; // FIELD_WRITE: the field total
    return x;
  }

  static double adds(double x) {
    total += x; // FIELD_WRITE: the field total
    return x;
  }

  static double writesField(State state, double x) {
    state.field = x; // FIELD_WRITE: the field field
    return x;
  }

  static double test(Object o, double x) {
    return o instanceof double[] ? x : 0; // TYPE_TEST: instanceof
  }

  static double cast(Object o) {
    double[] x = (double[]) o; // OBJECT_CAST: a cast of Object to double[]
    return x[0];
  }

  static double mixed(boolean b, double[] x, float[] y, double z) {
    Object a = b ? x : y; // OBJECT_CLASSES_DIFFER: holds now
    return ((double[]) a)[0] * z;
  }

  static double endless(double x) {
    double y = x;
    while (true) {
      y = y + 1; // ENDLESS_LOOP: a loop that never ends
    }
  }
}
