package dev.gradus.runtime.testkit;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of a compiled objective at the parameters and inputs of a workspace. Leaves are the
 * parameters as {@code double[]}, whatever their shape and type.
 */
record KernelSubject(Kernel kernel, Workspace workspace) implements Subject {
  @Override
  public String name() {
    return "the gradient of objective '" + kernel.signature().name() + "'";
  }

  @Override
  public List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    for (Signature.Parameter p : kernel.signature().parameters()) {
      leaves.add(new Leaf(p.name(), double[].class, !p.frozen()));
    }
    return leaves;
  }

  @Override
  public Object[] point() {
    workspace.requireInputs();
    int parameters = kernel.signature().parameters().size();
    Object[] point = new Object[parameters];
    for (int p = 0; p < parameters; p++) {
      point[p] = workspace.parameter(p);
    }
    return point;
  }

  @Override
  public boolean single() {
    return kernel.signature().dtype() == DType.FLOAT;
  }

  @Override
  public double value(Object[] leaves) {
    set(leaves);
    return kernel.value(workspace);
  }

  @Override
  public Object[] gradient(Object[] leaves) {
    set(leaves);
    kernel.valueAndGradient(workspace);
    Object[] gradient = new Object[leaves.length];
    for (int p = 0; p < gradient.length; p++) {
      gradient[p] = workspace.gradient(p);
    }
    return gradient;
  }

  private void set(Object[] leaves) {
    for (int p = 0; p < leaves.length; p++) {
      workspace.setParameter(p, (double[]) leaves[p]);
    }
  }
}
