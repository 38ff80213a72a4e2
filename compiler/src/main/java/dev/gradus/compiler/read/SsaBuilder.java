package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.FlowGraph.Edge;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Step 4: from basic blocks to SSA, by carrying out each block on symbolic operands. A block that
 * several edges lead to has a parameter for every variable and stack slot; the passes that follow
 * drop what was not needed.
 */
final class SsaBuilder {
  private final MethodSource source;
  private final Values values;
  private final InstructionReader reader;
  private final BasicBlocks ranges;
  private final Frame<BasicValue>[] types;

  /** For each block its operands on entry, once known. */
  private final List<Optional<Frame<Operand>>> entries;

  /** For each block its parameters; empty where only one edge leads to it. */
  private final List<List<Value>> parameters = new ArrayList<>();

  /** Block b of the method is block b + 1 here; 0 goes to the first; switches add more behind. */
  private final List<FlowBlock> blocks = new ArrayList<>();

  private SsaBuilder(MethodSource source, Values values, CallTargets targets) {
    this.source = source;
    this.values = values;
    this.reader = new InstructionReader(source, values, targets);
    this.ranges = BasicBlocks.of(source);
    this.types = FrameTypes.of(source);
    int count = ranges.ranges().size();
    this.entries = new ArrayList<>(Collections.nCopies(count, Optional.empty()));
    FlowBlock unreached = new FlowBlock(List.of(), List.of(), new Exit.Return(Optional.empty()));
    blocks.addAll(Collections.nCopies(count + 1, unreached));
    for (int b = 0; b < count; b++) {
      parameters.add(List.of());
    }
  }

  static FlowGraph build(
      MethodSource source, Values values, CallTargets targets, List<Value> arguments) {
    SsaBuilder builder = new SsaBuilder(source, values, targets);
    try {
      return builder.build(arguments);
    } catch (AnalyzerException e) {
      throw new IllegalArgumentException("malformed code in " + source.describe(), e);
    }
  }

  private FlowGraph build(List<Value> arguments) throws AnalyzerException {
    List<Integer> order = FlowOrder.reversePostOrder(0, b -> ranges.successors(source, b));
    int[] entering = new int[ranges.ranges().size()];
    entering[0]++;
    for (int b : order) {
      ranges.successors(source, b).forEach(s -> entering[s]++);
    }
    for (int b : order) {
      if (entering[b] > 1) {
        enterByParameters(b);
      }
    }
    Frame<Operand> start = start(arguments);
    Edge first = edge(start, 0);
    blocks.set(0, new FlowBlock(List.of(), List.of(), new Exit.Goto(first, Position.NONE)));
    for (int b : order) {
      read(b);
    }
    return new FlowGraph(blocks);
  }

  private Frame<Operand> start(List<Value> arguments) {
    Frame<Operand> frame = new Frame<>(source.method().maxLocals, source.method().maxStack);
    for (int i = 0; i < frame.getLocals(); i++) {
      frame.setLocal(i, Operand.NOTHING);
    }
    int slot = 0;
    for (Value argument : arguments) {
      frame.setLocal(slot, new Operand(argument));
      slot += argument.type().slots();
    }
    return frame;
  }

  @SuppressWarnings("ReferenceEquality") // ASM has one object for the value of an unset local
  private void enterByParameters(int block) {
    int index = ranges.ranges().get(block).start();
    Frame<BasicValue> known = types[index];
    Frame<Operand> frame = start(List.of());
    List<Value> created = new ArrayList<>();
    for (int i = 0; i < known.getLocals(); i++) {
      if (known.getLocal(i) instanceof Uninitialised object) {
        frame.setLocal(i, new Operand(reader.standIn(object.creation())));
      } else if (known.getLocal(i) != BasicValue.UNINITIALIZED_VALUE) {
        Value parameter = values.fresh(type(known.getLocal(i)), source.variable(i, index));
        created.add(parameter);
        frame.setLocal(i, new Operand(parameter));
      }
    }
    for (int i = 0; i < known.getStackSize(); i++) {
      if (known.getStack(i) instanceof Uninitialised object) {
        frame.push(new Operand(reader.standIn(object.creation())));
      } else {
        Value parameter = values.fresh(type(known.getStack(i)));
        created.add(parameter);
        frame.push(new Operand(parameter));
      }
    }
    parameters.set(block, created);
    entries.set(block, Optional.of(frame));
  }

