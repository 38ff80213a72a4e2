package dev.gradus.dsl;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.init.Init;
import dev.gradus.runtime.ParameterHandle;

/**
 * A trained tensor of a model, and the typed handle by which its values are asked for after a run.
 * As a handle it stays valid outside the definition and for every variant of the model.
 */
public final class Parameter extends Tensor implements ParameterHandle {
  private final String name;
  private Init init = Init.zeros();
  private boolean frozen;

  Parameter(Scope scope, Node node, String name) {
    super(scope, node);
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  /** Sets how training starts; zeros if never set. */
  public Parameter initial(Init initial) {
    scope().builder();
    init = initial;
    return this;
  }

  /** Sets the values training starts from, row-major. */
  public Parameter initial(double... values) {
    return initial(Init.values(values));
  }

  /** Leaves it out of differentiation and updates. */
  public Parameter freeze() {
    scope().builder();
    frozen = true;
    return this;
  }

  public boolean isFrozen() {
    return frozen;
  }

  double[] initialValues() {
    return init.values(name, shape());
  }
}
