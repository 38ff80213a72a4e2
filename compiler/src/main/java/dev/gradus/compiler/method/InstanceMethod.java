package dev.gradus.compiler.method;

import dev.gradus.compiler.emit.Member;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes a derivative method: checks the arguments, hands those that are one and the same array to
 * the class that expects that, calls the entry function, and tidies up after an exception.
 *
 * @param name its name in the class
 * @param description class and method, for messages
 * @param aliasable whether there is another class for arguments that are one and the same array
 * @param written parameters that the method may write to
 * @param firstScratch number of the first scratch array among those of the instance
 */
record InstanceMethod(
    Primal primal,
    Entry entry,
    String name,
    String description,
    boolean aliasable,
    Set<Integer> written,
    int firstScratch)
    implements Member {

  @Override
  public void write(ClassVisitor owner, Place place) {
    String descriptor = entry.wanted().descriptor();
    MethodVisitor method = owner.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
    method.visitCode();
    Form form = entry.wanted().form();
    Code code = new Code(method, place.self(), primal, form);
    new CheckCode(code, primal, form, description, written).write();
    if (aliasable) {
      aliases(code, form);
    }
    call(code, place, form.slots().size());
    code.finish();
  }

  private void aliases(Code code, Form form) {
    List<Slot> slots = form.slots();
    for (int b = 0; b < slots.size(); b++) {
      for (int a = 0; a < b; a++) {
        if (mayBeOne(slots.get(a), slots.get(b))) {
          Label differ = new Label();
          code.argument(a);
          code.argument(b);
          code.method.visitJumpInsn(Opcodes.IF_ACMPNE, differ);
          handOn(code);
          code.place(differ);
        }
      }
    }
  }

  /** Arrays with adjoints, or arrays that the method may write to. */
  private boolean mayBeOne(Slot a, Slot b) {
    boolean own = a.role() == Slot.Role.PRIMAL && b.role() == Slot.Role.PRIMAL;
    if (!own || a.type().rank() != 1 || !a.type().equals(b.type())) {
      return false;
    }
    boolean first = primal.parameters().get(a.index()).active();
    boolean second = primal.parameters().get(b.index()).active();
    return first == second && (first || !written.isEmpty());
  }

  private void handOn(Code code) {
    code.self();
    code.own("aliased", "()Ldev/gradus/runtime/method/GeneratedGradient;");
    Type result = Typing.result(entry.wanted().descriptor());
    if (entry.wanted().declaredIn().isEmpty()) {
      EntryMembers.handOn(code, result);
      return;
    }
    String target = entry.wanted().declaredIn().get();
    code.method.visitTypeInsn(Opcodes.CHECKCAST, target);
    for (int i = 0; i < code.declared().size(); i++) {
      code.local(i);
    }
    code.method.visitMethodInsn(
        Opcodes.INVOKEINTERFACE, target, name, entry.wanted().descriptor(), true);
    code.returns(result);
  }

  private void call(Code code, Place place, int slots) {
    Label begin = new Label();
    Label end = new Label();
    Label handler = new Label();
    code.method.visitTryCatchBlock(begin, end, handler, null);
    code.method.visitLabel(begin);
    Function function = place.function(entry.function().name());
    code.self();
    code.method.visitFieldInsn(
        Opcodes.GETFIELD, place.self(), "stack", Typing.SAVE_STACK.descriptor());
    for (int i = 0; i < slots; i++) {
      code.argument(i);
    }
    for (int i = 0; i < entry.scratch().size(); i++) {
      scratch(code, entry.scratch().get(i), firstScratch + i);
    }
    code.method.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        place.owner(function.name()),
        function.name(),
        descriptor(function),
        false);
    code.method.visitLabel(end);
    code.returns(Typing.result(entry.wanted().descriptor()));
    code.method.visitLabel(handler);
    code.method.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
    code.self();
    code.own("failed", "()V");
    code.method.visitInsn(Opcodes.ATHROW);
  }

  private void scratch(Code code, Scratch scratch, int number) {
    code.self();
    code.number(number);
    if (scratch.like() >= 0) {
      code.argument(scratch.like());
      code.own("like", "(ILjava/lang/Object;)Ljava/lang/Object;");
    } else {
      code.number(scratch.length());
      code.text(scratch.type().descriptor());
      code.own("cells", "(IILjava/lang/String;)Ljava/lang/Object;");
    }
    code.cast(scratch.type());
  }

  private static String descriptor(Function function) {
    StringBuilder descriptor = new StringBuilder("(");
    function.parameters().forEach(p -> descriptor.append(p.type().descriptor()));
    return descriptor.append(')').append(function.result().descriptor()).toString();
  }
}
