package dev.gradus.dsl.graph;

import dev.gradus.runtime.DType;
import java.util.List;

/**
 * One value of a {@link Graph}; made only by a {@link GraphBuilder}, which shares equal nodes.
 * Identity is object identity; ids number the nodes of one graph in an order where arguments come
 * first.
 */
public final class Node {
  private final int id;
  private final NodeKind kind;
  private final List<Node> arguments;
  private final Shape shape;
  private final DType dtype;
  private final SourceLine source;

  Node(int id, NodeKind kind, List<Node> arguments, Shape shape, DType dtype, SourceLine source) {
    this.id = id;
    this.kind = kind;
    this.arguments = List.copyOf(arguments);
    this.shape = shape;
    this.dtype = dtype;
    this.source = source;
  }

  public int id() {
    return id;
  }

  public NodeKind kind() {
    return kind;
  }

  public List<Node> arguments() {
    return arguments;
  }

  public Node argument(int index) {
    return arguments.get(index);
  }

  /** What stands for the arguments in a list by their numbers. */
  public List<Node> arguments(Node[] byId) {
    Node[] list = new Node[arguments.size()];
    for (int i = 0; i < list.length; i++) {
      list[i] = byId[arguments.get(i).id];
    }
    return List.of(list);
  }

  public Shape shape() {
    return shape;
  }

  public DType dtype() {
    return dtype;
  }

  /** Where the user wrote it. */
  public SourceLine source() {
    return source;
  }

  /** Spares the JVM a number of its own for every node that is a key. */
  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return "%" + id;
  }
}
