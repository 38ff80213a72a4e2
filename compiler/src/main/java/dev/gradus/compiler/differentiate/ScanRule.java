package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Scan;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.ArrayList;
import java.util.List;

/**
 * The adjoint of a scan is a scan the other way round. Its carries are the cotangents of the
 * carries and one sum per constant; its per-step operands the carries each forward step began with,
 * the forward per-step operands, and the cotangents of the per-step results; its per-step results
 * the cotangents of the per-step operands.
 */
final class ScanRule {
  private ScanRule() {}

  /**
   * The same scan, which also returns the carries each step began with as further per-step results,
   * last.
   */
  static Scan keepingCarries(Scan s) {
    Graph body = s.body();
    List<Node> outputs = new ArrayList<>(body.outputs());
    outputs.addAll(body.inputs().subList(0, s.carries()));
    Graph kept = new Graph(body.arithmetic(), body.inputs(), body.nodes(), outputs);
    return new Scan(kept, s.length(), s.reverse(), s.carries(), s.perStep(), s.constants());
  }

  static List<Contribution> pull(GraphBuilder b, Node n, Cotangent cotangent, boolean[] active) {
    Scan s = (Scan) n.kind();
    int kept = s.body().outputs().size() - s.carries();
    ReverseBody reverse = ReverseBody.of(s);
    List<Node> arguments = new ArrayList<>();
    for (int i : reverse.carries()) {
      Node c = n.argument(i);
      arguments.add(cotangent.pick(i).orElseGet(() -> b.full(0.0, c.shape(), c.dtype())));
    }
    for (int i : reverse.constants()) {
      arguments.add(b.full(0.0, n.argument(i).shape(), n.argument(i).dtype()));
    }
    for (int i = 0; i < s.carries(); i++) {
      arguments.add(b.add(new NodeKind.Pick(kept + i), List.of(n)));
    }
    arguments.addAll(n.arguments().subList(s.carries(), s.carries() + s.perStep()));
    for (int i : reverse.results()) {
      Node stacked = b.add(new NodeKind.Pick(i), List.of(n));
      arguments.add(
          cotangent.pick(i).orElseGet(() -> b.full(0.0, stacked.shape(), stacked.dtype())));
    }
    arguments.addAll(n.arguments().subList(s.carries() + s.perStep(), n.arguments().size()));
    Node scan = b.add(reverse.scan(s), arguments, n.source());
    return contributions(b, n, scan, reverse, active);
  }

