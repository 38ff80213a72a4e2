package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import dev.gradus.runtime.optim.UpdateLoop;

/**
 * What both tapes have in common as kernels. A tape keeps its record per thread, so that it may be
 * shared like any kernel.
 */
abstract class TapedKernel implements Kernel {
  private final Signature signature;
  private final Layout layout;
  private final UpdateFormula update;
  private final ThreadLocal<Updater> updaters;

  TapedKernel(Signature signature, UpdateFormula update) {
    this.signature = signature;
    this.update = update;
    layout = Layout.of(signature, update.states());
    updaters = ThreadLocal.withInitial(() -> new Updater(update));
  }

  static Graph objectiveOf(Graph graph) {
    return GraphBuilder.extract(graph, graph.outputs().subList(0, 1));
  }

  static Graph outputsOf(Graph graph) {
    return GraphBuilder.extract(graph, graph.outputs().subList(1, graph.outputs().size()));
  }

  final boolean isTrained(Node n) {
    return n.kind() instanceof NodeKind.Parameter p
        && !signature.parameters().get(p.index()).frozen();
  }

  @Override
  public final Signature signature() {
    return signature;
  }

  @Override
  public final Layout layout() {
    return layout;
  }

  @Override
  public final UpdateFormula update() {
    return update;
  }

  @Override
  public final double step(Workspace w) {
    double value = valueAndGradient(w);
    updaters.get().run(w, signature);
    return value;
  }

  /** Runs the update formula over all trained parameters. */
  private static final class Updater {
    private final UpdateLoop loop;
    private final double[][] doubles;
    private final float[][] floats;

    Updater(UpdateFormula update) {
      loop = new UpdateLoop(update);
      doubles = new double[update.states()][];
      floats = new float[update.states()][];
    }

    void run(Workspace w, Signature s) {
      int count = s.parameters().size();
      for (int p = 0; p < count; p++) {
        if (s.parameters().get(p).frozen()) {
          continue;
        }
        boolean wide = s.dtype() == DType.DOUBLE;
        for (int k = 0; k < doubles.length; k++) {
          if (wide) {
            doubles[k] = w.doubles[(2 + k) * count + p];
          } else {
            floats[k] = w.floats[(2 + k) * count + p];
          }
        }
        if (wide) {
          loop.apply(w.doubles[p], w.doubles[count + p], doubles, w.hyper);
        } else {
          loop.apply(w.floats[p], w.floats[count + p], floats, w.hyper);
        }
      }
    }
  }
}
