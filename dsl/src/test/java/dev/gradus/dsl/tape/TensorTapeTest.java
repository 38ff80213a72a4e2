package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;

class TensorTapeTest extends TapeContract {
  @Override
  Kernel tape(Graph graph, Signature signature) {
    return new TensorTape(graph, signature);
  }
}
