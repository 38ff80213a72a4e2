package dev.gradus.dsl;

import dev.gradus.dsl.graph.Fingerprint;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.rewrite.Rewrites;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.ParameterHandle;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import java.util.List;
import java.util.Optional;

/**
 * An objective defined by tensor expressions, ready to be compiled, interpreted or trained.
 *
 * <pre>{@code
 * Model linear = Model.define("linear", m -> {
 *   Tensor w = m.parameter("w", 5), b = m.parameter("b");
 *   Tensor X = m.input("X", BATCH, 5), y = m.input("y", BATCH);
 *   return meanSquaredError(X.dot(w).plus(b), y);
 * });
 * }</pre>
 */
public final class Model implements dev.gradus.runtime.Objective {
  /** Extent of the batch axis: the number of rows given with a call, unknown beforehand. */
  public static final int BATCH = Shape.BATCH;

  private final Definition definition;
  private final Options defaults;
  private final Variant variant;
  private final Graph written;
  private final Graph graph;
  private final Signature signature;
  private final List<Parameter> parameters;
  private final List<String> unreached;

  private Model(String name, Options defaults, Variant variant, Definition definition) {
    this.definition = definition;
    this.defaults = defaults;
    this.variant = variant;
    ModelBuilder builder = new ModelBuilder(name, defaults, variant);
    Tensor objective = definition.define(builder);
    Blueprint blueprint = new Blueprint(builder, objective);
    written = blueprint.graph();
    unreached = blueprint.unreached(written);
    graph = Rewrites.apply(written);
    signature = blueprint.signature();
    parameters = List.copyOf(builder.parameters());
  }

  /**
   * Defines a model in double and FAST arithmetic, unless the definition asks for something else.
   *
   * @param name names it in messages and files
   * @throws dev.gradus.runtime.GradusException if an expression is ill-formed, or the objective is
   *     no real scalar, or no parameter reaches it differentiably
   */
  public static Model define(String name, Definition definition) {
    return define(name, Options.DEFAULT, definition);
  }

  /** Defines a model with those options, unless the definition asks for something else. */
  public static Model define(String name, Options options, Definition definition) {
    return new Model(name, options, Variant.AS_DEFINED, definition);
  }

  /** The same definition in another element type. */
  public Model with(DType dtype) {
    return new Model(name(), defaults, variant.with(dtype), definition);
  }

  /** The same definition in another arithmetic. */
  public Model with(Arithmetic arithmetic) {
    return new Model(name(), defaults, variant.with(arithmetic), definition);
  }

  /** The same definition in STRICT arithmetic. */
  public Model strict() {
    return with(Arithmetic.STRICT);
  }

  public String name() {
    return signature.name();
  }

  public DType dtype() {
    return signature.dtype();
  }

  public Arithmetic arithmetic() {
    return signature.arithmetic();
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Optional<String> fingerprint() {
    return Optional.of(Fingerprint.of(graph, signature));
  }

  /**
   * The expression as a graph, rewritten by {@link Rewrites}: the meaning that all engines share.
   * Its inputs are the parameters and then the inputs, its outputs the objective and then the named
   * outputs, all in the order of the signature.
   */
  public Graph graph() {
    return graph;
  }

  /** The graph as the definition writes it; {@link #graph()} is what becomes of it. */
  public Graph written() {
    return written;
  }

  /**
   * The handle of a parameter.
   *
   * @throws dev.gradus.runtime.GradusException if there is none of that name
   */
  public ParameterHandle parameter(String name) {
    for (Parameter p : parameters) {
      if (p.name().equals(name)) {
        return p;
      }
    }
    throw Problem.UNKNOWN_PARAMETER.exception(
        name, name(), String.join(", ", parameters.stream().map(Parameter::name).toList()));
  }

  /**
   * Names of parameters that are not frozen and yet have no differentiable path to the objective:
   * training leaves them where they start.
   */
  public List<String> unreached() {
    return unreached;
  }

  @Override
  public String toString() {
    return "model " + name();
  }
}
