package dev.gradus.runtime.method;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import dev.gradus.runtime.optim.WorkspaceUpdate;
import java.util.List;

/** Runs a method and its gradient on the arrays of a workspace. Keeps its memory per thread. */
final class MethodKernel implements Kernel {
  private final MethodGradient gradient;
  private final Signature signature;
  private final Layout layout;
  private final UpdateFormula update;
  private final List<MethodObjective.Argument> arguments;
  private final ThreadLocal<MethodCall> calls;
  private final ThreadLocal<WorkspaceUpdate> updates;

  MethodKernel(
      MethodGradient gradient,
      Signature signature,
      List<MethodObjective.Argument> arguments,
      UpdateFormula update) {
    this.gradient = gradient;
    this.signature = signature;
    this.arguments = arguments;
    this.update = update;
    layout = Layout.of(signature, update.states());
    calls = ThreadLocal.withInitial(this::call);
    updates = ThreadLocal.withInitial(() -> new WorkspaceUpdate(update));
  }

  private MethodCall call() {
    return new MethodCall(gradient.another(), layout, arguments);
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public UpdateFormula update() {
    return update;
  }

  @Override
  public double value(Workspace w) {
    return calls.get().value(checked(w));
  }

  @Override
  public double valueAndGradient(Workspace w) {
    return calls.get().valueAndGradient(checked(w));
  }

  @Override
  public void outputs(Workspace w) {
    checked(w);
  }

  @Override
  public double step(Workspace w) {
    double value = valueAndGradient(w);
    updates.get().run(w, signature);
    return value;
  }

  private Workspace checked(Workspace w) {
    w.requireInputs();
    if (w.batch < 1 && !signature.inputs().isEmpty()) {
      throw Problem.KERNEL_NO_ROWS.exception(signature.name());
    }
    return w;
  }

  /** Whether arrays of the workspace's own type are double. */
  static boolean isDouble(Layout layout) {
    return layout.signature().dtype() == DType.DOUBLE;
  }
}
