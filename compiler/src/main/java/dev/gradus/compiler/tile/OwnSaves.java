package dev.gradus.compiler.tile;

import dev.gradus.compiler.activity.SaveStackCalls;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the head of an iteration reserves on the save stack and the rest gives up. Two heads may
 * come before both rests if these take what was reserved instead of what comes off the stack.
 */
final class OwnSaves {
  /** A stack and what is reserved on it, as "Doubles" or "Row". */
  private record Kind(Value stack, String name) {}

  /** Releases of the rest → the head's reserves. */
  private final Map<Statement.Instruction, Statement.Instruction> reserves = new LinkedHashMap<>();

  private final List<Statement.Instruction> head;
  private final Uses uses;

  /**
   * @param head what the head reserves
   */
  OwnSaves(List<Statement.Instruction> head, Uses uses) {
    this.head = head;
    this.uses = uses;
  }

  /** Whether the rest gives up exactly what the head has reserved. */
  boolean areGivenUp(List<Statement> rest) {
    return head.isEmpty() || isBalanced(head, rest);
  }

  /** Whether a store of an inner loop goes where the head has reserved room. */
  boolean isOwn(Statement.Instruction store, Statement.For inner) {
    return uses.definition(store.arguments().get(0))
        .filter(blocks -> Saves.isBlocks(blocks) && inner.body().statements().contains(blocks))
        .filter(blocks -> isOwn(store.arguments().get(1), blocks.arguments().get(0), inner))
        .isPresent();
  }

  /** Whether a place is counted from one that the head has reserved on a stack. */
  private boolean isOwn(Value place, Value stack, Statement.For inner) {
    int k = inner.carried().indexOf(place);
    if (k >= 0) {
      Value next = ((Terminator.Yield) inner.body().terminator()).values().get(k);
      return isOwn(inner.initial().get(k), stack, inner)
          && uses.operands(next, WholeOp.ADD).filter(o -> o.contains(place)).isPresent();
    }
    Statement.Instruction made = uses.definition(place).orElse(null);
    return made != null
        && (head.contains(made)
            ? made.arguments().get(0) == stack
            : uses.operands(place, WholeOp.ADD).stream()
                .flatMap(List::stream)
                .anyMatch(o -> isOwn(o, stack, inner)));
  }

  /** Whether statements give up what is open and what they reserve themselves, and no more. */
  private boolean isBalanced(List<Statement.Instruction> open, List<Statement> statements) {
    Map<Kind, Deque<Statement.Instruction>> stacks = new HashMap<>();
    open.forEach(i -> push(i, stacks));
    for (Statement s : statements) {
      if (s instanceof Statement.Instruction i && !keepsBalance(i, stacks)
          || Values.blocks(s).stream().anyMatch(b -> !isBalanced(List.of(), b.statements()))) {
        return false;
      }
    }
    return stacks.values().stream().allMatch(Deque::isEmpty);
  }

  private boolean keepsBalance(
      Statement.Instruction i, Map<Kind, Deque<Statement.Instruction>> stacks) {
    if (Saves.isReserve(i)) {
      push(i, stacks);
      return true;
    } else if (Saves.isRelease(i)) {
      Deque<Statement.Instruction> stack = stacks.getOrDefault(kind(i), new ArrayDeque<>());
      Statement.Instruction last = stack.poll();
      if (head.contains(last)) {
        reserves.put(i, last);
      }
      return last != null && isSameCount(i, last);
    }
    boolean moves =
        i.operation() instanceof Operation.Push
            || i.operation() instanceof Operation.Pop
            || SaveStackCalls.of(i.operation()).isPresent()
                && !Saves.isBlocks(i)
                && !Saves.isExtent(i);
    return !moves;
  }

  private boolean isSameCount(Statement.Instruction release, Statement.Instruction reserve) {
    if (release.arguments().size() == 1) {
      return true;
    }
    Value a = release.arguments().get(1);
    Value b = reserve.arguments().get(1);
    return a == b || extent(a).isPresent() && extent(a).equals(extent(b));
  }

  /** The factors of a number of values. */
  private Optional<List<Value>> extent(Value count) {
    return uses.definition(count).filter(Saves::isExtent).map(Statement.Instruction::arguments);
  }

  /** The head's reserve that a release of the rest gives up. */
  Optional<Statement.Instruction> reserve(Statement release) {
    return Optional.ofNullable(reserves.get(release));
  }

  /** The releases. */
  Set<Statement.Instruction> releases() {
    return reserves.keySet();
  }

  private static void push(
      Statement.Instruction i, Map<Kind, Deque<Statement.Instruction>> stacks) {
    stacks.computeIfAbsent(kind(i), k -> new ArrayDeque<>()).push(i);
  }

  private static Kind kind(Statement.Instruction i) {
    String name = ((Operation.StaticCall) i.operation()).name();
    return new Kind(i.arguments().get(0), name.replaceFirst("reserve|release", ""));
  }
}
