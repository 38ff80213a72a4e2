package dev.gradus.compiler.read;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class of very many methods (Kotlin's collection functions are one), whose methods are without
 * code until they are asked for.
 */
final class LargeClass extends ClassNode {
  private static final int LARGE = 100_000;

  private final byte[] bytes;

  private LargeClass(byte[] bytes) {
    super(Opcodes.ASM9);
    this.bytes = bytes;
  }

  static boolean isLarge(byte[] bytes) {
    return bytes.length > LARGE;
  }

  static LargeClass read(byte[] bytes) {
    LargeClass node = new LargeClass(bytes);
    new ClassReader(bytes).accept(node, ClassReader.SKIP_CODE);
    return node;
  }

  /** The class with all its code. */
  ClassNode whole() {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
    return node;
  }

  /** One of the methods, with its code. */
  MethodNode withCode(MethodNode method) {
    MethodNode[] found = {method};
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  String signature,
                  String[] exceptions) {
                if (!name.equals(method.name) || !descriptor.equals(method.desc)) {
                  return null;
                }
                found[0] = new MethodNode(access, name, descriptor, signature, exceptions);
                return found[0];
              }
            },
            ClassReader.SKIP_FRAMES);
    return found[0];
  }
}
