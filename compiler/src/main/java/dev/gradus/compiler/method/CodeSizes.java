package dev.gradus.compiler.method;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** Adds up the bytes of a method's instructions. */
class CodeSizes extends CodeSizeEvaluator {
  CodeSizes() {
    super(Opcodes.ASM9, new MethodVisitor(Opcodes.ASM9) {});
  }
}
