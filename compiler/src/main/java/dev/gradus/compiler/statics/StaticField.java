package dev.gradus.compiler.statics;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** A static field in the class that declares it. */
public record StaticField(ClassNode owner, FieldNode node) {

  public boolean isFinal() {
    return has(Opcodes.ACC_FINAL);
  }

  public boolean isPrivate() {
    return has(Opcodes.ACC_PRIVATE);
  }

  /** Whether code of any package may read the field. */
  public boolean isPublic() {
    return has(Opcodes.ACC_PUBLIC) && (owner.access & Opcodes.ACC_PUBLIC) != 0;
  }

  private boolean has(int flag) {
    return (node.access & flag) != 0;
  }

  /** Whether an instruction's operands name this field. */
  boolean is(String className, String name) {
    return owner.name.equals(className) && node.name.equals(name);
  }

  /** {@code Class.field}, for messages and listings. */
  @Override
  public String toString() {
    String simple = owner.name.substring(owner.name.lastIndexOf('/') + 1);
    return simple + "." + node.name;
  }
}
