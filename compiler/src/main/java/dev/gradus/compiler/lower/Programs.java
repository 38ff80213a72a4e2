package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.plan.Batch;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Layout.Role;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the graphs of a kernel into its entry functions: {@code value}, {@code valueAndGradient},
 * {@code outputs}, {@code step} and {@code steps}. Each takes the workspace's tables, the number of
 * rows and the hyperparameters, and gives a double.
 */
public final class Programs {
  public static final String VALUE = "value";
  public static final String VALUE_AND_GRADIENT = "valueAndGradient";
  public static final String OUTPUTS = "outputs";
  public static final String STEP = "step";
  public static final String STEPS = "steps";
  static final List<String> ENTRIES = List.of(VALUE, VALUE_AND_GRADIENT, OUTPUTS, STEP, STEPS);

  private final Signature signature;
  private final Layout fixed;
  private final Scratch scratch;
  private final Tuning tuning;

  private Programs(Signature signature, UpdateFormula update, Tuning tuning) {
    this.signature = signature;
    this.tuning = tuning;
    this.fixed = Layout.of(signature, update.states());
    this.scratch = new Scratch(fixed);
  }

  /**
   * Lowers a kernel.
   *
   * @param value outputs: the objective
   * @param gradient outputs: the objective, then the gradient by every parameter that is not frozen
   * @param outputs outputs: the named outputs of the signature
   */
  public static Lowered lower(
      Signature signature,
      Graph value,
      Graph gradient,
      Graph outputs,
      UpdateFormula update,
      Tuning tuning) {
    Programs p = new Programs(signature, update, tuning);
    List<Function> functions = new ArrayList<>();
    functions.add(p.function(VALUE, value, false, UpdateFormula.NONE));
    functions.add(p.function(VALUE_AND_GRADIENT, gradient, false, UpdateFormula.NONE));
    functions.add(p.function(OUTPUTS, outputs, true, UpdateFormula.NONE));
    boolean fused =
        !update.equals(UpdateFormula.NONE) && gradient.nodes().size() <= tuning.mostFused();
    functions.add(
        fused ? p.function(STEP, gradient, false, update) : p.step(gradient.arithmetic(), update));
    boolean carried =
        fused
            && gradient.nodes().size() <= tuning.mostCarried()
            && CarriedParameters.suits(p.fixed, update);
    functions.add(carried ? p.steps(gradient, update) : p.steps(gradient.arithmetic()));
    return new Lowered(new LoopProgram(signature.name(), functions), p.scratch.layout());
  }

  private Function function(String name, Graph graph, boolean named, UpdateFormula update) {
    scratch.releaseAll();
    Code code = new Code(name, Type.DOUBLE, graph.arithmetic());
    Frame frame = new Frame(code, scratch, tuning, graph);
    bindInputs(frame);
    Value result = results(frame, named);
    Updates.emit(code, fixed, update);
    code.f.returns(result);
    return code.f.build();
  }

  /** Computes the graph, brings its outputs to their places and gives the objective. */
  private Value results(Frame frame, boolean named) {
    Graph graph = frame.graph;
    Map<Node, Array> batched = new HashMap<>();
    List<Slot> targets = targets(graph, named);
    int first = named ? 0 : 1;
    for (int i = 0; i < targets.size(); i++) {
      Node n = graph.outputs().get(first + i);
      if (Batch.isBatched(n)) {
        batched.putIfAbsent(n, Array.of(targets.get(i)));
      } else if (!n.arguments().isEmpty()) {
        frame.wantIn(n, targets.get(i));
      }
    }
    GraphCode.emit(frame, batched);
    for (int i = 0; i < targets.size(); i++) {
      deliver(frame, graph.outputs().get(first + i), targets.get(i), batched);
    }
    if (named) {
      return frame.code.f.constant(0.0);
    }
    Node objective = graph.outputs().get(0);
    return frame.code.cast(frame.elements(objective).get(0), objective.dtype(), DType.DOUBLE);
  }

