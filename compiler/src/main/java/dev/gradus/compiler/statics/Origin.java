package dev.gradus.compiler.statics;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Where the values of a method come from: the instructions that made them, seen through variables,
 * stack and casts. A parameter comes from a label that stands for it.
 */
final class Origin extends SourceInterpreter {
  private final List<LabelNode> parameters;

  private Origin(List<LabelNode> parameters) {
    super(Opcodes.ASM9);
    this.parameters = parameters;
  }

  /** The frames before each instruction, null where it is never reached. */
  static Frame<SourceValue>[] frames(String owner, MethodNode method, List<LabelNode> parameters)
      throws AnalyzerException {
    return new Analyzer<>(new Origin(parameters)).analyze(owner, method);
  }

  @Override
  public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
    return local < parameters.size()
        ? new SourceValue(type.getSize(), parameters.get(local))
        : newValue(type);
  }

  @Override
  public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
    return value;
  }

  @Override
  public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
    return instruction.getOpcode() == Opcodes.CHECKCAST
        ? value
        : super.unaryOperation(instruction, value);
  }
}
