package dev.gradus.vector;

/**
 * Whether a family of vector loops may be used. Until the JIT has compiled it, code written with
 * the Vector API is hundreds of times slower than scalar code, and allocates. So a family that sees
 * real work is first exercised by a thread in the background, and used only when it has shown
 * itself faster than the scalar loops. When that happens does not show in results.
 */
final class Readiness {
  /** Elements to be worked on before the exercise begins: short programs never pay for it. */
  private static final long WORTH_EXERCISING = 200_000;

  private final Exercise exercise;
  private volatile boolean ready;
  private boolean begun;
  private long work;

  private Readiness(Exercise exercise, boolean ready, boolean begun) {
    this.exercise = exercise;
    this.ready = ready;
    this.begun = begun;
  }

  static Readiness always(boolean ready) {
    return new Readiness(Exercise.DOUBLE_BITS, ready, true);
  }

  /** Ready once the exercise has succeeded; never if the loops are not supported. */
  static Readiness after(boolean supported, Exercise exercise) {
    return new Readiness(exercise, false, !supported);
  }

  /** Whether the vector loops may do the given work. */
  boolean ready(long elements) {
    return ready || count(elements);
  }

  /** Races between threads only shift the moment at which the exercise begins. */
  private boolean count(long elements) {
    work += elements;
    if (work >= WORTH_EXERCISING && !begun) {
      begin();
    }
    return ready;
  }

  private synchronized void begin() {
    if (begun) {
      return;
    }
    begun = true;
    Thread thread = new Thread(() -> ready = exercise.succeeds(), "gradus-" + exercise);
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }
}