  /** A step that calls for the gradient and then updates; for graphs too large to compile twice. */
  private Function step(Arithmetic arithmetic, UpdateFormula update) {
    Code code = new Code(STEP, Type.DOUBLE, arithmetic);
    Value value = code.f.call(VALUE_AND_GRADIENT, Type.DOUBLE, code.common());
    Updates.emit(code, fixed, update);
    code.f.returns(value);
    return code.f.build();
  }

  /** Steps one after the other, the parameters in registers. */
  private Function steps(Graph gradient, UpdateFormula update) {
    scratch.releaseAll();
    StepsCode code = new StepsCode(STEPS, gradient.arithmetic());
    CarriedParameters parameters = new CarriedParameters(code, fixed, update);
    List<Value> ends =
        code.f.forLoop(
            STEPS,
            code.index(0),
            code.count(),
            1,
            parameters.load(),
            (k, carried) -> {
              code.prepare(k);
              Frame frame = new Frame(code, scratch, tuning, gradient);
              bindInputs(frame);
              parameters.put(frame, carried);
              code.keep(k, results(frame, false));
              return parameters.update(carried, t -> frame.elements(gradient.outputs().get(1 + t)));
            });
    parameters.store(ends);
    code.returnsLast();
    return code.f.build();
  }

  /** Steps one after the other by calls of the single step. */
  private Function steps(Arithmetic arithmetic) {
    StepsCode code = new StepsCode(STEPS, arithmetic);
    code.f.forLoop(
        STEPS,
        code.index(0),
        code.count(),
        1,
        k -> {
          code.prepare(k);
          code.keep(k, code.f.call(STEP, Type.DOUBLE, code.common()));
        });
    code.returnsLast();
    return code.f.build();
  }

  /** The number of the parameter that a node is, or -1. */
  static int parameter(Node n) {
    return n.kind() instanceof NodeKind.Parameter p ? p.index() : -1;
  }

  private void bindInputs(Frame frame) {
    for (Node n : frame.graph.inputs()) {
      int position =
          parameter(n) >= 0
              ? parameter(n)
              : fixed.first(Role.INPUT) + ((NodeKind.Input) n.kind()).index();
      frame.put(n, Array.of(new Slot(n.dtype(), scratch.fixed(position).number())));
    }
  }

  /**
   * Where the graph's outputs go: output buffers, or the gradients of parameters that are not
   * frozen.
   */
  private List<Slot> targets(Graph graph, boolean named) {
    List<Slot> slots = new ArrayList<>();
    if (named) {
      for (int i = 0; i < signature.outputs().size(); i++) {
        Slot slot = scratch.fixed(fixed.first(Role.OUTPUT) + i);
        slots.add(new Slot(graph.outputs().get(i).dtype(), slot.number()));
      }
    } else if (graph.outputs().size() > 1) {
      for (int p = 0; p < signature.parameters().size(); p++) {
        if (!signature.parameters().get(p).frozen()) {
          slots.add(scratch.fixed(signature.parameters().size() + p));
        }
      }
    }
    return slots;
  }

  /** Brings an output to its place, if it was not computed there. */
  private void deliver(Frame frame, Node n, Slot target, Map<Node, Array> batched) {
    Code code = frame.code;
    boolean isBatched = Batch.isBatched(n);
    Array to = Array.of(target);
    if (!isBatched && frame.known(n).isEmpty() && frame.hasElements(n)) {
      List<Value> values = frame.elements(n);
      Value base = code.array(target);
      for (int i = 0; i < values.size(); i++) {
        code.store(base, code.index(i), values.get(i), n.dtype());
      }
      return;
    }
    Array from = isBatched ? batched.get(n) : frame.array(n);
    if (!from.equals(to)) {
      Value size =
          isBatched ? code.times(code.batch(), n.shape().size()) : code.index(n.shape().size());
      Copies.block(code, from, to, size, n.dtype());
    }
  }
}
