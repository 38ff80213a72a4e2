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
 * {@code outputs} and {@code step}. Each takes the workspace's tables, the number of rows and the
 * hyperparameters, and gives a double.
 */
public final class Programs {
  public static final String VALUE = "value";
  public static final String VALUE_AND_GRADIENT = "valueAndGradient";
  public static final String OUTPUTS = "outputs";
  public static final String STEP = "step";
  static final List<String> ENTRIES = List.of(VALUE, VALUE_AND_GRADIENT, OUTPUTS, STEP);

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
    return new Lowered(new LoopProgram(signature.name(), functions), p.scratch.layout());
  }

  private Function function(String name, Graph graph, boolean named, UpdateFormula update) {
    scratch.releaseAll();
    Code code = new Code(name, Type.DOUBLE, graph.arithmetic());
    Frame frame = new Frame(code, scratch, tuning, graph);
    bindInputs(frame);
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
    Value result = code.f.constant(0.0);
    if (!named) {
      Node objective = graph.outputs().get(0);
      result = code.cast(frame.elements(objective).get(0), objective.dtype(), DType.DOUBLE);
    }
    Updates.emit(code, fixed, update);
    code.f.returns(result);
    return code.f.build();
  }

  /** A step that calls for the gradient and then updates; for graphs too large to compile twice. */
  private Function step(Arithmetic arithmetic, UpdateFormula update) {
    Code code = new Code(STEP, Type.DOUBLE, arithmetic);
    Value value = code.f.call(VALUE_AND_GRADIENT, Type.DOUBLE, code.parameters());
    Updates.emit(code, fixed, update);
    code.f.returns(value);
    return code.f.build();
  }

  private void bindInputs(Frame frame) {
    for (Node n : frame.graph.inputs()) {
      int position =
          n.kind() instanceof NodeKind.Parameter p
              ? p.index()
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
