package dev.gradus.compiler.random;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.TrigonometricOps;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Inactive;
import dev.gradus.runtime.method.ModelCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random calls of differentiable methods; calls take and give doubles, whatever is around them. */
public final class RandomCalls {
  private static final int NUMBER = -1;

  private final RandomNodes nodes;
  private final SplittableRandom random;

  RandomCalls(RandomNodes nodes) {
    this.nodes = nodes;
    this.random = nodes.random;
  }

  /** A sum over a vector that changes a copy of it. */
  public static double bend(double[] x, double strength, @Inactive double[] centre) {
    double[] moved = x.clone();
    double sum = 0.25 * strength;
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= 0.5 * centre[i];
      sum += StrictMath.sin(strength * moved[i]) * (i > 0 ? moved[i - 1] : 1);
    }
    return sum;
  }

  /** A number found by a loop that ends early. */
  public static double settle(double x, double y) {
    double z = 0;
    for (int i = 0; i < 6; i++) {
      if (i == 4) {
        break;
      }
      z = StrictMath.tanh(0.5 * z + x * y);
    }
    return z + 0.125 * x;
  }

  void add() {
    boolean bend = random.nextBoolean();
    int length = nodes.shapes.extent();
    List<Node> arguments = new ArrayList<>();
    if (bend) {
      arguments.add(argument(new Shape(List.of(length))));
      arguments.add(argument(Shape.SCALAR));
      double[] centre = random.doubles(length).toArray();
      arguments.add(nodes.b.constant(centre, new Shape(List.of(length)), DType.DOUBLE));
      call("bend", List.of(length, NUMBER, length), arguments);
    } else {
      arguments.add(argument(Shape.SCALAR));
      arguments.add(argument(Shape.SCALAR));
      call("settle", List.of(NUMBER, NUMBER), arguments);
    }
  }

  private Node argument(Shape shape) {
    Node x = nodes.fit(nodes.pick(), shape, nodes.dtype);
    return nodes.b.cast(nodes.b.apply(TrigonometricOps.TANH, x), DType.DOUBLE);
  }

  private void call(String name, List<Integer> lengths, List<Node> arguments) {
    NodeKind.Call call =
        new NodeKind.Call(
            RandomCalls.class.getName() + "." + name,
            ModelCalls.key(RandomCalls.class, name, lengths, List.of(0, 1)),
            List.of(0, 1));
    nodes.keep(nodes.b.cast(nodes.b.add(call, arguments), nodes.dtype));
  }
}
