package dev.gradus.compiler.random;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.TrigonometricOps;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random scan whose body is a random graph. */
final class RandomScan {
  private final RandomNodes outside;
  private final SplittableRandom random;
  private final List<Node> arguments = new ArrayList<>();
  private final List<Node> operands = new ArrayList<>();
  private final GraphBuilder inside;

  RandomScan(RandomNodes outside) {
    this.outside = outside;
    this.random = outside.random;
    this.inside = new GraphBuilder(outside.b.arithmetic());
  }

  void add(int nestedScans) {
    int length = random.nextInt(5);
    int carries = random.nextInt(3);
    int perStep = random.nextInt(3);
    int constants = random.nextInt(3) + (carries + perStep == 0 ? 1 : 0);
    for (int i = 0; i < carries + perStep + constants; i++) {
      Node x = outside.pick();
      boolean stacked = i >= carries && i < carries + perStep;
      Shape step = x.shape();
      if (stacked) {
        List<Integer> extents = new ArrayList<>(step.extents());
        extents.add(step.batchAxis() == 0 ? 1 : 0, length);
        x = outside.fit(outside.pick(), new Shape(extents), x.dtype());
      }
      arguments.add(x);
      operands.add(inside.input(i, "operand" + i, step, x.dtype()));
    }
    RandomNodes body =
        new RandomNodes(
            inside,
            random,
            outside.dtype,
            outside.mixed,
            operands.stream().anyMatch(n -> n.shape().isBatched()));
    body.reals.addAll(operands);
    body.grow(2 + random.nextInt(5), nestedScans);
    NodeKind.Scan kind =
        new NodeKind.Scan(
            inside.build(operands, outputs(body, carries)),
            length,
            random.nextBoolean(),
            carries,
            perStep,
            constants);
    outside.b.scan(kind, arguments).forEach(outside::keep);
  }

  private List<Node> outputs(RandomNodes body, int carries) {
    List<Node> outputs = new ArrayList<>();
    for (int i = 0; i < carries; i++) {
      Node carry = operands.get(i);
      Node next = body.fit(body.pick(), carry.shape(), carry.dtype());
      outputs.add(inside.apply(TrigonometricOps.TANH, next));
    }
    int results = random.nextInt(3) + (carries == 0 ? 1 : 0);
    for (int i = 0; i < results; i++) {
      outputs.add(body.pick());
    }
    return outputs;
  }
}
