package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Carries a partition of a block out: what remains of the block calls the parts. */
final class BlockSplitter {

  /** For functions that get everything from their caller. */
  static final class ParametersOnly implements PartWriter.Outside {
    @Override
    public Optional<Operation.Constant> constant(Value value) {
      return Optional.empty();
    }

    @Override
    public Optional<Integer> place(Value value) {
      return Optional.empty();
    }

    @Override
    public Value array(Type type) {
      throw new IllegalStateException("nothing is kept in scratch here");
    }
  }

  private final FunctionOutliner outliner;
  private final Block block;
  private final Partition partition;
  private final Scratch.Region region;
  private final Map<Value, Integer> places = new HashMap<>();

  /** Constants that what stays uses, in the order of use. */
  private final Map<Value, Statement> literals = new LinkedHashMap<>();

  private final List<Statement> driver = new ArrayList<>();
  private final Copier copier = new Copier(UnaryOperator.identity());

  BlockSplitter(
      FunctionOutliner outliner, Block block, Partition partition, Scratch.Region region) {
    this.outliner = outliner;
    this.block = block;
    this.partition = partition;
    this.region = region;
  }

  Block split() {
    List<Partition.Unit> units = partition.units();
    Map<Integer, List<Value>> expiring = new HashMap<>();
    int statement = 0;
    for (Partition.Unit unit : units) {
      if (unit.isPart()) {
        part(unit, expiring);
      } else {
        stay(unit.begin(), expiring);
      }
      for (; statement < unit.end(); statement++) {
        expiring.getOrDefault(statement, List.of()).forEach(this::release);
      }
    }
    bring(Values.uses(block.terminator()), Position.NONE);
    List<Statement> statements = new ArrayList<>(literals.values());
    statements.addAll(driver);
    return new Block(statements, copier.copy(block.terminator()));
  }

  /** Writes a part; values that it leaves for later are noted at their last use. */
  private void part(Partition.Unit unit, Map<Integer, List<Value>> expiring) {
    PartWriter writer = new PartWriter(outside);
    boolean empty = true;
    for (int i = unit.begin(); i < unit.end(); i++) {
      Statement statement = block.statements().get(i);
      if (isConstant(statement)) {
        continue;
      }
      empty = false;
      writer.add(statement, partition.uses(i));
      for (Value result : statement.results()) {
        int last = partition.lastUse(result);
        if (last >= unit.end()) {
          int place = region.take(result.type());
          writer.leave(result, place);
          left.put(result, place);
          expiring.computeIfAbsent(last, l -> new ArrayList<>()).add(result);
        }
      }
    }
    places.putAll(left);
    left.clear();
    if (!empty) {
      driver.add(outliner.finish(writer, block.statements().get(unit.begin())));
    }
  }

  /** What the part being written leaves; its own statements use the values themselves. */
  private final Map<Value, Integer> left = new LinkedHashMap<>();

  private void stay(int index, Map<Integer, List<Value>> expiring) {
    Statement statement = block.statements().get(index);
    bring(partition.uses(index), statement.position());
    driver.add(copier.copy(statement));
    for (Value result : statement.results()) {
      if (Scratch.holds(result.type()) && partition.lastUse(result) > index) {
        copier.put(result, result);
        leave(result, expiring);
      }
    }
  }

  /** Makes values that parts have left, and literals, known to what stays. */
  private void bring(Iterable<Value> values, Position position) {
    for (Value value : values) {
      Integer place = places.get(value);
      Statement.Instruction constant = outliner.constants().get(value);
      if (constant != null && isOwn(value)) {
        literals.put(value, constant);
      } else if (place != null && !copier.knows(value)) {
        copier.put(value, load(value, place, position));
      }
    }
  }

  /** Leaves a result of what stays for parts that may want it. */
  private void leave(Value result, Map<Integer, List<Value>> expiring) {
    int place = region.take(result.type());
    places.put(result, place);
    expiring.computeIfAbsent(partition.lastUse(result), l -> new ArrayList<>()).add(result);
    List<Value> operands = List.of(outliner.array(result.type()), index(place), result);
    driver.add(
        new Statement.Instruction(List.of(), new Operation.Store(), operands, Position.NONE));
  }

  private Value index(int place) {
    Statement.Instruction index = outliner.literal(place);
    driver.add(index);
    return index.results().get(0);
  }

  /** Whether this block itself defines the value; only its literals go away with its parts. */
  private boolean isOwn(Value value) {
    return partition.defines(value);
  }

  private Value load(Value value, int place, Position position) {
    Value loaded = outliner.fresh(value.type(), value.name());
    List<Value> operands = List.of(outliner.array(value.type()), index(place));
    driver.add(
        new Statement.Instruction(List.of(loaded), new Operation.Load(), operands, position));
    return loaded;
  }

  private void release(Value value) {
    region.release(value.type(), places.get(value));
  }

  private static boolean isConstant(Statement statement) {
    return statement instanceof Statement.Instruction i
        && i.operation() instanceof Operation.Constant;
  }

  private final PartWriter.Outside outside =
      new PartWriter.Outside() {
        @Override
        public Optional<Operation.Constant> constant(Value value) {
          return Optional.ofNullable(outliner.constants().get(value))
              .map(i -> (Operation.Constant) i.operation());
        }

        @Override
        public Optional<Integer> place(Value value) {
          return Optional.ofNullable(places.get(value));
        }

        @Override
        public Value array(Type type) {
          return outliner.array(type);
        }
      };
}
