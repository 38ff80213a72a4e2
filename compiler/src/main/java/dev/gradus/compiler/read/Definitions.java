package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Which instruction defines each value of a function. */
final class Definitions {
  private final Map<Value, Statement.Instruction> instructions = new HashMap<>();

  /** A comparison of two values. */
  record Test(Comparison comparison, Value a, Value b) {

    Test inverse() {
      return new Test(ThreeWay.inverse(comparison), a, b);
    }

    /** The same test with the given value on the left, if it is one of the operands. */
    Optional<Test> about(Value value) {
      if (a == value) {
        return Optional.of(this);
      }
      return b == value
          ? Optional.of(new Test(ThreeWay.mirrored(comparison), b, a))
          : Optional.empty();
    }
  }

  static Definitions of(Block body) {
    Definitions definitions = new Definitions();
    definitions.add(body);
    return definitions;
  }

  private void add(Block block) {
    for (Statement statement : block.statements()) {
      add(statement);
      Operands.blocks(statement).forEach(this::add);
    }
  }

  void add(Statement statement) {
    if (statement instanceof Statement.Instruction i) {
      i.results().forEach(r -> instructions.put(r, i));
    }
  }

  Optional<Statement.Instruction> of(Value value) {
    return Optional.ofNullable(instructions.get(value));
  }

  /** The literal a value is, if it is one. */
  Optional<Object> constant(Value value) {
    return of(value)
        .filter(i -> i.operation() instanceof Operation.Constant)
        .flatMap(i -> Optional.ofNullable(((Operation.Constant) i.operation()).value()));
  }

  OptionalInt intConstant(Value value) {
    Optional<Object> constant = constant(value).filter(Integer.class::isInstance);
    return constant.isPresent() ? OptionalInt.of((Integer) constant.get()) : OptionalInt.empty();
  }

  /** Whether both are the same value or the same int literal. */
  boolean isSame(Value a, Value b) {
    return a == b || intConstant(a).isPresent() && intConstant(a).equals(intConstant(b));
  }

  /** The comparison that defines a truth value. */
  Optional<Test> test(Value truth) {
    return of(truth)
        .filter(i -> i.operation() instanceof Operation.Compare)
        .map(
            i ->
                new Test(
                    ((Operation.Compare) i.operation()).comparison(),
                    i.arguments().get(0),
                    i.arguments().get(1)));
  }

  /** The constant c if the value is defined as {@code base + c} or {@code base - (-c)}. */
  OptionalInt distance(Value value, Value base) {
    Optional<Statement.Instruction> definition =
        of(value).filter(i -> i.operation() instanceof Operation.Whole);
    if (definition.isEmpty()) {
      return OptionalInt.empty();
    }
    WholeOp op = ((Operation.Whole) definition.get().operation()).op();
    Value a = definition.get().arguments().get(0);
    Value b = definition.get().arguments().get(definition.get().arguments().size() - 1);
    if (op == WholeOp.ADD && a == base) {
      return intConstant(b);
    } else if (op == WholeOp.ADD && b == base) {
      return intConstant(a);
    } else if (op == WholeOp.SUBTRACT && a == base && intConstant(b).isPresent()) {
      return OptionalInt.of(-intConstant(b).getAsInt());
    }
    return OptionalInt.empty();
  }

  /** The values a block and the blocks inside define. */
  static Set<Value> definedIn(Block block) {
    Set<Value> defined = new HashSet<>();
    collect(block, defined);
    return defined;
  }

  private static void collect(Block block, Set<Value> defined) {
    for (Statement statement : block.statements()) {
      defined.addAll(statement.results());
      if (statement instanceof Statement.Loop l) {
        defined.addAll(l.carried());
      } else if (statement instanceof Statement.For f) {
        defined.add(f.index());
        defined.addAll(f.carried());
      }
      Operands.blocks(statement).forEach(b -> collect(b, defined));
    }
  }
}
