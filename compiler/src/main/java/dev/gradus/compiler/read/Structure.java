package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.read.FlowGraph.Edge;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Step 8: from a reducible graph to structured statements, along the dominator tree (Ramsey,
 * "Beyond Relooper: Recursive Translation of Unstructured Control Flow to Structured Control Flow",
 * ICFP 2022). A block that several edges lead to follows a labelled statement that holds the ways
 * to it; unlike in the paper a block behind a loop is written behind the loop, and where all ways
 * end alike the label is not needed.
 *
 * <p>Recursion goes into the smaller side of a branch only, so its depth grows with nesting, not
 * with length.
 */
final class Structure {
  private final FlowGraph graph;
  private final Dominators dominators;
  private final LoopForest loops;
  private final Joins joins;
  private final Renaming renaming = new Renaming();

  /** For each block those that follow a statement it is in, in order. */
  private final List<List<Integer>> followers = new ArrayList<>();

  private final Map<Integer, Label> labels = new HashMap<>();
  private final Map<Integer, Label> loopLabels = new HashMap<>();

  private Structure(
      FlowGraph graph,
      Dominators dominators,
      LoopForest loops,
      Values values,
      MethodSource source) {
    this.graph = graph;
    this.dominators = dominators;
    this.loops = loops;
    this.joins = new Joins(values, renaming, source);
  }

  static Block of(
      FlowGraph graph,
      Dominators dominators,
      LoopForest loops,
      Values values,
      MethodSource source) {
    Structure structure = new Structure(graph, dominators, loops, values, source);
    structure.place();
    return structure.renaming.of(structure.new Chain(new Edge(0, List.of()), false).write());
  }

  private void place() {
    int[] forward = new int[graph.size()];
    for (int b = 0; b < graph.size(); b++) {
      followers.add(new ArrayList<>());
      for (Edge edge : graph.block(b).exit().edges()) {
        forward[edge.target()] += edge.target() > b ? 1 : 0;
      }
    }
    for (int b = 1; b < graph.size(); b++) {
      int host = loops.host(b);
      boolean behindLoop = loops.isHeader(host) && !loops.members(host).get(b);
      if (forward[b] > 1 || behindLoop) {
        followers.get(host).add(b);
        labels.put(b, new Label("end"));
      }
    }
  }

  /** Followers of a block; of a loop header those behind the loop, or those in its body. */
  private List<Integer> followers(int block, boolean behindLoop) {
    List<Integer> all = followers.get(block);
    return !loops.isHeader(block)
        ? all
        : all.stream().filter(f -> loops.members(block).get(f) != behindLoop).toList();
  }

  /** A branch one side of which is written; the other side is what the chain goes on with. */
  private record Split(List<Statement> before, Exit.Branch branch, Block written, boolean isThen) {}

  /** A block and everything that follows it, up to where control leaves its subtree. */
  private final class Chain {
    private final Deque<Split> splits = new ArrayDeque<>();
    private List<Statement> statements = new ArrayList<>();
    private Edge at;
    private boolean inLoop;

    /**
     * @param inLoop whether a loop header is meant as the start of its loop's body
     */
    Chain(Edge start, boolean inLoop) {
      this.at = start;
      this.inLoop = inLoop;
    }

    Block write() {
      Optional<Block> end = Optional.empty();
      while (end.isEmpty()) {
        boolean loop = loops.isHeader(at.target()) && !inLoop;
        List<Integer> behind = followers(at.target(), loop);
        if (!loop) {
          begin(graph.block(at.target()));
        }
        end = loop || !behind.isEmpty() ? follow(loop, behind) : leave();
      }
      Block block = concatenated(statements, end.get());
      while (!splits.isEmpty()) {
        Split split = splits.pop();
        Block then = split.isThen() ? split.written() : block;
        Block otherwise = split.isThen() ? block : split.written();
        block = concatenated(split.before(), joins.branch(split.branch(), then, otherwise));
      }
      return block;
    }