  private static List<Contribution> contributions(
      GraphBuilder b, Node n, Node scan, ReverseBody reverse, boolean[] active) {
    List<Integer> targets = new ArrayList<>(reverse.carries());
    targets.addAll(reverse.constants());
    targets.addAll(reverse.perStep());
    List<Contribution> list = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Node to = n.argument(targets.get(i));
      if (active[to.id()]) {
        list.add(new Contribution(to, b.add(new NodeKind.Pick(i), List.of(scan)), false));
      }
    }
    return list;
  }

  /**
   * The body of the reverse scan, with the argument numbers of the forward scan that it treats as
   * real carries, constants and per-step operands, and the numbers of the real per-step results.
   */
  private record ReverseBody(
      Graph body,
      List<Integer> carries,
      List<Integer> constants,
      List<Integer> perStep,
      List<Integer> results) {

    static ReverseBody of(Scan s) {
      Graph body = s.body();
      int firstPerStep = s.carries();
      int firstConstant = firstPerStep + s.perStep();
      List<Integer> carries = reals(body.inputs(), 0, firstPerStep);
      List<Integer> perStep = reals(body.inputs(), firstPerStep, firstConstant);
      List<Integer> constants = reals(body.inputs(), firstConstant, body.inputs().size());
      // The last results only keep the carries for this rule; no cotangent arrives there.
      List<Integer> results =
          reals(body.outputs(), s.carries(), body.outputs().size() - s.carries());
      return new ReverseBody(
          build(s, carries, perStep, constants, results), carries, constants, perStep, results);
    }

    Scan scan(Scan forward) {
      return new Scan(
          body,
          forward.length(),
          !forward.reverse(),
          carries.size() + constants.size(),
          forward.carries() + forward.perStep() + results.size(),
          forward.constants());
    }

    private static List<Integer> reals(List<Node> nodes, int from, int to) {
      List<Integer> list = new ArrayList<>();
      for (int i = from; i < to; i++) {
        if (nodes.get(i).dtype().isReal()) {
          list.add(i);
        }
      }
      return list;
    }

    private static Graph build(
        Scan s,
        List<Integer> carries,
        List<Integer> perStep,
        List<Integer> constants,
        List<Integer> results) {
      Graph forward = s.body();
      GraphBuilder b = new GraphBuilder(forward.arithmetic());
      Inputs in = new Inputs(b);
      List<Node> carryCotangents = in.like(forward.inputs(), carries, "d");
      List<Node> sums = in.like(forward.inputs(), constants, "sum_d");
      int firstConstant = s.carries() + s.perStep();
      Node[] copies = new Node[forward.nodes().size()];
      for (Node original : forward.inputs().subList(0, firstConstant)) {
        copies[original.id()] = in.like(original, "");
      }
      List<Node> resultCotangents = in.like(forward.outputs(), results, "d");
      for (Node original : forward.inputs().subList(firstConstant, forward.inputs().size())) {
        copies[original.id()] = in.like(original, "");
      }
      List<Node> by = new ArrayList<>();
      List.of(carries, constants, perStep)
          .forEach(group -> group.forEach(i -> by.add(forward.inputs().get(i))));
      copyBody(forward, by, b, copies);
      List<Node> outputs = new ArrayList<>();
      List<Node> seeds = new ArrayList<>();
      addSeeds(forward, carries, carryCotangents, copies, outputs, seeds);
      addSeeds(forward, results, resultCotangents, copies, outputs, seeds);
      List<Node> wanted = by.stream().map(o -> copies[o.id()]).toList();
      List<Node> pulled = new ArrayList<>(VectorJacobian.pull(b, outputs, seeds, wanted));
      for (int i = 0; i < constants.size(); i++) {
        int at = carries.size() + i;
        pulled.set(at, b.apply(ArithmeticOps.ADD, sums.get(i), pulled.get(at)));
      }
      return b.build(in.all(), pulled);
    }

    private static void copyBody(Graph forward, List<Node> by, GraphBuilder b, Node[] copies) {
      boolean[] active = Activity.of(forward.nodes(), by);
      for (Node node : forward.nodes()) {
        if (copies[node.id()] == null) {
          List<Node> arguments = node.arguments().stream().map(a -> copies[a.id()]).toList();
          NodeKind kind =
              node.kind() instanceof Scan inner && active[node.id()]
                  ? keepingCarries(inner)
                  : node.kind();
          copies[node.id()] = b.add(kind, arguments, node.source());
        }
      }
    }

    private static void addSeeds(
        Graph forward,
        List<Integer> which,
        List<Node> cotangents,
        Node[] copies,
        List<Node> outputs,
        List<Node> seeds) {
      for (int i = 0; i < which.size(); i++) {
        outputs.add(copies[forward.outputs().get(which.get(i)).id()]);
        seeds.add(cotangents.get(i));
      }
    }
  }

  /** Input nodes of a body under construction, numbered in order of creation. */
  private static final class Inputs {
    private final GraphBuilder builder;
    private final List<Node> all = new ArrayList<>();

    Inputs(GraphBuilder builder) {
      this.builder = builder;
    }

    Node like(Node original, String prefix) {
      int index = all.size();
      Node node = builder.input(index, prefix + "in" + index, original.shape(), original.dtype());
      all.add(node);
      return node;
    }

    List<Node> like(List<Node> originals, List<Integer> which, String prefix) {
      return which.stream().map(i -> like(originals.get(i), prefix)).toList();
    }

    List<Node> all() {
      return List.copyOf(all);
    }
  }
}
