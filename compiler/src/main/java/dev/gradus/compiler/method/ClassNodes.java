package dev.gradus.compiler.method;

import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Problem;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Reads the declarations of classes. */
final class ClassNodes {
  private ClassNodes() {}

  static Optional<ClassNode> find(ClassFiles files, String internalName) {
    return files
        .find(internalName)
        .map(
            bytes -> {
              ClassNode node = new ClassNode();
              new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
              return node;
            });
  }

  static ClassNode read(ClassFiles files, String internalName) {
    return find(files, internalName)
        .orElseThrow(() -> Problem.CLASS_FILE_NOT_FOUND.exception(internalName.replace('/', '.')));
  }
}
