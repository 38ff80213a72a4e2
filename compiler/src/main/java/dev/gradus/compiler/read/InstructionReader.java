package dev.gradus.compiler.read;

import static org.objectweb.asm.Opcodes.*;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.objectweb.asm.util.Printer;

/**
 * Turns the instructions of one block into statements, while ASM's {@link
 * org.objectweb.asm.tree.analysis.Frame} moves operands between variables and stack. Truth values
 * and ints are not told apart yet ({@link InferBooleans} does).
 */
final class InstructionReader extends Interpreter<Operand> {
  private final MethodSource source;
  private final Values values;
  private final CallReader calls;
  private final List<Statement> statements = new ArrayList<>();
  private final Map<AbstractInsnNode, Value> standIns = new HashMap<>();
  private Position position = Position.NONE;
  private Optional<Value> exitOperand = Optional.empty();
  private boolean jumpsIfTrue;

  InstructionReader(MethodSource source, Values values, CallTargets targets) {
    super(ASM9);
    this.source = source;
    this.values = values;
    this.calls = new CallReader(source, targets);
  }

  /** The place of the instructions read from now on. */
  void at(Position position) {
    this.position = position;
  }

  Position position() {
    return position;
  }

  /** The statements read since the last call. */
  List<Statement> take() {
    List<Statement> taken = List.copyOf(statements);
    statements.clear();
    return taken;
  }

  /** Adds statements read before. */
  void put(List<Statement> earlier) {
    statements.addAll(earlier);
  }

  /** What the block's last instruction tests, switches on, returns or throws. */
  Optional<Value> exitOperand() {
    return exitOperand;
  }

  /** Whether the branch just read jumps where its condition holds. */
  boolean jumpsIfTrue() {
    return jumpsIfTrue;
  }

  /** The literal that this block has just defined a value as, if it is one. */
  Optional<Object> constantOf(Value value) {
    return definition(value)
        .filter(i -> i.operation() instanceof Operation.Constant)
        .map(i -> ((Operation.Constant) i.operation()).value());
  }

  /** The instruction of this block that has defined a value. */
  Optional<Statement.Instruction> definition(Value value) {
    for (int i = statements.size() - 1; i >= 0; i--) {
      if (statements.get(i) instanceof Statement.Instruction instruction
          && instruction.results().contains(value)) {
        return Optional.of(instruction);
      }
    }
    return Optional.empty();
  }

  Value constant(Object value, Type type) {
    return emit(type, new Operation.Constant(value, type), List.of());
  }

  Value emit(Type type, Operation operation, List<Value> arguments) {
    Value result = values.fresh(type);
    statements.add(Values.define(result, operation, arguments, position));
    return result;
  }

  private Operand push(Type type, Operation operation, Value... arguments) {
    return new Operand(emit(type, operation, List.of(arguments)));
  }

  private Operand pushConstant(Object value, Type type) {
    return new Operand(constant(value, type));
  }

  @Override
  public Operand newValue(org.objectweb.asm.Type type) {
    return Operand.NOTHING;
  }

  @Override
  public Operand newOperation(AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    if (opcode >= ICONST_M1 && opcode <= ICONST_5) {
      return pushConstant(opcode - ICONST_0, Type.INT);
    } else if (opcode == LCONST_0 || opcode == LCONST_1) {
      return pushConstant((long) (opcode - LCONST_0), Type.LONG);
    } else if (opcode >= FCONST_0 && opcode <= FCONST_2) {
      return pushConstant((float) (opcode - FCONST_0), Type.FLOAT);
    } else if (opcode == DCONST_0 || opcode == DCONST_1) {
      return pushConstant((double) (opcode - DCONST_0), Type.DOUBLE);
    } else if (opcode == BIPUSH || opcode == SIPUSH) {
      return pushConstant(((IntInsnNode) instruction).operand, Type.INT);
    } else if (opcode == LDC) {
      return literal((LdcInsnNode) instruction);
    } else if (opcode == GETSTATIC) {
      return new Operand(calls.field(this, (FieldInsnNode) instruction, List.of()));
    } else if (opcode == ACONST_NULL) {
      return new Operand(nullReference("java/lang/Object"));
    } else if (opcode == NEW) {
      Value standIn = standIn(instruction);
      statements.add(Values.define(standIn, NullReference.of(standIn.type()), List.of(), position));
      return new Operand(standIn);
    }
    throw unreadable(instruction);
  }

  /** Stands for the object of a NEW instruction, until its constructor is called. */
  Value standIn(AbstractInsnNode creation) {
    String owner = ((TypeInsnNode) creation).desc;
    return standIns.computeIfAbsent(creation, c -> values.fresh(Type.reference(owner)));
  }

  boolean isStandIn(Value value) {
    return standIns.containsValue(value);
  }

