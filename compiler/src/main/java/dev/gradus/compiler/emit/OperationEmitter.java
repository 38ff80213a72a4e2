package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.ArrayLiteral;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.Realisation;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes single operations, whose operands are on the stack. */
final class OperationEmitter {
  private final CodeWriter writer;
  private final Linker linker;

  OperationEmitter(CodeWriter writer, Linker linker) {
    this.writer = writer;
    this.linker = linker;
  }

  void write(Statement.Instruction instruction) {
    writer.line(instruction.position());
    Operation operation = instruction.operation();
    List<Value> operands = instruction.arguments();
    if (operation instanceof Operation.Compare || isNot(operation)) {
      truth(operation, operands);
      return;
    } else if (operation instanceof Operation.Constant constant) {
      if (constant.value() instanceof ArrayLiteral array) {
        linker.arrays().load(array, writer.next());
      } else {
        Literals.write(constant, writer.next());
      }
    } else if (operation instanceof Operation.Scalar scalar) {
      scalar(scalar, operands);
    } else if (operation instanceof Operation.Whole whole) {
      whole(whole.op(), operands.get(0).type());
    } else if (operation instanceof Operation.Logic logic) {
      logic(logic.op());
    } else if (operation instanceof Operation.Convert convert) {
      Conversions.write(operands.get(0).type(), convert.to(), writer.next());
    } else if (operation instanceof Operation.Push) {
      Type type = operands.get(1).type();
      stackCall("push", "(" + type.descriptor() + ")V", type);
    } else if (operation instanceof Operation.Pop pop) {
      stackCall("pop", "()" + pop.type().descriptor(), pop.type());
    } else {
      memory(operation, operands);
    }
    boolean constructs = operation instanceof Operation.Construct;
    writer.pop(operands.size() + (constructs ? 2 : 0));
    instruction.results().forEach(r -> writer.push(r.type()));
  }

  private static boolean isNot(Operation operation) {
    return operation instanceof Operation.Logic l && l.op() == Operation.LogicOp.NOT;
  }

  /** Makes a comparison's outcome a value. */
  private void truth(Operation operation, List<Value> operands) {
    Target no = new Target();
    Target end = new Target();
    if (operation instanceof Operation.Compare compare) {
      Type type = operands.get(0).type();
      jumpIf(new Step.JumpIf(compare.comparison(), type, false, false, no));
    } else {
      jumpIf(new Step.JumpIf(Operation.Comparison.EQ, Type.BOOLEAN, true, false, no));
    }
    writer.next().visitInsn(Opcodes.ICONST_1);
    writer.jump(end);
    writer.place(no);
    writer.next().visitInsn(Opcodes.ICONST_0);
    writer.push(Type.BOOLEAN);
    writer.place(end);
  }

  /** Compares so that a jump on "less" is not taken for NaN, whichever way it is written. */
  void jumpIf(Step.JumpIf jump) {
    Operation.Comparison comparison = jump.comparison();
    Type type = jump.type();
    boolean less = comparison == Operation.Comparison.LT || comparison == Operation.Comparison.LE;
    boolean direct = Typing.isReference(type);
    int opcode = Opcodes.IFEQ + order(comparison);
    if (direct) {
      int base = jump.withZero() ? Opcodes.IFNULL : Opcodes.IF_ACMPEQ;
      opcode = base + order(comparison);
    } else if (type.equals(Type.DOUBLE)) {
      writer.next().visitInsn(less ? Opcodes.DCMPG : Opcodes.DCMPL);
    } else if (type.equals(Type.FLOAT)) {
      writer.next().visitInsn(less ? Opcodes.FCMPG : Opcodes.FCMPL);
    } else if (type.equals(Type.LONG)) {
      writer.next().visitInsn(Opcodes.LCMP);
    } else if (!jump.withZero()) {
      opcode = Opcodes.IF_ICMPEQ + order(comparison);
    }
    writer.jumpIf(jump.holds() ? opcode : CodeWriter.inverted(opcode), jump.target());
    writer.pop(jump.withZero() ? 1 : 2);
  }

  /** Place of a comparison in the JVM's order of jump instructions. */
  private static int order(Operation.Comparison comparison) {
    return switch (comparison) {
      case EQ -> 0;
      case NE -> 1;
      case LT -> 2;
      case GE -> 3;
      case GT -> 4;
      case LE -> 5;
    };
  }

