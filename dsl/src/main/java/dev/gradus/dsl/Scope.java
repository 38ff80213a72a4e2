package dev.gradus.dsl;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph under construction: a model's, or (with an outer scope) the closed body of a scan. A
 * tensor of an outer scope that is used inside becomes a further input of the body.
 */
final class Scope {
  private final ModelBuilder model;
  private final @Nullable Scope outer;
  private final int depth;
  private final GraphBuilder builder;
  private final List<Node> inputs = new ArrayList<>();
  private final Map<Node, Node> captured = new LinkedHashMap<>();
  private boolean complete;

  /** The scope of a model. */
  Scope(ModelBuilder model, GraphBuilder builder) {
    this(model, null, 0, builder);
  }

  private Scope(ModelBuilder model, @Nullable Scope outer, int depth, GraphBuilder builder) {
    this.model = model;
    this.outer = outer;
    this.depth = depth;
    this.builder = builder;
  }

  /** A scope inside this one. */
  Scope inner() {
    return new Scope(model, this, depth + 1, new GraphBuilder(builder.arithmetic()));
  }

  ModelBuilder model() {
    return model;
  }

  /** The builder, set to the user's present line. */
  GraphBuilder builder() {
    if (complete) {
      throw Problem.MODEL_COMPLETE.exception(model.name(), UserLine.here());
    }
    return builder.at(UserLine.here());
  }

  Tensor tensor(Node node) {
    return new Tensor(this, node);
  }

  /** A new input, behind those there are. */
  Tensor input(String name, DType dtype, Shape shape) {
    Node node = builder().input(inputs.size(), name, shape, dtype);
    inputs.add(node);
    return tensor(node);
  }

  /** The innermost scope of some tensors, in which they can be combined. */
  static Scope common(Tensor... tensors) {
    return common(Arrays.asList(tensors));
  }

  /** The innermost scope of some tensors, in which they can be combined. */
  static Scope common(List<Tensor> tensors) {
    Scope deepest = tensors.get(0).scope();
    for (Tensor t : tensors) {
      deepest = t.scope().depth > deepest.depth ? t.scope() : deepest;
    }
    for (Tensor t : tensors) {
      deepest.checkSees(t);
    }
    return deepest;
  }

  private void checkSees(Tensor t) {
    if (t.scope().model != model) {
      throw Problem.TENSOR_OF_ANOTHER_MODEL.exception(
          t.scope().model.name(), model.name(), UserLine.here());
    }
    for (Scope s = this; s != null; s = s.outer) {
      if (s == t.scope()) {
        return;
      }
    }
    throw Problem.TENSOR_ESCAPED_SCAN.exception(t.shape(), UserLine.here());
  }

  /** The node that stands for a tensor of this or an outer scope. */
  Node enter(Tensor t) {
    checkSees(t);
    return enter(t.scope(), t.node());
  }

  private Node enter(Scope origin, Node node) {
    if (origin == this || outer == null) {
      return node;
    }
    Node near = outer.enter(origin, node);
    if (near.kind() instanceof NodeKind.Constant || near.kind() instanceof NodeKind.BatchSize) {
      return builder().add(near.kind(), List.of());
    }
    return captured.computeIfAbsent(near, this::capture);
  }

  private Node capture(Node near) {
    String name = "outer" + captured.size();
    Node input = builder().input(inputs.size(), name, near.shape(), near.dtype());
    inputs.add(input);
    return input;
  }

  /** Nodes of the outer scope that this one reads, in the order of their inputs. */
  List<Node> captured() {
    return List.copyOf(captured.keySet());
  }

  /** The closed graph of a body; the scope takes no more operations. */
  Graph close(List<Node> outputs) {
    return close(inputs, outputs);
  }

  /** The closed graph; the scope takes no more operations. */
  Graph close(List<Node> graphInputs, List<Node> outputs) {
    Graph graph = builder().build(graphInputs, outputs);
    complete = true;
    return graph;
  }
}
