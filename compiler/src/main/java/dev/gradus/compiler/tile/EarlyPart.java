package dev.gradus.compiler.tile;

import dev.gradus.compiler.activity.SaveStackCalls;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import dev.gradus.compiler.optimise.Regions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an iteration of a loop does up to the end of its first inner loop, where that may come
 * before the rest of the iteration before: it reads what no iteration writes, and writes nothing
 * but what it saves in places of its own.
 */
final class EarlyPart {
  /** Statements of a loop that is small enough to be written three times. */
  private static final int MOST = 96;

  private final Statement.For loop;
  private final Uses uses;
  private final List<Statement.Instruction> head = new ArrayList<>();
  private final Statement.For inner;
  private final List<Statement> rest;

  /** What the loop and the early part define. */
  private final Set<Value> defined = new HashSet<>();

  /** What of it is the same in all iterations. */
  private final Set<Value> alike = new HashSet<>();

  private final Set<Reach.Element> reads = new LinkedHashSet<>();
  private final List<Statement.Instruction> reserves = new ArrayList<>();
  private final Reach reach;
  private final OwnSaves saves;

  private EarlyPart(Statement.For loop, int first, Uses uses) {
    this.loop = loop;
    this.uses = uses;
    List<Statement> all = loop.body().statements();
    all.subList(0, first).forEach(s -> head.add((Statement.Instruction) s));
    inner = (Statement.For) all.get(first);
    rest = all.subList(first + 1, all.size());
    defined.add(loop.index());
    defined.addAll(loop.carried());
    head.forEach(i -> defined.addAll(i.results()));
    defined.add(inner.index());
    defined.addAll(inner.carried());
    inner.body().statements().forEach(s -> defined.addAll(s.results()));
    reach = new Reach(loop, inner, uses, this::isOutside);
    head.stream().filter(Saves::isReserve).forEach(reserves::add);
    saves = new OwnSaves(reserves, uses);
  }

  /** Empty where iterations have no such part, or where nothing is gained. */
  static Optional<EarlyPart> of(Statement.For loop, Uses uses, Regions regions) {
    List<Statement> all = loop.body().statements();
    int first = 0;
    while (first < all.size() && all.get(first) instanceof Statement.Instruction) {
      first++;
    }
    if (first == all.size()
        || !(all.get(first) instanceof Statement.For inner)
        || Math.abs(loop.step()) != 1
        || !Inside.isStructured(loop.body())
        || Inside.size(loop.body()) > MOST
        || !waits(inner)) {
      return Optional.empty();
    }
    EarlyPart early = new EarlyPart(loop, first, uses);
    return early.mayBeEarly(regions) ? Optional.of(early) : Optional.empty();
  }

  /** Whether every iteration of an innermost loop continues sums or products of the one before. */
  private static boolean waits(Statement.For inner) {
    Set<Value> continued = new HashSet<>();
    for (Statement s : inner.body().statements()) {
      if (!(s instanceof Statement.Instruction i)) {
        return false;
      } else if (isSumOrProduct(i)
          && i.arguments().stream()
              .anyMatch(a -> inner.carried().contains(a) || continued.contains(a))) {
        continued.addAll(i.results());
      }
    }
    return Math.abs(inner.step()) == 1
        && inner.body().terminator() instanceof Terminator.Yield y
        && y.values().stream().anyMatch(continued::contains);
  }

  private static boolean isSumOrProduct(Statement.Instruction i) {
    Operation operation = i.operation();
    return Arithmetics.isAddition(operation)
        || Arithmetics.isSubtraction(operation)
        || Arithmetics.isProduct(operation);
  }

  private boolean mayBeEarly(Regions regions) {
    for (Statement.Instruction i : head) {
      boolean reserve = reserves.contains(i);
      if (usesOthers(i) || !(reserve ? isOutside(i.arguments().get(0)) : isFree(i))) {
        return false;
      } else if (!reserve && !(i.operation() instanceof Operation.Load) && isAlike(i)) {
        alike.addAll(i.results());
      }
    }
    for (Statement s : inner.body().statements()) {
      Statement.Instruction i = (Statement.Instruction) s;
      boolean store = i.operation() instanceof Operation.Store;
      if (usesOthers(i)
          || !(store
              ? saves.isOwn(i, inner)
              : isFree(i) || Saves.isBlocks(i) && isOutside(i.arguments().get(0)))) {
        return false;
      }
    }
    return saves.areGivenUp(rest)
        && reach.isFixed(inner.from())
        && reach.isFixed(inner.to())
        && inner.initial().stream().noneMatch(loop.carried()::contains)
        && isHarmless(rest)
        && readsWhatLasts(regions);
  }

  /**
   * Whether statements write to no arrays but those of their stores, and leave the loop nowhere.
   */
  private static boolean isHarmless(List<Statement> statements) {
    return statements.stream()
        .allMatch(
            s ->
                s instanceof Statement.Instruction i
                    ? isHarmless(i)
                    : Values.blocks(s).stream().allMatch(b -> isHarmless(b.statements())));
  }

  private static boolean isHarmless(Statement.Instruction i) {
    Operation operation = i.operation();
    return Effects.isPure(operation)
        || operation instanceof Operation.Whole
        || operation instanceof Operation.Load
        || operation instanceof Operation.Store
        || operation instanceof Operation.ArrayLength
        || operation instanceof Operation.NewArray
        || operation instanceof Operation.Push
        || operation instanceof Operation.Pop
        || Saves.isCount(i)
        || SaveStackCalls.of(operation).isPresent();
  }

  /** Whether an instruction needs what the iterations before have come to. */
  private boolean usesOthers(Statement.Instruction i) {
    return i.arguments().stream().anyMatch(loop.carried()::contains);
  }

  /** Whether an instruction does nothing but give a value, the same at any time. */
  private boolean isFree(Statement.Instruction i) {
    Operation operation = i.operation();
    if (operation instanceof Operation.Load) {
      Reach.Element element = new Reach.Element(i.arguments().get(0), i.arguments().get(1));
      reads.add(element);
      return !Saves.isArea(element.array(), uses) && reach.isKnown(element);
    }
    return Effects.isPure(operation)
        || operation instanceof Operation.ArrayLength && isOutside(i.arguments().get(0))
        || Saves.isCount(i) && isAlike(i);
  }

  /** Whether an instruction gives the same in all iterations, if not for what it reads. */
  private boolean isAlike(Statement.Instruction i) {
    return i.arguments().stream().allMatch(a -> isOutside(a) || alike.contains(a));
  }

  /** Whether no iteration writes to what an early part reads. */
  private boolean readsWhatLasts(Regions regions) {
    return PrivateArrays.accesses(loop.body()).stream()
        .filter(i -> i.operation() instanceof Operation.Store)
        .map(i -> regions.of(i.arguments().get(0)))
        .noneMatch(written -> reads.stream().anyMatch(e -> regions.of(e.array()).meets(written)));
  }

  private boolean isOutside(Value value) {
    return !defined.contains(value);
  }

  Statement.For loop() {
    return loop;
  }

  /** What comes before the inner loop. */
  List<Statement.Instruction> head() {
    return head;
  }

  Statement.For inner() {
    return inner;
  }

  /** What comes behind the inner loop. */
  List<Statement> rest() {
    return rest;
  }

  /** The elements that it reads. */
  Set<Reach.Element> reads() {
    return reads;
  }

  Reach reach() {
    return reach;
  }

  OwnSaves saves() {
    return saves;
  }
}
