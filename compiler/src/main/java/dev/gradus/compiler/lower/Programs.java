package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation.Comparison;
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
 * {@code outputs}, {@code step}, {@code steps} and {@code rows}. Each takes the workspace's tables,
 * the number of rows and the hyperparameters, and gives a double.
 */
public final class Programs {
  public static final String VALUE = "value";
  public static final String VALUE_AND_GRADIENT = "valueAndGradient";
  public static final String OUTPUTS = "outputs";
  public static final String STEP = "step";
  public static final String STEPS = "steps";

  /** Runs a loop over the rows of the batch for one range of them; where there is such a loop. */
  public static final String ROWS = "rows";

  static final List<String> ENTRIES =
      List.of(VALUE, VALUE_AND_GRADIENT, OUTPUTS, STEP, STEPS, ROWS);

  /** Name of what an entry function calls for batches of several ranges of rows. */
  private static final String IN_RANGES = "InRanges";

  private final Signature signature;
  private final Layout fixed;
  private final Scratch scratch;
  private final Tuning tuning;
  private final RowFunctions rows = new RowFunctions();
  private final List<Function> functions = new ArrayList<>();
  private final List<Function> inRanges = new ArrayList<>();

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
    return new Programs(signature, update, tuning).lower(value, gradient, outputs, update);
  }

  private Lowered lower(Graph value, Graph gradient, Graph outputs, UpdateFormula update) {
    addForAnyBatch(VALUE, value);
    addForAnyBatch(VALUE_AND_GRADIENT, gradient);
    functions.add(
        isInRanges(outputs)
            ? inRanges(OUTPUTS, outputs, true)
            : function(OUTPUTS, outputs, true, UpdateFormula.NONE, false));
    boolean fused =
        !update.equals(UpdateFormula.NONE) && gradient.nodes().size() <= tuning.mostFused();
    functions.add(
        fused
            ? function(STEP, gradient, false, update, isInRanges(gradient))
            : step(STEP, VALUE_AND_GRADIENT, gradient.arithmetic(), update));
    if (fused && isInRanges(gradient)) {
      String called = VALUE_AND_GRADIENT + IN_RANGES;
      inRanges.add(step(STEP + IN_RANGES, called, gradient.arithmetic(), update));
    }
    boolean carried =
        fused
            && gradient.nodes().size() <= tuning.mostCarried()
            && CarriedParameters.suits(fixed, update);
    functions.add(carried ? steps(gradient, update) : steps(gradient.arithmetic()));
    if (!rows.isEmpty()) {
      functions.add(rows.entry());
    }
    functions.addAll(inRanges);
    functions.addAll(rows.functions());
    return new Lowered(new LoopProgram(signature.name(), functions), scratch.layout());
  }

  /**
   * Adds an entry function without an update. Large batches go in ranges of rows, by a function of
   * its own so that small ones take nothing longer; a graph too large to compile twice has that one
   * alone.
   */
  private void addForAnyBatch(String name, Graph graph) {
    if (!isInRanges(graph)) {
      functions.add(function(name, graph, false, UpdateFormula.NONE, false));
    } else if (graph.nodes().size() > tuning.mostFused()) {
      functions.add(inRanges(name, graph, false));
    } else {
      functions.add(function(name, graph, false, UpdateFormula.NONE, true));
      inRanges.add(inRanges(name + IN_RANGES, graph, false));
    }
  }

  /** Whether a graph does anything with the rows of the batch. */
  private static boolean isInRanges(Graph graph) {
    return graph.nodes().stream()
        .anyMatch(
            n ->
                Batch.isReduction(n)
                    || Batch.isBatched(n) && !(n.kind() instanceof NodeKind.Input));
  }

  private Function function(
      String name, Graph graph, boolean named, UpdateFormula update, boolean alsoInRanges) {
    scratch.releaseAll();
    Code code = new Code(name, Type.DOUBLE, graph.arithmetic());
    if (alsoInRanges) {
      ifInRanges(code, () -> code.f.returns(callInRanges(code)));
    }
    Frame frame = new Frame(code, scratch, tuning, graph);
    bindInputs(frame);
    Value result = results(frame, named);
    Updates.emit(code, fixed, update);
    code.f.returns(result);
    return code.f.build();
  }

  /** As the other, with loops over the batch as functions over ranges of rows. */
  private Function inRanges(String name, Graph graph, boolean named) {
    scratch.releaseAll();
    scratch.share(true);
    Code code = new Code(name, Type.DOUBLE, graph.arithmetic());
    Frame frame = new Frame(code, scratch, tuning, graph, rows);
    bindInputs(frame);
    code.f.returns(results(frame, named));
    scratch.share(false);
    return code.f.build();
  }

  private void ifInRanges(Code code, Runnable then) {
    Value least = code.index(2 * tuning.leastRowsOfRange());
    code.f.ifThen(code.f.compare(Comparison.GE, code.batch(), least), then);
  }

  private static Value callInRanges(Code code) {
    return code.f.call(code.name + IN_RANGES, Type.DOUBLE, code.common());
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
  private Function step(String name, String gradient, Arithmetic arithmetic, UpdateFormula update) {
    Code code = new Code(name, Type.DOUBLE, arithmetic);
    Value value = code.f.call(gradient, Type.DOUBLE, code.common());
    Updates.emit(code, fixed, update);
    code.f.returns(value);
    return code.f.build();
  }

  /** Steps one after the other, the parameters in registers. */
  private Function steps(Graph gradient, UpdateFormula update) {
    scratch.releaseAll();
    StepsCode code = new StepsCode(STEPS, gradient.arithmetic());
    if (isInRanges(gradient)) {
      ifInRanges(code, () -> callSteps(code));
    }
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
    callSteps(code);
    return code.f.build();
  }

  private static void callSteps(StepsCode code) {
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