  private void scalar(Operation.Scalar scalar, List<Value> operands) {
    Realisation realisation = ScalarExpansion.realisation(scalar.op(), scalar.flavour());
    boolean single = operands.get(0).type().equals(Type.FLOAT);
    if (realisation instanceof Realisation.Opcode opcode) {
      writer.next().visitInsn(opcode.doubleOpcode() - (single ? 1 : 0));
    } else if (realisation instanceof Realisation.StaticCall call) {
      String code = single ? "F" : "D";
      String descriptor = "(" + code.repeat(operands.size()) + ")" + code;
      invoke(call.owner().getName().replace('.', '/'), call.name(), descriptor, false);
    } else {
      throw new IllegalStateException(scalar + " has not been expanded");
    }
  }

  private void whole(Operation.WholeOp op, Type type) {
    int wide = type.equals(Type.LONG) ? 1 : 0;
    String code = type.descriptor();
    switch (op) {
      case ADD -> writer.next().visitInsn(Opcodes.IADD + wide);
      case SUBTRACT -> writer.next().visitInsn(Opcodes.ISUB + wide);
      case MULTIPLY -> writer.next().visitInsn(Opcodes.IMUL + wide);
      case DIVIDE -> writer.next().visitInsn(Opcodes.IDIV + wide);
      case REMAINDER -> writer.next().visitInsn(Opcodes.IREM + wide);
      case NEGATE -> writer.next().visitInsn(Opcodes.INEG + wide);
      case AND -> writer.next().visitInsn(Opcodes.IAND + wide);
      case OR -> writer.next().visitInsn(Opcodes.IOR + wide);
      case XOR -> writer.next().visitInsn(Opcodes.IXOR + wide);
      case SHIFT_LEFT -> writer.next().visitInsn(Opcodes.ISHL + wide);
      case SHIFT_RIGHT -> writer.next().visitInsn(Opcodes.ISHR + wide);
      case SHIFT_RIGHT_UNSIGNED -> writer.next().visitInsn(Opcodes.IUSHR + wide);
      case MIN -> invoke("java/lang/Math", "min", "(" + code + code + ")" + code, false);
      case MAX -> invoke("java/lang/Math", "max", "(" + code + code + ")" + code, false);
      case ABS -> invoke("java/lang/Math", "abs", "(" + code + ")" + code, false);
    }
  }

  private void logic(Operation.LogicOp op) {
    switch (op) {
      case AND -> writer.next().visitInsn(Opcodes.IAND);
      case OR -> writer.next().visitInsn(Opcodes.IOR);
      default -> writer.next().visitInsn(Opcodes.IXOR);
    }
  }

  private void stackCall(String verb, String descriptor, Type type) {
    String name = type.kind().name();
    String method = verb + name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    String owner = Typing.SAVE_STACK.className();
    writer.next().visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, method, descriptor, false);
  }

  private void memory(Operation operation, List<Value> operands) {
    MethodVisitor method = writer.next();
    if (operation instanceof Operation.Load) {
      method.visitInsn(Arrays.element(operands.get(0).type(), Opcodes.IALOAD));
    } else if (operation instanceof Operation.Store) {
      method.visitInsn(Arrays.element(operands.get(0).type(), Opcodes.IASTORE));
    } else if (operation instanceof Operation.ArrayLength) {
      method.visitInsn(Opcodes.ARRAYLENGTH);
    } else if (operation instanceof Operation.NewArray array) {
      Arrays.create(array.type(), operands.size(), method);
    } else if (operation instanceof Operation.CloneArray) {
      Arrays.copy(operands.get(0).type(), method);
    } else if (operation instanceof Operation.Cast cast) {
      Type to = cast.to();
      String name = to.isArray() ? to.descriptor() : to.className();
      method.visitTypeInsn(Opcodes.CHECKCAST, name);
    } else if (operation instanceof Operation.Call call) {
      Function callee = linker.function(call.function());
      String descriptor = Linker.descriptor(callee);
      invoke(linker.owner(callee), linker.method(callee), descriptor, false);
    } else if (operation instanceof Operation.StaticCall call) {
      invoke(call.owner(), call.name(), call.descriptor(), call.onInterface());
    } else if (operation instanceof Operation.Construct c) {
      method.visitMethodInsn(Opcodes.INVOKESPECIAL, c.owner(), "<init>", c.descriptor(), false);
    } else if (operation instanceof Operation.ReadField f) {
      int opcode = f.isStatic() ? Opcodes.GETSTATIC : Opcodes.GETFIELD;
      method.visitFieldInsn(opcode, f.owner(), f.name(), f.type().descriptor());
    } else {
      throw new IllegalStateException("cannot emit " + operation);
    }
  }

  private void invoke(String owner, String name, String descriptor, boolean onInterface) {
    MethodVisitor method = writer.next();
    method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, onInterface);
  }
}
