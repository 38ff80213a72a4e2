package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.Report;
import dev.gradus.runtime.Checkpoint;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.Inactive;
import dev.gradus.runtime.method.MethodGradient;
import dev.gradus.training.plot.LinePlot;

/** How much a reverse sweep keeps of the trips of a loop, and how much with checkpoints. */
public final class ScalingTrips {
  private ScalingTrips() {}

  static void run(Report report, int most) {
    int sizes = (int) Math.round(Math.log10(most)) - 1;
    double[] xs = new double[sizes];
    double[] whole = new double[sizes];
    double[] snapshots = new double[sizes];
    MethodGradient all = Gradients.of(ScalingTrips.class, "iterate");
    MethodGradient some = Gradients.of(ScalingTrips.class, "iterateFromSnapshots");
    for (int i = 0; i < sizes; i++) {
      int n = (int) Math.pow(10, i + 2);
      xs[i] = n;
      whole[i] = kept(all, n);
      snapshots[i] = kept(some, n);
      report.figure(String.format("gradient through %d trips keeps", n), whole[i], "bytes");
      report.figure(
          String.format("gradient through %d trips keeps, @Checkpoint", n), snapshots[i], "bytes");
    }
    report.plot(
        "trips",
        LinePlot.of("Memory of a reverse sweep", "trips of the loop", "bytes")
            .logarithmicX()
            .logarithmicY()
            .curve("every trip saved", xs, whole)
            .curve("@Checkpoint", xs, snapshots));
  }

  /** What the first call of an object allocates, which later calls use again. */
  private static double kept(MethodGradient f, int trips) {
    MethodGradient fresh = f.another();
    double[] start = {3.7, 0.3};
    double[] adjoint = new double[2];
    fresh.gradient(start, 1, adjoint);
    long begin = ProcessorTime.allocatedBytes();
    fresh.gradient(start, trips, adjoint);
    return ProcessorTime.allocatedBytes() - begin;
  }

  /** The logistic map, whose reverse sweep needs every value. */
  public static double iterate(double[] start, @Inactive int trips) {
    double x = start[1];
    for (int i = 0; i < trips; i++) {
      x = start[0] * x * (1 - x);
    }
    return x;
  }

  /** The same from snapshots. */
  @Checkpoint
  public static double iterateFromSnapshots(double[] start, @Inactive int trips) {
    double x = start[1];
    for (int i = 0; i < trips; i++) {
      x = start[0] * x * (1 - x);
    }
    return x;
  }
}
