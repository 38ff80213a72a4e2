package dev.gradus.dsl;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Evaluates expressions through a model and the interpreter. */
public final class Evaluation {
  private final Map<String, double[]> inputs = new LinkedHashMap<>();
  private Options options = Options.DEFAULT.strict();
  private int batch = 1;

  /** The value of an expression without inputs. */
  public static TensorValue of(Function<ModelBuilder, Tensor> expression) {
    return new Evaluation().run(expression);
  }

  public static double[] values(Function<ModelBuilder, Tensor> expression) {
    return of(expression).values();
  }

  /** Elements of all rows. */
  public Evaluation with(String input, double... values) {
    inputs.put(input, values);
    return this;
  }

  public Evaluation batch(int rows) {
    batch = rows;
    return this;
  }

  public Evaluation in(DType dtype) {
    options = options.with(dtype);
    return this;
  }

  public Evaluation in(Arithmetic arithmetic) {
    options = options.with(arithmetic);
    return this;
  }

  /** The value of an expression that the model names as an output. */
  public TensorValue run(Function<ModelBuilder, Tensor> expression) {
    Model model =
        Model.define(
            "evaluation",
            options,
            m -> {
              Tensor p = m.parameter("anchor");
              m.output("result", expression.apply(m));
              return p.square();
            });
    return run(model).get(1);
  }

  /** Objective and outputs of a model at its initial parameters. */
  public List<TensorValue> run(Model model) {
    Graph graph = model.graph();
    List<TensorValue> values = new ArrayList<>();
    for (int i = 0; i < graph.inputs().size(); i++) {
      int parameters = model.signature().parameters().size();
      Node n = graph.inputs().get(i);
      double[] given =
          i < parameters
              ? model.signature().parameters().get(i).initial()
              : inputs.get(model.signature().inputs().get(i - parameters).name());
      values.add(TensorValue.of(n.dtype(), concrete(n.shape()), given));
    }
    return Interpreter.run(graph, values, batch);
  }

  private Shape concrete(Shape shape) {
    return new Shape(shape.extents().stream().map(e -> e == Shape.BATCH ? batch : e).toList());
  }

  public static double[] numbers(int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> i + 1);
    return values;
  }
}
