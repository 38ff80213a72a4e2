package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Splits one function. Blocks inside come first, so that what holds them has become small. */
final class FunctionOutliner {
  private final Function function;
  private final CodeSize sizes;
  private final Scratch scratch;
  private final int limit;
  private final Literals literals;

  /** The scratch arrays in use, by {@link Scratch#number}. */
  private final @Nullable Value[] arrays = new Value[Scratch.TYPES.size()];

  private final List<Function> parts = new ArrayList<>();
  private final Set<String> partNames = new HashSet<>();
  private final Names names;
  private int nextId;

  /**
   * @param limit size of a part in bytes as {@link CodeSize} counts them
   */
  FunctionOutliner(Function function, CodeSize sizes, Scratch scratch, Names names, int limit) {
    this.function = function;
    this.sizes = sizes;
    this.scratch = scratch;
    this.names = names;
    this.limit = limit;
    nextId = Values.highestId(function) + 1;
    literals = new Literals(nextId);
  }

  /** The functions split off. */
  List<Function> parts() {
    return parts;
  }

  /** The scratch array for values of a type. */
  Value array(Type type) {
    int number = Scratch.number(type);
    Value known = arrays[number];
    if (known == null) {
      known = fresh(Scratch.TYPES.get(number).array(), "scratch");
      arrays[number] = known;
    }
    return known;
  }

  /** The scratch arrays in use, in the order of {@link Scratch#TYPES}. */
  List<Value> arrays() {
    return Stream.of(arrays).filter(Objects::nonNull).toList();
  }

  Value fresh(Type type, String name) {
    return new Value(nextId++, type, name);
  }

  /** The body, made small. */
  Block outline(Block body) {
    collectLiterals(body);
    return shrink(body);
  }

  private void collectLiterals(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i
          && i.operation() instanceof Operation.Constant) {
        literals.add(i);
      }
      Values.blocks(statement).forEach(this::collectLiterals);
    }
  }

  private Block shrink(Block block) {
    List<Statement> statements = new ArrayList<>();
    block.statements().forEach(s -> statements.add(shrink(s)));
    Block shrunk = new Block(statements, block.terminator());
    return sizes.of(shrunk) <= limit ? shrunk : split(shrunk);
  }

  private Statement shrink(Statement statement) {
    if (statement instanceof Statement.Instruction || sizes.of(statement) <= limit) {
      return statement;
    }
    Statement shrunk = statement.withBlocks(this::shrink);
    return sizes.of(shrunk) <= limit ? shrunk : shrunk.withBlocks(this::splitUnlessSmall);
  }

  private Block splitUnlessSmall(Block block) {
    return sizes.of(block) <= limit / 16 ? block : split(block);
  }

  private Block split(Block block) {
    Block driver = split(block, limit / 16);
    while (sizes.of(driver) > limit) {
      Block smaller = group(driver);
      if (sizes.of(smaller) >= sizes.of(driver)) {
        smaller = split(driver, 0);
      }
      if (sizes.of(smaller) >= sizes.of(driver)) {
        return shrinkStaying(driver);
      }
      driver = smaller;
    }
    return driver;
  }

  /**
   * @param small greatest size of statements with jumps that need not be cut out
   */
  private Block split(Block block, int small) {
    Partition partition = new Partition(block, sizes, limit, small, literals::contains);
    return new BlockSplitter(this, block, partition, scratch.region()).split();
  }

  /** What stays and holds blocks can only be made smaller inside. */
  private Block shrinkStaying(Block driver) {
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : driver.statements()) {
      statements.add(
          statement instanceof Statement.Instruction
              ? statement
              : statement.withBlocks(this::splitUnlessSmall));
    }
    return new Block(statements, driver.terminator());
  }

  /** Puts runs of calls of parts into functions of their own. */
  private Block group(Block driver) {
    List<Statement> grouped = new ArrayList<>();
    CallGroup group = new CallGroup();
    for (Statement statement : driver.statements()) {
      boolean joins = isPartCall(statement);
      if (!joins || !group.takes(statement, sizes.of(statement), limit)) {
        flush(group, grouped);
      }
      if (joins) {
        group.add(statement, sizes.of(statement));
      } else {
        grouped.add(statement);
      }
    }
    flush(group, grouped);
    return new Block(grouped, driver.terminator());
  }

  private void flush(CallGroup group, List<Statement> to) {
    List<Statement> calls = group.take();
    if (calls.size() <= 1) {
      to.addAll(calls);
      return;
    }
    PartWriter writer = new PartWriter(new BlockSplitter.ParametersOnly(), List.of());
    calls.forEach(c -> writer.add(c, Values.uses(c)));
    to.add(finish(writer, calls.get(0)));
  }

  private boolean isPartCall(Statement statement) {
    return statement instanceof Statement.Instruction i
        && i.results().isEmpty()
        && i.operation() instanceof Operation.Call c
        && partNames.contains(c.function());
  }

  /** Adds the part to the program and gives the call that stands for it. */
  Statement finish(PartWriter part, Statement first) {
    String name = names.fresh(function.name());
    Function written = part.function(name);
    partNames.add(name);
    parts.add(written);
    List<Value> results =
        written.result().equals(Type.VOID) ? List.of() : List.of(fresh(written.result(), "exit"));
    Operation call = new Operation.Call(name, written.result());
    return new Statement.Instruction(results, call, part.arguments(), first.position());
  }

  /** Every literal in the function. */
  Literals literals() {
    return literals;
  }

  /** A new literal, which parts can have too. */
  Statement.Instruction literal(int number) {
    Value value = fresh(Type.INT, "");
    Operation literal = new Operation.Constant(number, Type.INT);
    Statement.Instruction instruction =
        new Statement.Instruction(List.of(value), literal, List.of(), Position.NONE);
    literals.add(instruction);
    return instruction;
  }
}
