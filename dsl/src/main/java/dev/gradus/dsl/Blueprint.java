package dev.gradus.dsl;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.graph.SourceLine;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks a completed definition and turns it into graph and signature. */
final class Blueprint {
  private final ModelBuilder builder;
  private final Tensor objective;

  Blueprint(ModelBuilder builder, Tensor objective) {
    this.builder = builder;
    this.objective = Objects.requireNonNull(objective, "the definition returned no objective");
  }

  /**
   * @throws dev.gradus.runtime.GradusException if there is nothing to train, or the objective is no
   *     real scalar
   */
  Graph graph() {
    if (builder.parameters().isEmpty()) {
      throw Problem.NO_PARAMETERS.exception(builder.name());
    }
    if (builder.parameters().stream().allMatch(Parameter::isFrozen)) {
      throw Problem.ALL_FROZEN.exception(builder.name());
    }
    Scope root = builder.root();
    List<Node> outputs = new ArrayList<>(List.of(root.enter(objective)));
    builder.outputs().values().forEach(t -> outputs.add(root.enter(t)));
    checkObjective();
    List<Node> inputs = new ArrayList<>();
    builder.parameters().forEach(p -> inputs.add(p.node()));
    builder.inputs().values().forEach(t -> inputs.add(t.node()));
    return root.close(inputs, outputs);
  }

  private void checkObjective() {
    SourceLine line = objective.node().source();
    if (!objective.shape().isScalar()) {
      throw Problem.OBJECTIVE_NOT_SCALAR.exception(builder.name(), objective.shape(), line);
    }
    if (objective.dtype() != builder.dtype()) {
      throw Problem.OBJECTIVE_TYPE.exception(
          builder.name(), objective.dtype(), builder.dtype(), line);
    }
  }

  /**
   * Names of trained parameters that the objective does not depend on differentiably.
   *
   * @throws dev.gradus.runtime.GradusException if these are all of them
   */
  List<String> unreached(Graph graph) {
    List<Node> trained = new ArrayList<>();
    for (int i = 0; i < builder.parameters().size(); i++) {
      if (!builder.parameters().get(i).isFrozen()) {
        trained.add(graph.inputs().get(i));
      }
    }
    Reach reach = Reach.from(graph, graph.outputs().get(0));
    List<String> unreached =
        trained.stream()
            .filter(n -> !reach.contains(n))
            .map(n -> builder.parameters().get(graph.inputs().indexOf(n)).name())
            .toList();
    if (unreached.size() == trained.size()) {
      throw Problem.NO_PARAMETER_REACHED.exception(builder.name(), reach.whatIsInTheWay(trained));
    }
    return unreached;
  }

  Signature signature() {
    List<Signature.Parameter> parameters = new ArrayList<>();
    for (Parameter p : builder.parameters()) {
      parameters.add(
          new Signature.Parameter(p.name(), p.shape().extents(), p.initialValues(), p.isFrozen()));
    }
    List<Signature.Input> inputs = new ArrayList<>();
    for (Map.Entry<String, Tensor> e : builder.inputs().entrySet()) {
      Shape shape = e.getValue().shape();
      DType type = e.getValue().dtype();
      inputs.add(new Signature.Input(e.getKey(), type, row(shape), shape.isBatched()));
    }
    List<Signature.Output> outputs = new ArrayList<>();
    for (Map.Entry<String, Tensor> e : builder.outputs().entrySet()) {
      Shape shape = e.getValue().shape();
      DType type = e.getValue().dtype();
      outputs.add(new Signature.Output(e.getKey(), type, row(shape), shape.isBatched()));
    }
    return new Signature(
        builder.name(), builder.dtype(), builder.arithmetic(), parameters, inputs, outputs);
  }

  /** Extents of one row. */
  private static List<Integer> row(Shape shape) {
    return shape.isBatched() ? shape.extents().subList(1, shape.rank()) : shape.extents();
  }
}
