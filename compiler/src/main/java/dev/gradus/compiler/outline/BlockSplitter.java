package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
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

  /** How the block ends where its last statement never completes. */
  private Terminator lastExit = new Terminator.Yield(List.of());

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
    Terminator end = partition.isEndless() ? lastExit : end();
    List<Statement> statements = new ArrayList<>(literals.values());
    statements.addAll(driver);
    return new Block(statements, end);
  }

  private Terminator end() {
    bring(Values.uses(block.terminator()), Position.NONE);
    return copier.copy(block.terminator());
  }

  /** Writes a part; values that it leaves for later are noted at their last use. */
  private void part(Partition.Unit unit, Map<Integer, List<Value>> expiring) {
    List<Exit> exits = Exit.of(partition.jumps(unit), region);
    PartWriter writer = new PartWriter(outside, exits);
    boolean empty = true;
    for (int i = unit.begin(); i < unit.end(); i++) {
      Statement statement = partition.statements().get(i);
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
      Statement call = outliner.finish(writer, partition.statements().get(unit.begin()));
      driver.add(call);
      leave(exits, call, partition.isEndless() && unit.end() == partition.statements().size());
    }
  }

  /**
   * Jumps where a part says so.
   *
   * @param endless whether the part does not reach its end
   */
  private void leave(List<Exit> exits, Statement call, boolean endless) {
    for (Exit exit : exits) {
      List<Statement> loads = new ArrayList<>();
      Terminator jump = exit.with(taken(exit, loads, call.position()));
      if (endless && exit.number() == exits.size()) {
        driver.addAll(loads);
        lastExit = jump;
        return;
      }
      Value code = call.results().get(0);
      Statement.Instruction number = outliner.literal(exit.number());
      Value here = outliner.fresh(Type.BOOLEAN, "");
      Operation equal = new Operation.Compare(Operation.Comparison.EQ);
      List<Value> operands = List.of(code, number.results().get(0));
      driver.add(number);
      driver.add(new Statement.Instruction(List.of(here), equal, operands, call.position()));
      Block on = new Block(List.of(), new Terminator.Yield(List.of()));
      driver.add(new Statement.If(here, new Block(loads, jump), on, List.of(), call.position()));
    }
  }

  /** What a part has left for a jump; the places are free then. */
  private List<Value> taken(Exit exit, List<Statement> to, Position position) {
    List<Value> values = new ArrayList<>();
    for (int k = 0; k < exit.places().size(); k++) {
      Value value = exit.values().get(k);
      int place = exit.places().get(k);
      values.add(load(value, place, position, to));
      region.release(value.type(), place);
    }
    return values;
  }

  /** What the part being written leaves; its own statements use the values themselves. */
  private final Map<Value, Integer> left = new LinkedHashMap<>();

  private void stay(int index, Map<Integer, List<Value>> expiring) {
    Statement statement = partition.statements().get(index);
    bring(partition.uses(index), statement.position());
    driver.add(copier.copy(statement));
    for (Value result : statement.results()) {
      if (!Typing.isReference(result.type()) && partition.lastUse(result) > index) {
        copier.put(result, result);
        leave(result, expiring);
      }
    }
  }

  /** Makes values that parts have left, and literals, known to what stays. */
  private void bring(Iterable<Value> values, Position position) {
    for (Value value : values) {
      Integer place = places.get(value);
      Statement.Instruction constant = outliner.literals().of(value);
      if (constant != null && isOwn(value)) {
        literals.put(value, constant);
      } else if (place != null && !copier.knows(value)) {
        copier.put(value, load(value, place, position, driver));
      }
    }
  }

  /** Leaves a result of what stays for parts that may want it. */
  private void leave(Value result, Map<Integer, List<Value>> expiring) {
    int place = region.take(result.type());
    places.put(result, place);
    expiring.computeIfAbsent(partition.lastUse(result), l -> new ArrayList<>()).add(result);
    List<Value> operands = List.of(outliner.array(result.type()), index(place, driver), result);
    driver.add(
        new Statement.Instruction(List.of(), new Operation.Store(), operands, Position.NONE));
  }

  private Value index(int place, List<Statement> to) {
    Statement.Instruction index = outliner.literal(place);
    to.add(index);
    return index.results().get(0);
  }

  /** Whether this block itself defines the value; only its literals go away with its parts. */
  private boolean isOwn(Value value) {
    return partition.defines(value);
  }

  private Value load(Value value, int place, Position position, List<Statement> to) {
    Value loaded = outliner.fresh(value.type(), value.name());
    Value array = outliner.array(value.type());
    Value index = index(place, to);
    to.addAll(Scratch.load(loaded, array, index, position, t -> outliner.fresh(t, "")));
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
          return Optional.ofNullable(outliner.literals().of(value))
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
