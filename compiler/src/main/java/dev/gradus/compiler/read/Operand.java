package dev.gradus.compiler.read;

import org.jspecify.annotations.Nullable;

/**
 * What a local variable or stack slot holds while a block is read: a value of the loop program, or
 * nothing (the variable is not set on every path, or is the second half of a long or double).
 */
record Operand(dev.gradus.compiler.loop.@Nullable Value content)
    implements org.objectweb.asm.tree.analysis.Value {
  static final Operand NOTHING = new Operand(null);

  @Override
  public int getSize() {
    return content == null ? 1 : content.type().slots();
  }

  dev.gradus.compiler.loop.Value value() {
    if (content == null) {
      throw new IllegalStateException("a variable is read before it is set");
    }
    return content;
  }
}
