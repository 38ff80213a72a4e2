package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The elements that a loop reads and writes again and again and that nothing else in the loop can
 * touch, so that a carried value can stand for each.
 */
final class LoopElements {
  /** More elements than these are not worth their carried values. */
  private static final int MOST = 12;

  /** In loops that touch more elements than these, nothing is sought. */
  private static final int MOST_LOOKED_AT = 500;

  /** An element by array and index. */
  record Element(Value array, Value index) {
    static Element of(Statement.Instruction access) {
      return new Element(access.arguments().get(0), access.arguments().get(1));
    }
  }

  /** What a loop does with one element. */
  private static final class Uses {
    boolean loaded;
    boolean stored;
    boolean inInnerLoop;
  }

  private final Regions regions;
  private final Harmless harmless;
  private final CallEffects calls;
  private final Definitions definitions;
  private final Map<Element, Uses> elements = new LinkedHashMap<>();
  private final Set<Element> unsafe = new LinkedHashSet<>();
  private final List<Region> touched = new ArrayList<>();
  private final Set<Label> labels = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean touchesAnything;
  private boolean endsOnlyHere = true;

  LoopElements(Regions regions, Harmless harmless, CallEffects calls, Definitions definitions) {
    this.regions = regions;
    this.harmless = harmless;
    this.calls = calls;
    this.definitions = definitions;
  }

  /** Looks at the body of a loop. */
  void visit(Label label, Block body) {
    labels.add(label);
    visit(body, false);
  }

  /**
   * Whether nobody can miss these elements in memory before the loop is left: nothing else reads
   * them, and once begun, the loop is sure to run until it is left by its own label, if accesses to
   * these elements do not throw.
   */
  boolean storesCanWait(List<Element> safe) {
    return endsOnlyHere
        && safe.containsAll(unsafe)
        && safe.stream().allMatch(e -> isAlone(e, uses -> true));
  }

  /** The elements, in the order of their first use. */
  List<Element> found(Predicate<Value> invariant) {
    List<Element> found = new ArrayList<>();
    if (elements.size() > MOST_LOOKED_AT) {
      return found;
    }
    for (Map.Entry<Element, Uses> entry : elements.entrySet()) {
      Element element = entry.getKey();
      Uses uses = entry.getValue();
      if (found.size() < MOST
          && uses.loaded
          && uses.stored
          && !uses.inInnerLoop
          && isNumber(element.array().type())
          && invariant.test(element.array())
          && invariant.test(element.index())
          && isAlone(element, other -> other.stored)) {
        found.add(element);
      }
    }
    return found;
  }

  private static boolean isNumber(Type array) {
    Type element = array.element();
    return element.isReal() || element.equals(Type.INT) || element.equals(Type.LONG);
  }

  /** Whether the element is none of the others that are used in some way. */
  private boolean isAlone(Element element, Predicate<Uses> way) {
    Region region = regions.of(element.array());
    if (touchesAnything && !region.isLocal() || touched.stream().anyMatch(region::meets)) {
      return false;
    }
    for (Map.Entry<Element, Uses> entry : elements.entrySet()) {
      Element other = entry.getKey();
      if (!other.equals(element)
          && way.test(entry.getValue())
          && region.meets(regions.of(other.array()))
          && !areApart(element.index(), other.index())) {
        return false;
      }
    }
    return true;
  }

  /** Whether two indices are sure to differ. */
  private boolean areApart(Value a, Value b) {
    Optional<Integer> left = definitions.intConstant(a);
    Optional<Integer> right = definitions.intConstant(b);
    if (left.isPresent() && right.isPresent()) {
      return !left.get().equals(right.get());
    }
    Definitions.Sum first = definitions.sum(a).orElse(new Definitions.Sum(a, 0));
    Definitions.Sum second = definitions.sum(b).orElse(new Definitions.Sum(b, 0));
    return first.base() == second.base() && first.offset() != second.offset();
  }

  private void visit(Block block, boolean inner) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i) {
        visit(i, inner);
        continue;
      } else if (statement instanceof Statement.Loop l) {
        labels.add(l.label());
        endsOnlyHere = false;
      } else if (statement instanceof Statement.For l) {
        labels.add(l.label());
      } else if (statement instanceof Statement.Labelled l) {
        labels.add(l.label());
      }
      boolean loop = statement instanceof Statement.Loop || statement instanceof Statement.For;
      Values.blocks(statement).forEach(b -> visit(b, inner || loop));
    }
    end(block.terminator());
  }

  private void end(Terminator t) {
    boolean inside =
        t instanceof Terminator.Yield
            || t instanceof Terminator.Break b && labels.contains(b.label())
            || t instanceof Terminator.Continue c && labels.contains(c.label());
    endsOnlyHere &= inside;
  }

  private void visit(Statement.Instruction i, boolean inner) {
    Operation operation = i.operation();
    if (Effects.isPure(operation)) {
      return;
    }
    boolean load = operation instanceof Operation.Load;
    if (load || operation instanceof Operation.Store) {
      Uses uses = elements.computeIfAbsent(Element.of(i), e -> new Uses());
      uses.loaded |= load;
      uses.stored |= !load;
      uses.inInnerLoop |= inner;
      if (!harmless.contains(i)) {
        unsafe.add(Element.of(i));
      }
    } else {
      touchesAnything |= operation instanceof Operation.Call;
      touchesAnything |= Writes.visit(i, regions, calls, touched::add);
      if (operation instanceof Operation.CloneArray) {
        touched.add(regions.of(i.arguments().get(0)));
      }
    }
    boolean never =
        load
            || operation instanceof Operation.Store
            || operation instanceof Operation.Push
            || operation instanceof Operation.Pop;
    endsOnlyHere &= never || harmless.contains(i);
  }
}