    private void begin(FlowBlock block) {
      if (!inLoop) {
        renaming.replace(block.parameters(), at.arguments());
      }
      inLoop = false;
      statements.addAll(block.statements());
    }

    /** Writes a loop or a branch with blocks that follow it; the last of them is next. */
    private Optional<Block> follow(boolean loop, List<Integer> behind) {
      for (int i = behind.size() - 1; i >= 0; i--) {
        joins.enter(label(behind.get(i)));
      }
      Block inner = loop ? loop(at) : exit(at.target());
      for (int i = 0; i < behind.size(); i++) {
        int follower = behind.get(i);
        Position position = Positions.of(graph.block(at.target()));
        Joins.Sealed sealed =
            joins.seal(inner, label(follower), graph.block(follower).parameters(), position);
        Edge next = new Edge(follower, sealed.arguments());
        if (i == behind.size() - 1) {
          statements.addAll(sealed.statements());
          at = next;
          return Optional.empty();
        }
        inner = concatenated(sealed.statements(), new Chain(next, false).write());
      }
      return Optional.of(inner);
    }

    /** Goes on in line behind a block that nothing follows, or ends the chain. */
    private Optional<Block> leave() {
      int node = at.target();
      Exit exit = graph.block(node).exit();
      if (exit instanceof Exit.Goto g && isInline(node, g.edge())) {
        at = g.edge();
        return Optional.empty();
      } else if (exit instanceof Exit.Branch b
          && (isInline(node, b.then()) || isInline(node, b.otherwise()))) {
        boolean writeThen = size(node, b.then()) < size(node, b.otherwise());
        Block written = side(node, writeThen ? b.then() : b.otherwise());
        splits.push(new Split(statements, b, written, writeThen));
        statements = new ArrayList<>();
        at = writeThen ? b.otherwise() : b.then();
        return Optional.empty();
      }
      return Optional.of(exit(node));
    }
  }

  private Label label(int follower) {
    return Objects.requireNonNull(labels.get(follower));
  }

  /** Whether the code at the end of an edge is written where the edge starts. */
  private boolean isInline(int source, Edge edge) {
    return !dominators.dominates(edge.target(), source) && !labels.containsKey(edge.target());
  }

  private int size(int source, Edge edge) {
    return isInline(source, edge) ? dominators.subtreeSize(edge.target()) : 0;
  }

  private Block loop(Edge entry) {
    int header = entry.target();
    Label label = new Label("loop");
    loopLabels.put(header, label);
    joins.enter(label);
    Block body = new Chain(entry, true).write();
    FlowBlock block = graph.block(header);
    return joins.loop(label, block.parameters(), entry.arguments(), body, Positions.of(block));
  }

  private Block exit(int node) {
    Exit exit = graph.block(node).exit();
    if (exit instanceof Exit.Goto g) {
      return side(node, g.edge());
    } else if (exit instanceof Exit.Branch b) {
      return joins.branch(b, side(node, b.then()), side(node, b.otherwise()));
    } else if (exit instanceof Exit.Throw t) {
      return new Block(List.of(), new Terminator.Throw(t.exception()));
    }
    return new Block(List.of(), new Terminator.Return(((Exit.Return) exit).value()));
  }

  /** What an edge leads to: code in line, or a jump. */
  private Block side(int source, Edge edge) {
    if (isInline(source, edge)) {
      return new Chain(edge, false).write();
    }
    boolean back = dominators.dominates(edge.target(), source);
    Label loop = loopLabels.get(edge.target());
    Terminator jump =
        back && loop != null
            ? new Terminator.Continue(loop, edge.arguments())
            : new Terminator.Break(label(edge.target()), edge.arguments());
    return new Block(List.of(), jump);
  }

  private static Block concatenated(List<Statement> first, Block rest) {
    List<Statement> all = new ArrayList<>(first);
    all.addAll(rest.statements());
    return new Block(all, rest.terminator());
  }
}
