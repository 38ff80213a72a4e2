package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.optim.UpdateFormula;

class TensorTapeTest extends TapeContract {
  @Override
  Kernel tape(Graph graph, Signature signature, UpdateFormula update) {
    return new TensorTape(graph, signature, update);
  }
}