  private Value nullReference(String internalName) {
    Type type = Type.reference(internalName);
    return emit(type, NullReference.of(type), List.of());
  }

  private Operand literal(LdcInsnNode instruction) {
    Object value = instruction.cst;
    if (value instanceof Integer) {
      return pushConstant(value, Type.INT);
    } else if (value instanceof Long) {
      return pushConstant(value, Type.LONG);
    } else if (value instanceof Float) {
      return pushConstant(value, Type.FLOAT);
    } else if (value instanceof Double) {
      return pushConstant(value, Type.DOUBLE);
    } else if (value instanceof String) {
      return pushConstant(value, Type.reference("java/lang/String"));
    } else if (value instanceof org.objectweb.asm.Type type
        && type.getSort() != org.objectweb.asm.Type.METHOD) {
      Operation literal = new Operation.ClassLiteral(Typing.of(type.getDescriptor()));
      return push(Type.reference("java/lang/Class"), literal);
    } else if (GradientLoads.isArgument(instruction)) {
      return new Operand(nullReference("java/lang/Class"));
    }
    throw source.refuse(Problem.UNREADABLE_INSTRUCTION, instruction, "the constant " + value);
  }

  @Override
  public Operand copyOperation(AbstractInsnNode instruction, Operand operand) {
    int opcode = instruction.getOpcode();
    if (opcode >= ISTORE && opcode <= ASTORE) {
      int index = source.method().instructions.indexOf(instruction);
      int slot = ((VarInsnNode) instruction).var;
      values.stored(operand.value(), source.variable(slot, index + 1));
    }
    return operand;
  }

  @Override
  public Operand unaryOperation(AbstractInsnNode instruction, Operand operand) {
    int opcode = instruction.getOpcode();
    Value value = operand.value();
    Optional<Operation> arithmetic = OpcodeTable.operation(opcode);
    if (arithmetic.isPresent()) {
      return push(OpcodeTable.result(opcode), arithmetic.get(), value);
    } else if (opcode == IINC) {
      return increment((IincInsnNode) instruction, value);
    } else if (opcode >= IFEQ && opcode <= IFLE) {
      return testAgainstZero(opcode, value);
    } else if (opcode == IFNULL || opcode == IFNONNULL) {
      Value none = nullReference("java/lang/Object");
      return branch(opcode == IFNULL ? Comparison.EQ : Comparison.NE, value, none);
    } else if (opcode == ARRAYLENGTH) {
      return push(Type.INT, new Operation.ArrayLength(), array(instruction, value));
    } else if (opcode == NEWARRAY || opcode == ANEWARRAY) {
      Type type = newArrayType(instruction);
      return push(type, new Operation.NewArray(type), value);
    } else if (opcode == CHECKCAST) {
      return cast((TypeInsnNode) instruction, operand);
    } else if (opcode == GETFIELD) {
      return new Operand(calls.field(this, (FieldInsnNode) instruction, List.of(value)));
    } else if (opcode == PUTSTATIC) {
      return write((FieldInsnNode) instruction, List.of(value));
    } else if (opcode == INSTANCEOF) {
      Type type = Typing.of(objectDescriptor((TypeInsnNode) instruction));
      return push(Type.BOOLEAN, new Operation.InstanceOf(type), value);
    } else if (BasicBlocks.endsBlock(instruction)) {
      exitOperand = Optional.of(value);
      return operand;
    }
    throw unreadable(instruction);
  }

  private Operand increment(IincInsnNode instruction, Value value) {
    Operation op =
        new Operation.Whole(
            instruction.incr < 0 ? Operation.WholeOp.SUBTRACT : Operation.WholeOp.ADD);
    Value by = constant(Math.abs(instruction.incr), Type.INT);
    Operand result = push(Type.INT, op, value, by);
    int index = source.method().instructions.indexOf(instruction);
    values.stored(result.value(), source.variable(instruction.var, index));
    return result;
  }

  private Operand testAgainstZero(int opcode, Value value) {
    Optional<ThreeWay> threeWay = ThreeWay.definedBy(value, statements);
    if (threeWay.isPresent()) {
      ThreeWay.Test test = threeWay.get().test(opcode);
      jumpsIfTrue = test.jumpsIfTrue();
      return decide(test.comparison(), threeWay.get().a(), threeWay.get().b());
    }
    return branch(ThreeWay.jump(opcode - IFEQ), value, constant(0, Type.INT));
  }

  /** Turns "jump over this if not" round, so that conditions read as in the source. */
  private Operand branch(Comparison jump, Value a, Value b) {
    jumpsIfTrue = jump == Comparison.NE;
    return decide(jumpsIfTrue ? jump : ThreeWay.inverse(jump), a, b);
  }

  private Operand decide(Comparison comparison, Value a, Value b) {
    exitOperand = Optional.of(emit(Type.BOOLEAN, new Operation.Compare(comparison), List.of(a, b)));
    return Operand.NOTHING;
  }

