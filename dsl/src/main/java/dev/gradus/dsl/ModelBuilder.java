package dev.gradus.dsl;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.graph.SourceLine;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Declares what a model consists of; given to its {@link Definition} and of no use afterwards. Not
 * thread safe.
 */
public final class ModelBuilder {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]+");

  private final String name;
  private final Variant variant;
  private Options options;
  private @Nullable Scope root;
  private @Nullable Scope innermost;
  private final Map<String, SourceLine> names = new LinkedHashMap<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final Map<String, Tensor> outputs = new LinkedHashMap<>();

  ModelBuilder(String name, Options options, Variant variant) {
    this.name = checkedName(name);
    this.variant = variant;
    this.options = variant.applyTo(options);
  }

  /** Name of the model. */
  public String name() {
    return name;
  }

  /** Element type of parameters and real inputs. */
  public DType dtype() {
    return options.dtype();
  }

  /** How operations are carried out. */
  public Arithmetic arithmetic() {
    return options.arithmetic();
  }

  /**
   * Sets the element type, DOUBLE or FLOAT; before anything is declared. {@link Model#with(DType)}
   * overrides it.
   */
  public ModelBuilder dtype(DType type) {
    return options(options.with(type));
  }

  /**
   * Sets the arithmetic; before anything is declared. {@link Model#with(Arithmetic)} overrides it.
   */
  public ModelBuilder arithmetic(Arithmetic arithmetic) {
    return options(options.with(arithmetic));
  }

  /** The same as {@code arithmetic(STRICT)}. */
  public ModelBuilder strict() {
    return arithmetic(Arithmetic.STRICT);
  }

  private ModelBuilder options(Options wanted) {
    if (root != null) {
      throw Problem.OPTIONS_TOO_LATE.exception(name, UserLine.here());
    }
    options = variant.applyTo(wanted);
    return this;
  }

  /**
   * Declares a trained tensor with fixed extents, a scalar if there are none; starts at zeros
   * unless told otherwise ({@link Parameter#initial(dev.gradus.dsl.init.Init)}).
   */
  public Parameter parameter(String parameter, int... extents) {
    Shape shape = Shape.of(extents);
    if (shape.isBatched()) {
      throw Problem.PARAMETER_PER_ROW.exception(parameter, shape, UserLine.here());
    }
    reserve(parameter);
    Scope scope = root();
    Node node = scope.builder().parameter(parameters.size(), parameter, shape, dtype());
    Parameter declared = new Parameter(scope, node, parameter);
    parameters.add(declared);
    return declared;
  }

  /** Declares a real tensor given with every call; a batch axis comes first. */
  public Tensor input(String input, int... extents) {
    return input(input, dtype(), extents);
  }

  /** Declares an int tensor given with every call, like class labels; a batch axis comes first. */
  public Tensor intInput(String input, int... extents) {
    return input(input, DType.INT, extents);
  }

  private Tensor input(String input, DType type, int... extents) {
    Shape shape = Shape.of(extents);
    requireBatchFirst("input '" + input + "'", shape);
    reserve(input);
    Scope scope = root();
    Tensor declared = scope.tensor(scope.builder().input(inputs.size(), input, shape, type));
    inputs.put(input, declared);
    return declared;
  }

  /** Names a further result, which the kernel computes on request; returns the tensor. */
  public Tensor output(String output, Tensor tensor) {
    requireBatchFirst("output '" + output + "'", tensor.shape());
    reserve(output);
    root().enter(tensor);
    outputs.put(output, tensor);
    return tensor;
  }

  /** A scalar constant. */
  public Tensor constant(double value) {
    Scope scope = innermost();
    return scope.tensor(scope.builder().constant(value, dtype()));
  }

  /** A constant vector. */
  public Tensor constant(double[] values) {
    return constant(values, values.length);
  }

  /** A constant matrix, given by rows of one length. */
  public Tensor constant(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] values = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw Problem.RAGGED_CONSTANT.exception(i, rows[i].length, columns, UserLine.here());
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return constant(values, rows.length, columns);
  }

  /** A constant of that shape, values row-major. */
  public Tensor constant(double[] values, int... extents) {
    Scope scope = innermost();
    return scope.tensor(scope.builder().constant(values, Shape.of(extents), dtype()));
  }

  /** A constant vector of ints, like indices. */
  public Tensor intConstant(int... values) {
    double[] exact = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      exact[i] = values[i];
    }
    Scope scope = innermost();
    return scope.tensor(scope.builder().constant(exact, Shape.of(values.length), DType.INT));
  }

  /** One number everywhere; the shape may have the batch axis. */
  public Tensor full(double value, int... extents) {
    Scope scope = innermost();
    return scope.tensor(scope.builder().full(value, Shape.of(extents), dtype()));
  }

  public Tensor zeros(int... extents) {
    return full(0.0, extents);
  }

  public Tensor ones(int... extents) {
    return full(1.0, extents);
  }

  /** 0, 1, … n - 1. */
  public Tensor range(int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = i;
    }
    return constant(values);
  }

  /** The number of rows of the batch, as a real scalar. */
  public Tensor batchSize() {
    Scope scope = innermost();
    return scope.tensor(scope.builder().batchSize(dtype()));
  }

  /**
   * Calls a differentiable method inside the model.
   *
   * @param owner the class that declares it, a public static method of {@code double}s and {@code
   *     double[]}s that returns a {@code double}
   * @param arguments scalars and vectors without a batch axis, in double
   */
  public Tensor call(Class<?> owner, String method, Tensor... arguments) {
    return MethodCall.record(innermost(), owner, method, arguments);
  }

  List<Parameter> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  Map<String, Tensor> inputs() {
    return Collections.unmodifiableMap(inputs);
  }

  Map<String, Tensor> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  /** The scope of the model itself. */
  Scope root() {
    if (root == null) {
      root = new Scope(this, new GraphBuilder(arithmetic()));
    }
    return root;
  }

  /** The scope whose operations are being recorded: the model's, or a scan body's. */
  Scope innermost() {
    return innermost == null ? root() : innermost;
  }

  /** Records operations inside another scope. */
  <T> T inside(Scope scope, Supplier<T> recording) {
    Scope before = innermost;
    innermost = scope;
    try {
      return recording.get();
    } finally {
      innermost = before;
    }
  }

  private void reserve(String wanted) {
    SourceLine here = UserLine.here();
    SourceLine known = names.putIfAbsent(checkedName(wanted), here);
    if (known != null) {
      throw Problem.NAME_TWICE.exception(wanted, name, known, here);
    }
  }

  private static String checkedName(String wanted) {
    if (!NAME.matcher(wanted).matches()) {
      throw Problem.BAD_NAME.exception(wanted, UserLine.here());
    }
    return wanted;
  }

  private static void requireBatchFirst(String what, Shape shape) {
    if (shape.batchAxis() > 0) {
      throw Problem.BATCH_AXIS.exception(what, shape, UserLine.here(), "it must be the first axis");
    }
  }
}
