package refusals;

/** Exceptions and locks. */
final class Exceptions {
  private static final Object LOCK = new Object();
  static double total;

  static double caught(double x) {
    try {
      return 1 / x; // EXCEPTION_HANDLER: try/catch
    } catch (ArithmeticException e) {
      return 0;
    }
  }

  static double finallyRun(double[] x) {
    try {
      x[0] *= 2; // EXCEPTION_HANDLER: try/catch
    } finally {
      x[1] = 0;
    }
    return x[0];
  }

  static double withResource(double x) throws Exception {
    try (AutoCloseable resource = () -> {}) {
      return x; // EXCEPTION_HANDLER: try/catch
    }
  }

  static double locked(Object lock, double x) {
    synchronized (lock) { // SYNCHRONIZED_BLOCK: synchronized
      return x;
    }
  }

  static synchronized double lockedAltogether(double x) {
    return x * x; // SYNCHRONIZED_BLOCK: a synchronized method
  }

  static double deep(double x) {
    return helper(x);
  }

  private static double helper(double x) {
    try {
      return Math.sqrt(x); // EXCEPTION_HANDLER from deep: try/catch
    } catch (RuntimeException e) {
      return x;
    }
  }
}
