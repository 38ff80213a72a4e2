package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which instructions cannot throw where a walk over a program stands: what has been accessed before
 * can be accessed again, whatever has been stored since, and an index between 0 and the length is
 * good.
 */
final class Facts {
  private record Element(Value array, Optional<Value> base, int offset) {}

  /** What a mark remembers. */
  record Mark(int facts, int bounds) {}

  private final Definitions definitions;
  private final Bounds bounds;
  private final Set<Object> known = new HashSet<>();
  private final List<Object> order = new ArrayList<>();

  Facts(Definitions definitions) {
    this.definitions = definitions;
    bounds = new Bounds(definitions);
  }

  Bounds bounds() {
    return bounds;
  }

  Mark mark() {
    return new Mark(order.size(), bounds.mark());
  }

  /** Forgets what has been learnt since then. */
  void release(Mark mark) {
    for (int i = order.size() - 1; i >= mark.facts(); i--) {
      known.remove(order.remove(i));
    }
    bounds.release(mark.bounds());
  }

  /** The walk comes past an instruction: it has not thrown. */
  void learn(Statement.Instruction i) {
    Operation operation = i.operation();
    boolean access = operation instanceof Operation.Load || operation instanceof Operation.Store;
    if (access) {
      add(element(i));
    }
    if (access
        || operation instanceof Operation.ArrayLength
        || operation instanceof Operation.CloneArray) {
      add(i.arguments().get(0));
    } else if (operation instanceof Operation.ReadField read && !read.isStatic()) {
      add(i.arguments().get(0));
    } else if (operation instanceof Operation.NewArray) {
      i.arguments().forEach(bounds::addNonNegative);
    }
  }

  private void add(Object fact) {
    if (known.add(fact)) {
      order.add(fact);
    }
  }

  /** Whether the instruction is sure to complete here, without calling anything. */
  boolean cannotThrow(Statement.Instruction i) {
    Operation operation = i.operation();
    List<Value> arguments = i.arguments();
    if (Effects.isPure(operation)) {
      return true;
    } else if (operation instanceof Operation.ReadField read) {
      return read.isStatic() || isNotNull(arguments.get(0));
    } else if (operation instanceof Operation.Whole) {
      return isNotZero(arguments.get(1));
    } else if (operation instanceof Operation.NewArray) {
      return arguments.stream().allMatch(n -> bounds.range(n).low() >= 0);
    } else if (operation instanceof Operation.ArrayLength
        || operation instanceof Operation.CloneArray) {
      return isNotNull(arguments.get(0));
    } else if (operation instanceof Operation.Load) {
      return isInRange(i);
    }
    return operation instanceof Operation.Store
        && arguments.get(0).type().kind() != Type.Kind.REFERENCE
        && isInRange(i);
  }

  private boolean isNotZero(Value value) {
    Operation.Constant constant = definitions.constant(value);
    if (constant != null && constant.value() instanceof Number n) {
      return n.longValue() != 0;
    }
    Interval range = value.type().equals(Type.INT) ? bounds.range(value) : Interval.FULL;
    return range.low() > 0 || range.high() < 0;
  }

  private boolean isNotNull(Value value) {
    Statement.Instruction i = definitions.of(value);
    boolean made =
        i != null
            && (i.operation() instanceof Operation.NewArray
                || i.operation() instanceof Operation.CloneArray
                || i.operation() instanceof Operation.Construct
                || i.operation() instanceof Operation.Constant c && c.value() != null);
    return made || known.contains(value);
  }

  private boolean isInRange(Statement.Instruction access) {
    Value array = access.arguments().get(0);
    Value index = access.arguments().get(1);
    if (known.contains(element(access))) {
      return true;
    }
    return isNotNull(array)
        && bounds.range(index).low() >= 0
        && bounds.isBelow(index, upper -> isWithin(upper, source(array)));
  }

  private boolean isWithin(Bounds.Upper upper, Value array) {
    Statement.Instruction made = definitions.of(array);
    boolean isNew = made != null && made.operation() instanceof Operation.NewArray;
    if (upper.base().isEmpty()) {
      return isNew && upper.offset() < bounds.range(made.arguments().get(0)).low();
    } else if (upper.offset() >= 0) {
      return false;
    }
    Value base = upper.base().get();
    Statement.Instruction length = definitions.of(base);
    return isNew && made.arguments().get(0) == base
        || length != null
            && length.operation() instanceof Operation.ArrayLength
            && source(length.arguments().get(0)) == array;
  }

  /** The array that this one is a copy of, if it is one: it is as long. */
  private Value source(Value array) {
    Statement.Instruction i = definitions.of(array);
    return i != null && i.operation() instanceof Operation.CloneArray
        ? source(i.arguments().get(0))
        : array;
  }

  private Element element(Statement.Instruction access) {
    Value array = access.arguments().get(0);
    Value index = access.arguments().get(1);
    Optional<Integer> literal = definitions.intConstant(index);
    if (literal.isPresent()) {
      return new Element(array, Optional.empty(), literal.get());
    }
    return definitions
        .sum(index)
        .map(sum -> new Element(array, Optional.of(sum.base()), sum.offset()))
        .orElseGet(() -> new Element(array, Optional.of(index), 0));
  }
}
