package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.plan.Batch;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A loop over the steps of a scan. Carries live in arrays that each step overwrites; per-step
 * operands are read and per-step results written in place where they are static, by copies where
 * they stand behind a batch axis.
 */
final class ScanLoop {
  private final Scope scope;
  private final Code code;
  private final Node n;
  private final Scan scan;
  private final List<Array> carries = new ArrayList<>();
  private final List<Array> stacked = new ArrayList<>();

  private ScanLoop(Scope scope, Node n) {
    this.scope = scope;
    this.code = scope.code;
    this.n = n;
    this.scan = (Scan) n.kind();
  }

  static void emit(Scope scope, Node n) {
    new ScanLoop(scope, n).emit();
  }

  private void emit() {
    for (int i = 0; i < scan.carries(); i++) {
      Node start = n.argument(i);
      Array carry = fresh(scan.body().inputs().get(i));
      Copies.block(code, scope.array(start), carry, sizeOf(start), start.dtype());
      carries.add(carry);
    }
    List<Node> outputs = scan.body().outputs();
    for (Node result : outputs.subList(scan.carries(), outputs.size())) {
      int length = result.shape().size() * scan.length();
      boolean perRow = Batch.isBatched(result);
      stacked.add(Array.of(scope.frame.scratch.take(result.dtype(), length, perRow)));
    }
    List<Array> operands = new ArrayList<>();
    for (int i = scan.carries(); i < n.arguments().size(); i++) {
      operands.add(scope.array(n.argument(i)));
    }
    code.f.forLoop(
        "steps", code.index(0), code.index(scan.length()), 1, t -> step(entry(t), operands));
    publish();
  }

  private Array fresh(Node like) {
    return Array.of(
        scope.frame.scratch.take(like.dtype(), like.shape().size(), Batch.isBatched(like)));
  }

  private Value sizeOf(Node x) {
    return Batch.isBatched(x)
        ? code.times(code.batch(), x.shape().size())
        : code.index(x.shape().size());
  }

  private Value entry(Value t) {
    return scan.reverse() ? code.f.whole(WholeOp.SUBTRACT, code.index(scan.length() - 1), t) : t;
  }

  private void step(Value entry, List<Array> operands) {
    Frame body = new Frame(code, scope.frame.scratch, scope.frame.tuning, scan.body());
    List<Node> inputs = scan.body().inputs();
    for (int i = 0; i < scan.carries(); i++) {
      body.put(inputs.get(i), carries.get(i));
    }
    for (int i = scan.carries(); i < inputs.size(); i++) {
      Array whole = operands.get(i - scan.carries());
      boolean perStep = i < scan.carries() + scan.perStep();
      body.put(inputs.get(i), perStep ? slice(inputs.get(i), whole, entry) : whole);
    }
    Map<Node, Array> batched = new HashMap<>();
    for (Node out : scan.body().outputs()) {
      if (Batch.isBatched(out) && body.known(out).isEmpty()) {
        batched.computeIfAbsent(out, this::fresh);
      }
    }
    GraphCode.emit(body, batched);
    finish(body, batched, entry);
  }

  /** Entry of a stacked operand: a run of elements, or a copy of one run per row of the batch. */
  private Array slice(Node x, Array whole, Value entry) {
    int size = x.shape().size();
    if (!Batch.isBatched(x)) {
      return new Array(whole.slot(), Optional.of(whole.position(code, code.times(entry, size))));
    }
    Array copy = fresh(x);
    move(x, whole, code.times(entry, size), size * scan.length(), copy, code.index(0), size);
    return copy;
  }

  private void move(
      Node x, Array from, Value fromStart, int fromStep, Array to, Value toStart, int toStep) {
    Array source = new Array(from.slot(), Optional.of(from.position(code, fromStart)));
    Array target = new Array(to.slot(), Optional.of(to.position(code, toStart)));
    Strided run = new Strided(new int[] {x.shape().size()}, 0, new int[] {1});
    Copies.strided(
        scope.frame.scratch,
        code,
        source,
        fromStep,
        run,
        target,
        toStep,
        run,
        code.batch(),
        x.dtype());
  }

  /**
   * Stores the per-step results, then all next carries, by way of copies since they may read each
   * other.
   */
  private void finish(Frame body, Map<Node, Array> batched, Value entry) {
    List<Node> outputs = scan.body().outputs();
    for (int i = scan.carries(); i < outputs.size(); i++) {
      Node out = outputs.get(i);
      int size = out.shape().size();
      Array to = stacked.get(i - scan.carries());
      Array from = arrayOf(body, batched, out);
      Value at = code.times(entry, size);
      if (Batch.isBatched(out)) {
        move(out, from, code.index(0), size, to, at, size * scan.length());
      } else {
        Array target = new Array(to.slot(), Optional.of(at));
        Copies.block(code, from, target, code.index(size), out.dtype());
      }
    }
    List<Array> next = new ArrayList<>();
    for (int i = 0; i < scan.carries(); i++) {
      Node out = outputs.get(i);
      Array from = arrayOf(body, batched, out);
      Array copy = fresh(out);
      Copies.block(code, from, copy, sizeOf(out), out.dtype());
      next.add(copy);
    }
    for (int i = 0; i < scan.carries(); i++) {
      Node out = outputs.get(i);
      Copies.block(code, next.get(i), carries.get(i), sizeOf(out), out.dtype());
      scope.frame.scratch.release(next.get(i).slot());
    }
  }

  private static Array arrayOf(Frame body, Map<Node, Array> batched, Node out) {
    Array stored = batched.get(out);
    return stored != null ? stored : body.array(out);
  }

  /** Makes the results known: those that the graph takes. */
  private void publish() {
    for (Node pick : scope.frame.graph.nodes()) {
      if (pick.kind() instanceof NodeKind.Pick p && pick.argument(0) == n) {
        Array array =
            p.index() < scan.carries()
                ? carries.get(p.index())
                : stacked.get(p.index() - scan.carries());
        scope.frame.put(pick, array);
      }
    }
  }
}
