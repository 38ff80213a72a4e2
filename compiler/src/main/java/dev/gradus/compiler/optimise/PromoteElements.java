package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.optimise.LoopElements.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries elements that a loop reads and writes in every iteration as values:
 *
 * <pre>
 * for (…) { a[k] += e } → t = a[k]; for (…) with (t) { t += e }; a[k] = t
 * </pre>
 *
 * Where the loop may throw or be left for another place, or where something else may read the
 * element, what is stored must be seen at once: the store stays where it is, and only the load
 * goes.
 */
final class PromoteElements extends LoopRewriter {

  /** What becomes of a loop's parts. */
  private record Promotion(
      List<Element> elements,
      boolean keepsStores,
      List<Value> first,
      List<Value> carried,
      List<Value> last,
      Block body) {}

  private final Setting setting;
  private final Regions regions;
  private final Harmless harmless;

  /** What the loop being changed carries; null where the walk only looks for loops. */
  private @Nullable ElementValues values;

  private PromoteElements(Function function, Setting setting) {
    super(function);
    this.setting = setting;
    regions = Regions.of(function, setting.aliasing());
    harmless = Harmless.of(function);
  }

  static Function apply(Function function, Setting setting) {
    return new PromoteElements(function, setting).rewrite();
  }

  @Override
  void rewritten(Statement.Loop l, Block original) {
    Optional<Promotion> promotion =
        promotion(l.label(), original, l.carried().size(), true, l.position());
    if (promotion.isEmpty()) {
      add(l);
      return;
    }
    Promotion p = promotion.get();
    add(
        new Statement.Loop(
            l.label(),
            joined(l.carried(), p.carried()),
            joined(l.initial(), p.first()),
            p.body(),
            joined(l.results(), p.last()),
            l.position()));
    finish(p, l.position());
  }

  @Override
  void rewritten(Statement.For l, Block original, boolean runs) {
    Optional<Promotion> promotion =
        promotion(l.label(), original, l.carried().size(), runs, l.position());
    if (promotion.isEmpty()) {
      add(l);
      return;
    }
    Promotion p = promotion.get();
    add(
        l.carrying(
            joined(l.carried(), p.carried()),
            joined(l.initial(), p.first()),
            p.body(),
            joined(l.results(), p.last())));
    finish(p, l.position());
  }

  /** Adds the loads before the loop and rewrites its body, if there is something to carry. */
  private Optional<Promotion> promotion(
      Label label, Block original, int slots, boolean runs, Position position) {
    if (changedInside || values != null) {
      return Optional.empty();
    }
    LoopElements inside = new LoopElements(regions, harmless, setting.calls(), definitions);
    inside.visit(label, original);
    List<Element> elements = new ArrayList<>();
    for (Element element : inside.found(this::isInvariant)) {
      Statement.Instruction load = load(element, position);
      if (facts.cannotThrow(load) || runs && isFirst(element, original)) {
        elements.add(element);
      }
    }
    if (elements.isEmpty()) {
      return Optional.empty();
    }
    List<Value> first = new ArrayList<>();
    for (Element element : elements) {
      Statement.Instruction load = load(element, position);
      instruction(load);
      first.addAll(load.results());
    }
    boolean keepsStores = !inside.storesCanWait(elements);
    List<Value> carried = like(elements);
    defineInside(carried);
    values = new ElementValues(elements, carried, label, slots);
    values.keepStores(keepsStores);
    Block body = body(original);
    values = null;
    change();
    return Optional.of(new Promotion(elements, keepsStores, first, carried, like(elements), body));
  }

  /** Whether reading the element is the first thing that the body does, but for pure operations. */
  private static boolean isFirst(Element element, Block body) {
    for (Statement statement : body.statements()) {
      if (!isPure(statement)) {
        return statement instanceof Statement.Instruction i
            && i.operation() instanceof Operation.Load
            && Element.of(i).equals(element);
      }
    }
    return false;
  }

  private void finish(Promotion p, Position position) {
    define(p.last());
    for (int k = 0; k < p.elements().size() && !p.keepsStores(); k++) {
      Element e = p.elements().get(k);
      List<Value> operands = List.of(e.array(), e.index(), p.last().get(k));
      instruction(new Statement.Instruction(List.of(), new Operation.Store(), operands, position));
    }
  }

  @Override
  void instruction(Statement.Instruction i) {
    int element = values == null ? -1 : values.indexOf(i);
    if (element < 0) {
      super.instruction(i);
    } else if (i.operation() instanceof Operation.Load) {
      replace(i.results().get(0), values.get(element));
    } else {
      values.set(element, i.arguments().get(2));
      if (values.keepsStores()) {
        super.instruction(i);
      }
    }
  }

  @Override
  Block block(Block block) {
    if (values == null) {
      return super.block(block);
    }
    int outer = values.enter();
    Block rewritten = super.block(block);
    values.leave(outer);
    return rewritten;
  }

  @Override
  void choice(Statement.If i) {
    if (values == null || !values.isStored(i)) {
      super.choice(i);
      return;
    }
    List<Value> before = values.all();
    List<Value> after = like(values.elements());
    Block then = values.giving(i.results().size(), () -> block(i.then()));
    values.setAll(before);
    Block otherwise = values.giving(i.results().size(), () -> block(i.otherwise()));
    values.setAll(after);
    List<Value> results = joined(i.results(), after);
    define(results);
    add(new Statement.If(i.condition(), then, otherwise, results, i.position()));
  }

  @Override
  void labelled(Statement.Labelled l) {
    if (values == null || !values.isStored(l)) {
      super.labelled(l);
      return;
    }
    List<Value> after = like(values.elements());
    values.giveTo(l.label());
    Block body = values.giving(l.results().size(), () -> block(l.body()));
    values.setAll(after);
    List<Value> results = joined(l.results(), after);
    define(results);
    add(new Statement.Labelled(l.label(), body, results, l.position()));
  }

  @Override
  Terminator terminator(Terminator t) {
    Terminator end = super.terminator(t);
    return values == null ? end : values.end(end);
  }

  private Statement.Instruction load(Element element, Position position) {
    Value result = fresh(element.array().type().element(), "");
    return new Statement.Instruction(
        List.of(result), new Operation.Load(), List.of(element.array(), element.index()), position);
  }

  private List<Value> like(List<Element> elements) {
    List<Value> list = new ArrayList<>();
    elements.forEach(e -> list.add(fresh(e.array().type().element(), "")));
    return list;
  }

  private static List<Value> joined(List<Value> a, List<Value> b) {
    List<Value> list = new ArrayList<>(a);
    list.addAll(b);
    return list;
  }
}
