package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.kernel.RowRanges;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reductions of a loop over the batch where its rows are cut into ranges. */
final class SumsOfRanges {
  private final Frame frame;
  private final Code code;
  private final List<Node> nodes;

  /** Where the elements of a reduction begin among those of a range. */
  private final Map<Node, Integer> places = new HashMap<>();

  /** Elements of a range, by their storage. */
  private final Map<DType, Integer> lengths = new EnumMap<>(DType.class);

  SumsOfRanges(Frame frame, List<Node> nodes) {
    this.frame = frame;
    this.code = frame.code;
    this.nodes = nodes;
    for (Node n : nodes) {
      DType storage = Layout.storage(n.dtype());
      places.put(n, lengths.getOrDefault(storage, 0));
      lengths.merge(storage, n.shape().size(), Integer::sum);
    }
  }

  /** How many numbers are added up. */
  int size() {
    return lengths.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Before the calls: makes the arrays long enough for so many ranges. */
  void makeRoom(Value ranges) {
    lengths.forEach(
        (storage, length) -> {
          Slot slot = frame.scratch.sumsOfRanges(storage);
          String array = Code.arrayDescriptor(storage);
          code.f.callStatic(
              RowRanges.class,
              "room",
              "([" + array + "II)" + array,
              code.table(storage),
              code.index(slot.number()),
              code.times(ranges, length));
        });
  }

  /**
   * At the end of a range: stores what it has added up.
   *
   * @param inside the frame of its function
   * @param range which of the places
   */
  void store(Frame inside, Value range) {
    for (Node n : nodes) {
      Value at = place(inside.code, n, range);
      Array sums = new Array(slot(n), Optional.of(at));
      if (inside.known(n).isPresent()) {
        Value size = inside.code.index(n.shape().size());
        Copies.block(inside.code, inside.array(n), sums, size, n.dtype());
        continue;
      }
      Value base = inside.code.array(slot(n));
      List<Value> elements = inside.elements(n);
      for (int i = 0; i < elements.size(); i++) {
        Value to = inside.code.plus(at, inside.code.index(i));
        inside.code.store(base, to, elements.get(i), n.dtype());
      }
    }
  }

  /** Begins the result with what stands at the place of a range. */
  void begin(Value range) {
    for (Node n : nodes) {
      Array sums = new Array(slot(n), Optional.of(place(code, n, range)));
      Copies.block(code, sums, frame.result(n), code.index(n.shape().size()), n.dtype());
    }
  }

  /** Adds what stands at the place of a range to the result. */
  void add(Value range) {
    for (Node n : nodes) {
      Value all = code.array(frame.array(n).slot());
      Value sums = code.array(slot(n));
      Value at = place(code, n, range);
      ScalarOp op = op(n);
      code.f.forLoop(
          "sums",
          code.index(0),
          code.index(n.shape().size()),
          1,
          i -> {
            List<Value> both = List.of(code.f.load(all, i), code.f.load(sums, code.plus(at, i)));
            code.f.store(all, i, code.scalar(op, both));
          });
    }
  }

  private static ScalarOp op(Node n) {
    if (n.kind() instanceof NodeKind.Reduce r && r.reduction() != Reduction.SUM) {
      return r.reduction() == Reduction.MAX ? ArithmeticOps.MAX : ArithmeticOps.MIN;
    }
    return ArithmeticOps.ADD;
  }

  private Slot slot(Node n) {
    return new Slot(n.dtype(), frame.scratch.sumsOfRanges(Layout.storage(n.dtype())).number());
  }

  private Value place(Code code, Node n, Value range) {
    int length = lengths.get(Layout.storage(n.dtype()));
    return code.plus(code.times(range, length), code.index(places.get(n)));
  }
}
