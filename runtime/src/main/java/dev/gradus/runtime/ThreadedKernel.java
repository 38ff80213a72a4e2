package dev.gradus.runtime;

import dev.gradus.runtime.kernel.Team;
import dev.gradus.runtime.optim.Optimizer;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** A kernel whose loops over rows and large matrix products several threads share. */
final class ThreadedKernel implements Kernel, Diagnosable {
  private final Kernel kernel;
  private final int threads;
  private final @Nullable GeneratedRows rows;

  /**
   * @param rows the kernel's loops over rows, if they can be shared
   */
  ThreadedKernel(Kernel kernel, int threads, @Nullable GeneratedRows rows) {
    this.kernel = kernel;
    this.threads = threads;
    this.rows = rows;
  }

  @Override
  public Kernel threads(int count) {
    return kernel.threads(count);
  }

  @Override
  public Signature signature() {
    return kernel.signature();
  }

  @Override
  public Layout layout() {
    return kernel.layout();
  }

  @Override
  public UpdateFormula update() {
    return kernel.update();
  }

  @Override
  public Workspace newWorkspace() {
    return kernel.newWorkspace();
  }

  @Override
  public double value(Workspace w) {
    return shared(w, () -> kernel.value(w));
  }

  @Override
  public double valueAndGradient(Workspace w) {
    return shared(w, () -> kernel.valueAndGradient(w));
  }

  @Override
  public void gradient(Workspace w) {
    shared(
        w,
        () -> {
          kernel.gradient(w);
          return 0;
        });
  }

  @Override
  public void outputs(Workspace w) {
    shared(
        w,
        () -> {
          kernel.outputs(w);
          return 0;
        });
  }

  @Override
  public double step(Workspace w) {
    return shared(w, () -> kernel.step(w));
  }

  @Override
  public double steps(Workspace w, int count, Optimizer optimizer, long updates, double[] values) {
    return shared(w, () -> kernel.steps(w, count, optimizer, updates, values));
  }

  @Override
  public Optional<Diagnosis> firstNonFinite(Workspace w) {
    return kernel instanceof Diagnosable d ? d.firstNonFinite(w) : Optional.empty();
  }

  private double shared(Workspace w, DoubleSupplier call) {
    Team before = Team.enter(threads, rows == null ? null : w.sharedRows(rows));
    try {
      return call.getAsDouble();
    } finally {
      Team.leave(before);
    }
  }
}
