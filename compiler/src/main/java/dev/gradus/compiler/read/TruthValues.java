package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.FlowGraph.Edge;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which ints of a graph are truth values: the largest set of block parameters and and/or/xor
 * results that are made of truth values (or 0 and 1) only and used as truth values only.
 */
final class TruthValues {
  private final CallTargets targets;
  private final Type result;
  private final Set<Value> candidates = new LinkedHashSet<>();
  private final Set<Value> bits = new HashSet<>();

  /** Pairs of values that are both truth values or both numbers. */
  private final List<Link> links = new ArrayList<>();

  private record Link(Value a, Value b) {}

  private TruthValues(CallTargets targets, Type result) {
    this.targets = targets;
    this.result = result;
  }

  static Set<Value> of(FlowGraph graph, CallTargets targets, Type result) {
    TruthValues truth = new TruthValues(targets, result);
    graph.blocks().forEach(truth::nominate);
    Set<Value> numbers = new HashSet<>();
    for (FlowBlock block : graph.blocks()) {
      truth.examine(graph, block, numbers);
    }
    truth.candidates.removeAll(numbers);
    truth.settle();
    return truth.candidates;
  }

  private void nominate(FlowBlock block) {
    block.parameters().stream().filter(p -> p.type().equals(Type.INT)).forEach(candidates::add);
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i && !i.results().isEmpty()) {
        if (isBit(i.operation())) {
          bits.add(i.results().get(0));
        } else if (isBitwise(i.operation()) && i.results().get(0).type().equals(Type.INT)) {
          candidates.add(i.results().get(0));
        }
      }
    }
  }

  private void examine(FlowGraph graph, FlowBlock block, Set<Value> numbers) {
    for (Statement statement : block.statements()) {
      Statement.Instruction i = (Statement.Instruction) statement;
      for (int a = 0; a < i.arguments().size(); a++) {
        Optional<Type> wanted = wanted(i, a);
        if (wanted.isPresent() && !wanted.get().equals(Type.BOOLEAN)) {
          numbers.add(i.arguments().get(a));
        }
      }
      if (isBitwise(i.operation())) {
        i.arguments().forEach(a -> links.add(new Link(i.results().get(0), a)));
      } else if (isEquality(i.operation())) {
        links.add(new Link(i.arguments().get(0), i.arguments().get(1)));
      }
    }
    if (!result.equals(Type.BOOLEAN)) {
      numbers.addAll(block.exit().operands());
    }
    for (Edge edge : block.exit().edges()) {
      List<Value> parameters = graph.block(edge.target()).parameters();
      for (int p = 0; p < parameters.size(); p++) {
        links.add(new Link(parameters.get(p), edge.arguments().get(p)));
      }
    }
  }

  private void settle() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Link link : links) {
        changed |= !isTruth(link.a()) && candidates.remove(link.b());
        changed |= !isTruth(link.b()) && candidates.remove(link.a());
      }
    }
  }

  private boolean isTruth(Value value) {
    return value.type().equals(Type.BOOLEAN) || candidates.contains(value) || bits.contains(value);
  }

  /** The type an argument must have; empty where it goes with the other operands. */
  Optional<Type> wanted(Statement.Instruction i, int argument) {
    return wanted(i, argument, targets);
  }

  static Optional<Type> wanted(Statement.Instruction i, int argument, CallTargets targets) {
    Operation operation = i.operation();
    if (isBitwise(operation) || isEquality(operation)) {
      return Optional.empty();
    } else if (operation instanceof Operation.Store && argument == 2) {
      return Optional.of(Typing.loaded(i.arguments().get(0).type().element()));
    } else if (operation instanceof Operation.Call call) {
      return Optional.of(targets.parameters(call.function()).get(argument));
    } else if (operation instanceof Operation.StaticCall call) {
      return Optional.of(Typing.parameters(call.descriptor())[argument]);
    } else if (operation instanceof Operation.Construct construct) {
      return Optional.of(Typing.parameters(construct.descriptor())[argument]);
    } else if (operation instanceof Operation.MethodCall call && argument > 0) {
      return Optional.of(Typing.parameters(call.descriptor())[argument - 1]);
    } else if (operation instanceof Operation.WriteField f && argument == (f.isStatic() ? 0 : 1)) {
      return Optional.of(Typing.loaded(f.type()));
    } else if (operation instanceof Operation.Lambda lambda) {
      return Optional.of(Lambdas.captured(lambda).get(argument));
    }
    boolean truth =
        operation instanceof Operation.Logic
            || operation instanceof Operation.Choose && argument == 0;
    Type own = i.arguments().get(argument).type();
    return Optional.of(truth ? Type.BOOLEAN : own.equals(Type.BOOLEAN) ? Type.INT : own);
  }

  static boolean isBit(Operation operation) {
    return operation instanceof Operation.Constant c
        && (Integer.valueOf(0).equals(c.value()) || Integer.valueOf(1).equals(c.value()));
  }

  static boolean isBitwise(Operation operation) {
    return operation instanceof Operation.Whole w
        && (w.op() == WholeOp.AND || w.op() == WholeOp.OR || w.op() == WholeOp.XOR);
  }

  static boolean isEquality(Operation operation) {
    return operation instanceof Operation.Compare c
        && (c.comparison() == Comparison.EQ || c.comparison() == Comparison.NE);
  }
}