  private static Type newArrayType(AbstractInsnNode instruction) {
    if (instruction instanceof IntInsnNode primitive) {
      return Typing.of("[" + "ZCFDBSIJ".charAt(primitive.operand - T_BOOLEAN));
    }
    String element = ((TypeInsnNode) instruction).desc;
    return Typing.of(element.startsWith("[") ? "[" + element : "[L" + element + ";");
  }

  private Operand cast(TypeInsnNode instruction, Operand operand) {
    org.objectweb.asm.Type target = org.objectweb.asm.Type.getObjectType(instruction.desc);
    Type type = Typing.of(target.getDescriptor());
    Value value = operand.value();
    String descriptor = value.type().descriptor();
    if (FrameTypes.isWidening(org.objectweb.asm.Type.getType(descriptor), target)) {
      return operand;
    } else if (NullReference.definedBy(value, statements)) {
      return push(type, NullReference.of(type));
    }
    return push(type, new Operation.Cast(type), value);
  }

  private Value array(AbstractInsnNode instruction, Value value) {
    if (!value.type().isArray()) {
      throw source.refuse(
          Problem.UNREADABLE_INSTRUCTION,
          instruction,
          "an array variable that holds arrays of different types or null");
    }
    return value;
  }

  @Override
  public Operand binaryOperation(AbstractInsnNode instruction, Operand first, Operand second) {
    int opcode = instruction.getOpcode();
    Value a = first.value();
    Value b = second.value();
    Optional<Operation> arithmetic = OpcodeTable.operation(opcode);
    if (arithmetic.isPresent()) {
      return push(OpcodeTable.result(opcode), arithmetic.get(), a, b);
    } else if (opcode >= IALOAD && opcode <= SALOAD) {
      Type element = Typing.loaded(array(instruction, a).type().element());
      return push(element, new Operation.Load(), a, b);
    } else if (opcode >= LCMP && opcode <= DCMPG) {
      return new Operand(ThreeWay.define(this, opcode, a, b));
    } else if (opcode >= IF_ICMPEQ && opcode <= IF_ICMPLE) {
      return branch(ThreeWay.jump(opcode - IF_ICMPEQ), a, b);
    } else if (opcode == IF_ACMPEQ || opcode == IF_ACMPNE) {
      return branch(ThreeWay.jump(opcode - IF_ACMPEQ), a, b);
    } else if (opcode == PUTFIELD) {
      return write((FieldInsnNode) instruction, List.of(a, b));
    }
    throw unreadable(instruction);
  }

  @Override
  public Operand ternaryOperation(
      AbstractInsnNode instruction, Operand array, Operand index, Operand value) {
    Value target = array(instruction, array.value());
    List<Value> arguments = List.of(target, index.value(), value.value());
    statements.add(
        new Statement.Instruction(List.of(), new Operation.Store(), arguments, position));
    return Operand.NOTHING;
  }

  @Override
  public Operand naryOperation(AbstractInsnNode instruction, List<? extends Operand> operands) {
    List<Value> arguments = operands.stream().map(Operand::value).toList();
    if (instruction instanceof MultiANewArrayInsnNode create) {
      Type type = Typing.of(create.desc);
      return new Operand(emit(type, new Operation.NewArray(type), arguments));
    }
    return calls.read(this, instruction, arguments).map(Operand::new).orElse(Operand.NOTHING);
  }

  /** Moves operands over one instruction and adds its statements. */
  void step(Frame<Operand> frame, AbstractInsnNode instruction) throws AnalyzerException {
    frame.execute(instruction, this);
    calls.settle(frame);
  }

  /** Adds a statement that has no result. */
  void run(Operation operation, List<Value> arguments) {
    statements.add(new Statement.Instruction(List.of(), operation, arguments, position));
  }

  @Override
  public void returnOperation(AbstractInsnNode instruction, Operand value, Operand expected) {
    // The exit operand is what unaryOperation saw; types are checked later.
  }

  @Override
  public Operand merge(Operand a, Operand b) {
    throw new IllegalStateException("blocks are read one by one");
  }

  private Operand write(FieldInsnNode field, List<Value> arguments) {
    Type type = Typing.of(field.desc);
    run(new Operation.WriteField(field.owner, field.name, type, arguments.size() == 1), arguments);
    return Operand.NOTHING;
  }

  private static String objectDescriptor(TypeInsnNode instruction) {
    return org.objectweb.asm.Type.getObjectType(instruction.desc).getDescriptor();
  }

  private RuntimeException unreadable(AbstractInsnNode instruction) {
    return source.refuse(
        Problem.UNREADABLE_INSTRUCTION,
        instruction,
        "the instruction " + Printer.OPCODES[instruction.getOpcode()]);
  }
}
