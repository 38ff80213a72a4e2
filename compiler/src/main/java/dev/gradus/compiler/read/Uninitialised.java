package dev.gradus.compiler.read;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;

/** The type of what a NEW instruction leaves, until its constructor has been called. */
final class Uninitialised extends BasicValue {
  private final AbstractInsnNode creation;

  Uninitialised(Type type, AbstractInsnNode creation) {
    super(type);
    this.creation = creation;
  }

  AbstractInsnNode creation() {
    return creation;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Uninitialised u && u.creation == creation;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(creation);
  }
}
