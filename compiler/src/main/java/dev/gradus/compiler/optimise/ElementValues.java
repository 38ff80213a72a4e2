package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import dev.gradus.compiler.optimise.LoopElements.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The values that stand for elements while {@link PromoteElements} walks through a loop. */
final class ElementValues {
  private final List<Element> elements;
  private final Map<Element, Integer> positions = new HashMap<>();
  private final Set<Label> receivers = Collections.newSetFromMap(new IdentityHashMap<>());
  private List<Value> current;
  private boolean keepsStores;

  /**
   * How many values besides the Yield of the block being entered next gives; -1 if it does not give
   * the elements' values.
   */
  private int next;

  /** The same for the block being walked. */
  private int given = -1;

  /**
   * @param slots number of values that the loop carries already
   */
  ElementValues(List<Element> elements, List<Value> carried, Label loop, int slots) {
    this.elements = elements;
    current = carried;
    next = slots;
    receivers.add(loop);
    elements.forEach(e -> positions.put(e, positions.size()));
  }

  void keepStores(boolean keep) {
    keepsStores = keep;
  }

  boolean keepsStores() {
    return keepsStores;
  }

  List<Element> elements() {
    return elements;
  }

  /** Which element a load or store is about, -1 if it is about none. */
  int indexOf(Statement.Instruction i) {
    boolean access =
        i.operation() instanceof Operation.Load || i.operation() instanceof Operation.Store;
    return access ? positions.getOrDefault(Element.of(i), -1) : -1;
  }

  Value get(int element) {
    return current.get(element);
  }

  void set(int element, Value value) {
    current = new ArrayList<>(current);
    current.set(element, value);
  }

  List<Value> all() {
    return current;
  }

  void setAll(List<Value> values) {
    current = values;
  }

  /** Breaks to the label give the values, too. */
  void giveTo(Label label) {
    receivers.add(label);
  }

  /** Rewrites a block whose Yield gives the values, too. */
  Block giving(int besides, Supplier<Block> block) {
    next = besides;
    return block.get();
  }

  /** Enters a block; gives what {@link #leave} wants. */
  int enter() {
    int outer = given;
    given = next;
    next = -1;
    return outer;
  }

  void leave(int outer) {
    given = outer;
  }

  /** The end of a block with the values where they are wanted. */
  Terminator end(Terminator t) {
    // A Yield that is never reached may give nothing.
    if (t instanceof Terminator.Yield y && given == y.values().size()) {
      return new Terminator.Yield(joined(y.values()));
    } else if (t instanceof Terminator.Break b && receivers.contains(b.label())) {
      return new Terminator.Break(b.label(), joined(b.values()));
    } else if (t instanceof Terminator.Continue c && receivers.contains(c.label())) {
      return new Terminator.Continue(c.label(), joined(c.values()));
    }
    return t;
  }

  private List<Value> joined(List<Value> values) {
    List<Value> list = new ArrayList<>(values);
    list.addAll(current);
    return list;
  }

  /** Whether some element is stored inside the statement. */
  boolean isStored(Statement statement) {
    if (statement instanceof Statement.Instruction i) {
      return i.operation() instanceof Operation.Store && indexOf(i) >= 0;
    }
    return Values.blocks(statement).stream()
        .anyMatch(b -> b.statements().stream().anyMatch(this::isStored));
  }
}
