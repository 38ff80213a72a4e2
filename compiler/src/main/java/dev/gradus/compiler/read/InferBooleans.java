package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.FlowGraph.Edge;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells truth values from ints, which are one type to the JVM: values found to be truth values
 * become BOOLEAN; where a truth value meets a use as a number or the other way round, a conversion
 * is put in. The literal null takes the array type wanted where it stands. Afterwards the graph is
 * strictly typed.
 */
final class InferBooleans {
  private final FlowGraph graph;
  private final Values values;
  private final CallTargets targets;
  private final Type result;
  private final Map<Value, Value> truths = new HashMap<>();
  private final Map<Value, Integer> constants = new HashMap<>();
  private final Set<Value> nulls = new HashSet<>();
  private final Renaming renaming = new Renaming();
  private List<Statement> statements = new ArrayList<>();
  private Position position = Position.NONE;

  private InferBooleans(FlowGraph graph, Values values, CallTargets targets, Type result) {
    this.graph = graph;
    this.values = values;
    this.targets = targets;
    this.result = result;
  }

  static FlowGraph apply(FlowGraph graph, Values values, CallTargets targets, Type result) {
    InferBooleans pass = new InferBooleans(graph, values, targets, result);
    for (Value value : TruthValues.of(graph, targets, result)) {
      pass.truths.put(value, values.fresh(Type.BOOLEAN, values.name(value)));
    }
    pass.findConstants();
    return pass.renaming.of(new FlowGraph(graph.blocks().stream().map(pass::block).toList()));
  }

  private void findConstants() {
    for (FlowBlock block : graph.blocks()) {
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Instruction i && TruthValues.isBit(i.operation())) {
          Operation.Constant constant = (Operation.Constant) i.operation();
          constants.put(i.results().get(0), (Integer) constant.value());
        } else if (statement instanceof Statement.Instruction i
            && NullReference.is(i.operation())) {
          nulls.add(i.results().get(0));
        }
      }
    }
  }

  private FlowBlock block(FlowBlock block) {
    statements = new ArrayList<>();
    for (Statement statement : block.statements()) {
      position = statement.position();
      instruction((Statement.Instruction) statement);
    }
    List<Value> parameters =
        block.parameters().stream().map(p -> truths.getOrDefault(p, p)).toList();
    Exit exit = exit(block.exit());
    return new FlowBlock(parameters, statements, exit);
  }

  private void instruction(Statement.Instruction i) {
    if (TruthValues.isEquality(i.operation()) && equality(i)) {
      return;
    }
    boolean bitwise = TruthValues.isBitwise(i.operation());
    boolean truth = bitwise && truths.containsKey(i.results().get(0));
    Type linked = truth || isEqualityOfTruths(i) ? Type.BOOLEAN : Type.INT;
    List<Value> arguments = new ArrayList<>();
    for (int a = 0; a < i.arguments().size(); a++) {
      Value argument = i.arguments().get(a);
      Optional<Type> wanted = TruthValues.wanted(i, a, targets);
      arguments.add(as(wanted.orElse(isInt(argument) ? linked : argument.type()), argument));
    }
    Operation operation = truth ? new Operation.Logic(logic(i.operation())) : i.operation();
    List<Value> results = i.results().stream().map(r -> truths.getOrDefault(r, r)).toList();
    statements.add(new Statement.Instruction(results, operation, arguments, i.position()));
  }

  /** {@code b != 0 → b}, {@code b == 0 → not b}, and so on, of a truth value b. */
  private boolean equality(Statement.Instruction i) {
    Value tested = i.arguments().get(0);
    Value constant = i.arguments().get(1);
    if (constants.containsKey(tested)) {
      tested = constant;
      constant = i.arguments().get(0);
    }
    if (!isTruth(tested) || !constants.containsKey(constant)) {
      return false;
    }
    boolean equal = ((Operation.Compare) i.operation()).comparison() == Comparison.EQ;
    Value truth = as(Type.BOOLEAN, tested);
    boolean same = equal == (constants.get(constant) == 1);
    if (same) {
      renaming.replace(i.results().get(0), truth);
    } else {
      Operation not = new Operation.Logic(LogicOp.NOT);
      statements.add(Values.define(i.results().get(0), not, List.of(truth), position));
    }
    return true;
  }

  private boolean isEqualityOfTruths(Statement.Instruction i) {
    return TruthValues.isEquality(i.operation())
        && i.arguments().stream().allMatch(a -> isTruth(a) || constants.containsKey(a))
        && i.arguments().stream().anyMatch(this::isTruth);
  }

  private static LogicOp logic(Operation operation) {
    return switch (((Operation.Whole) operation).op()) {
      case AND -> LogicOp.AND;
      case OR -> LogicOp.OR;
      default -> LogicOp.XOR;
    };
  }

  private boolean isTruth(Value value) {
    return value.type().equals(Type.BOOLEAN) || truths.containsKey(value);
  }

  private static boolean isInt(Value value) {
    return value.type().equals(Type.INT) || value.type().equals(Type.BOOLEAN);
  }

  /** The value, in the type wanted where it stands. */
  private Value as(Type wanted, Value value) {
    if (!isInt(value)) {
      return wanted.isArray() && nulls.contains(value)
          ? emit(wanted, NullReference.of(wanted))
          : value;
    }
    Value known = truths.getOrDefault(value, value);
    boolean truth = wanted.equals(Type.BOOLEAN);
    if (truth == known.type().equals(Type.BOOLEAN)) {
      return known;
    } else if (truth && constants.containsKey(known)) {
      return constant(constants.get(known) == 1, Type.BOOLEAN);
    } else if (truth) {
      Value bit = emit(Type.INT, new Operation.Whole(Operation.WholeOp.AND), known, one());
      Value zero = constant(0, Type.INT);
      return emit(Type.BOOLEAN, new Operation.Compare(Comparison.NE), bit, zero);
    }
    return emit(Type.INT, new Operation.Choose(), known, one(), constant(0, Type.INT));
  }

  private Value one() {
    return constant(1, Type.INT);
  }

  private Value constant(Object value, Type type) {
    return emit(type, new Operation.Constant(value, type));
  }

  private Value emit(Type type, Operation operation, Value... arguments) {
    Value value = values.fresh(type);
    statements.add(Values.define(value, operation, List.of(arguments), position));
    return value;
  }

  private Exit exit(Exit exit) {
    if (exit instanceof Exit.Goto g) {
      return new Exit.Goto(edge(g.edge()), g.position());
    } else if (exit instanceof Exit.Branch b) {
      return new Exit.Branch(b.condition(), edge(b.then()), edge(b.otherwise()), b.position());
    } else if (exit instanceof Exit.Return r) {
      return new Exit.Return(r.value().map(v -> as(result, v)));
    }
    return exit;
  }

  private Edge edge(Edge edge) {
    List<Value> parameters = graph.block(edge.target()).parameters();
    List<Value> arguments = new ArrayList<>();
    for (int p = 0; p < parameters.size(); p++) {
      Value argument = edge.arguments().get(p);
      Type wanted = truths.getOrDefault(parameters.get(p), parameters.get(p)).type();
      arguments.add(as(wanted, argument));
    }
    return new Edge(edge.target(), arguments);
  }
}
