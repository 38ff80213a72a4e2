package dev.gradus.compiler.read;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Step 3: the types of local variables and stack slots before every instruction, by data flow over
 * the method (class files before Java 6 carry none). Booleans and small integers are ints here.
 */
final class FrameTypes extends BasicInterpreter {
  private static final BasicValue OBJECT = new BasicValue(Type.getObjectType("java/lang/Object"));

  private FrameTypes() {
    super(Opcodes.ASM9);
  }

  /** An analyzer that knows what constructors do. */
  private static final class Initialising extends Analyzer<BasicValue> {
    Initialising() {
      super(new FrameTypes());
    }

    @Override
    protected Frame<BasicValue> newFrame(int locals, int stack) {
      return new TypeFrame(locals, stack);
    }

    @Override
    protected Frame<BasicValue> newFrame(Frame<? extends BasicValue> frame) {
      return new TypeFrame(frame);
    }
  }

  /** The frame before each instruction, null where the instruction is never reached. */
  static Frame<BasicValue>[] of(MethodSource source) {
    try {
      return new Initialising().analyze(source.owner().name, source.method());
    } catch (AnalyzerException e) {
      throw new IllegalArgumentException("malformed code in " + source.describe(), e);
    }
  }

  @Override
  public BasicValue newValue(Type type) {
    if (type != null && (type.getSort() == Type.ARRAY || type.getSort() == Type.OBJECT)) {
      return new BasicValue(type);
    }
    return super.newValue(type);
  }

  @Override
  public BasicValue newOperation(AbstractInsnNode instruction) throws AnalyzerException {
    return instruction.getOpcode() == Opcodes.NEW
        ? new Uninitialised(Type.getObjectType(((TypeInsnNode) instruction).desc), instruction)
        : super.newOperation(instruction);
  }

  @Override
  public BasicValue unaryOperation(AbstractInsnNode instruction, BasicValue value)
      throws AnalyzerException {
    if (instruction.getOpcode() == Opcodes.CHECKCAST && !isNull(value)) {
      Type target = Type.getObjectType(((TypeInsnNode) instruction).desc);
      return isWidening(value.getType(), target) ? value : newValue(target);
    }
    return super.unaryOperation(instruction, value);
  }

  /** Whether a cast is sure to succeed: to Object, or from an array of arrays to Object[]. */
  static boolean isWidening(Type from, Type to) {
    int rank = to.getSort() == Type.ARRAY ? to.getDimensions() : 0;
    Type element = rank > 0 ? to.getElementType() : to;
    int fromRank = from.getSort() == Type.ARRAY ? from.getDimensions() : 0;
    boolean same = from.equals(to);
    return same || element.equals(OBJECT.getType()) && fromRank > rank;
  }

  @Override
  public BasicValue binaryOperation(AbstractInsnNode instruction, BasicValue a, BasicValue b)
      throws AnalyzerException {
    if (instruction.getOpcode() == Opcodes.AALOAD) {
      Type array = a.getType();
      return array != null && array.getSort() == Type.ARRAY
          ? newValue(Type.getType(array.getDescriptor().substring(1)))
          : OBJECT;
    }
    return super.binaryOperation(instruction, a, b);
  }

  @Override
  public BasicValue naryOperation(AbstractInsnNode instruction, List<? extends BasicValue> values)
      throws AnalyzerException {
    if (!values.isEmpty() && ArrayClone.is(instruction, values.get(0))) {
      return values.get(0);
    }
    return super.naryOperation(instruction, values);
  }

  @Override
  public BasicValue merge(BasicValue a, BasicValue b) {
    if (a.equals(b) && b.equals(a)) {
      return a;
    } else if (a instanceof Uninitialised
        || b instanceof Uninitialised
        || !a.isReference()
        || !b.isReference()) {
      return BasicValue.UNINITIALIZED_VALUE;
    } else if (isNull(b)) {
      return a;
    } else if (isNull(a)) {
      return b;
    }
    return OBJECT;
  }

  static boolean isNull(BasicValue value) {
    return value.getType().equals(NULL_TYPE);
  }
}