  private static Type type(BasicValue value) {
    return FrameTypes.isNull(value)
        ? Type.reference("java/lang/Object")
        : Typing.loaded(Typing.of(value.getType().getDescriptor()));
  }

  /** The way from a block with these operands at its end to another block. */
  private Edge edge(Frame<Operand> frame, int target) {
    if (parameters.get(target).isEmpty() && entries.get(target).isEmpty()) {
      entries.set(target, Optional.of(new Frame<>(frame)));
      return new Edge(target + 1, List.of());
    }
    Frame<Operand> wanted = entries.get(target).orElseThrow();
    List<Value> arguments = new ArrayList<>();
    if (!parameters.get(target).isEmpty()) {
      for (int i = 0; i < wanted.getLocals(); i++) {
        if (isParameter(wanted.getLocal(i))) {
          arguments.add(frame.getLocal(i).value());
        }
      }
      for (int i = 0; i < wanted.getStackSize(); i++) {
        if (isParameter(wanted.getStack(i))) {
          arguments.add(frame.getStack(i).value());
        }
      }
    }
    return new Edge(target + 1, arguments);
  }

  private boolean isParameter(Operand entry) {
    return entry.content() != null && !reader.isStandIn(entry.value());
  }

  private void read(int block) throws AnalyzerException {
    Frame<Operand> frame = new Frame<>(entries.get(block).orElseThrow());
    BasicBlocks.Range range = ranges.ranges().get(block);
    for (int i = range.start(); i < range.end(); i++) {
      AbstractInsnNode instruction = source.method().instructions.get(i);
      if (instruction.getOpcode() >= 0) {
        reader.at(source.position(i));
        reader.step(frame, instruction);
      }
    }
    AbstractInsnNode last = source.method().instructions.get(range.end() - 1);
    Exit exit = exit(frame, block, last);
    blocks.set(block + 1, new FlowBlock(parameters.get(block), reader.take(), exit));
  }

  private Exit exit(Frame<Operand> frame, int block, AbstractInsnNode last) {
    int opcode = last.getOpcode();
    if (last instanceof TableSwitchInsnNode || last instanceof LookupSwitchInsnNode) {
      return choice(frame, SwitchCases.of(source, ranges, last));
    } else if (last instanceof JumpInsnNode && opcode != Opcodes.GOTO) {
      int target =
          ranges.startingAt(source.method().instructions.indexOf(BasicBlocks.targets(last).get(0)));
      Edge jump = edge(frame, target);
      Edge next = edge(frame, block + 1);
      Value condition = reader.exitOperand().orElseThrow();
      return reader.jumpsIfTrue()
          ? new Exit.Branch(condition, jump, next, reader.position())
          : new Exit.Branch(condition, next, jump, reader.position());
    } else if (opcode == Opcodes.ATHROW) {
      return new Exit.Throw(reader.exitOperand().orElseThrow());
    } else if (opcode == Opcodes.RETURN) {
      return new Exit.Return(Optional.empty());
    } else if (BasicBlocks.endsBlock(last) && opcode != Opcodes.GOTO) {
      return new Exit.Return(reader.exitOperand());
    }
    Edge next = edge(frame, ranges.successors(source, block).get(0));
    return new Exit.Goto(next, reader.position());
  }

  /** A switch becomes a chain of branches, one for each block it leads to. */
  private Exit choice(Frame<Operand> frame, SwitchCases cases) {
    Value key = reader.exitOperand().orElseThrow();
    Position position = reader.position();
    Edge otherwise = edge(frame, cases.defaultTarget());
    List<SwitchCases.Case> listed = cases.cases();
    if (listed.isEmpty()) {
      return new Exit.Goto(otherwise, position);
    }
    List<Statement> before = reader.take();
    for (int i = listed.size() - 1; i > 0; i--) {
      Value condition = listed.get(i).condition(reader, key);
      Edge then = edge(frame, listed.get(i).target());
      Exit exit = new Exit.Branch(condition, then, otherwise, position);
      otherwise = new Edge(blocks.size(), List.of());
      blocks.add(new FlowBlock(List.of(), reader.take(), exit));
    }
    reader.put(before);
    Value condition = listed.get(0).condition(reader, key);
    Edge then = edge(frame, listed.get(0).target());
    return new Exit.Branch(condition, then, otherwise, position);
  }
}
