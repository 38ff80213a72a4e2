package dev.gradus.compiler.read;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** A frame of types in which the call of a constructor initialises every copy of its object. */
final class TypeFrame extends Frame<BasicValue> {

  TypeFrame(int locals, int stack) {
    super(locals, stack);
  }

  TypeFrame(Frame<? extends BasicValue> frame) {
    super(frame);
  }

  @Override
  public void execute(AbstractInsnNode instruction, Interpreter<BasicValue> interpreter)
      throws AnalyzerException {
    if (!(instruction instanceof MethodInsnNode call) || !call.name.equals("<init>")) {
      super.execute(instruction, interpreter);
      return;
    }
    int arguments = Type.getArgumentTypes(call.desc).length;
    BasicValue object = getStack(getStackSize() - 1 - arguments);
    super.execute(instruction, interpreter);
    if (object instanceof Uninitialised) {
      initialise(object);
    }
  }

  private void initialise(BasicValue object) {
    BasicValue initialised = new BasicValue(object.getType());
    for (int i = 0; i < getLocals(); i++) {
      if (object.equals(getLocal(i))) {
        setLocal(i, initialised);
      }
    }
    for (int i = 0; i < getStackSize(); i++) {
      if (object.equals(getStack(i))) {
        setStack(i, initialised);
      }
    }
  }
}
