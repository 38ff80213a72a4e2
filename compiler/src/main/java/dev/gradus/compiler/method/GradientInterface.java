package dev.gradus.compiler.method;

import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.DerivativeMode;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * An interface marked {@link GradientOf}, as its class file declares it.
 *
 * @param name its internal name
 * @param owner internal name of the class of the method to be differentiated
 * @param rules internal names of classes with hand-written rules
 * @param checkpoints which loops keep snapshots
 */
record GradientInterface(
    String name,
    String owner,
    String method,
    DerivativeMode mode,
    List<String> rules,
    CheckpointMarks checkpoints,
    List<Declared> methods) {

  /** An abstract method. */
  record Declared(String name, String descriptor) {
    @Override
    public String toString() {
      org.objectweb.asm.Type type = org.objectweb.asm.Type.getMethodType(descriptor);
      List<String> parameters = new ArrayList<>();
      for (org.objectweb.asm.Type t : type.getArgumentTypes()) {
        parameters.add(simple(t));
      }
      return simple(type.getReturnType()) + " " + name + "(" + String.join(", ", parameters) + ")";
    }

    private static String simple(org.objectweb.asm.Type type) {
      String name = type.getClassName();
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }

  /** Whether a class is such an interface. */
  static boolean isMarked(ClassFiles files, String internalName) {
    return ClassNodes.find(files, internalName)
        .flatMap(n -> Annotations.find(n.visibleAnnotations, GradientOf.class))
        .isPresent();
  }

  /**
   * Reads an interface.
   *
   * @throws dev.gradus.runtime.GradusException if it is not marked, or the mark names no class
   */
  static GradientInterface read(ClassFiles files, String internalName) {
    ClassNode node = ClassNodes.read(files, internalName);
    String name = internalName.replace('/', '.');
    AnnotationNode mark =
        Annotations.find(node.visibleAnnotations, GradientOf.class)
            .filter(a -> (node.access & Opcodes.ACC_INTERFACE) != 0)
            .orElseThrow(() -> Problem.GRADIENT_INTERFACE_UNMARKED.exception(name));
    return new GradientInterface(
        internalName,
        owner(mark, name),
        Annotations.text(mark, "method").orElse(""),
        Annotations.constant(mark, "mode").map(DerivativeMode::valueOf).orElse(DerivativeMode.AUTO),
        Annotations.classes(mark, "rules"),
        CheckpointMarks.of(node),
        List.copyOf(methods(files, node)));
  }

  private static String owner(AnnotationNode mark, String name) {
    Optional<String> byClass = Annotations.type(mark, "owner");
    Optional<String> byName =
        Annotations.text(mark, "ownerName").filter(n -> !n.isEmpty()).map(n -> n.replace('.', '/'));
    if (byClass.isPresent() == byName.isPresent()) {
      throw Problem.GRADIENT_INTERFACE_UNCLEAR.exception(
          name, byClass.isPresent() ? "both owner and ownerName" : "no owner");
    }
    return byClass.or(() -> byName).orElseThrow();
  }

  /** Abstract methods of the interface and of those it extends, in this order. */
  private static Set<Declared> methods(ClassFiles files, ClassNode node) {
    Set<Declared> methods = new LinkedHashSet<>();
    Set<Declared> bodies = new LinkedHashSet<>();
    Deque<ClassNode> pending = new ArrayDeque<>(List.of(node));
    while (!pending.isEmpty()) {
      ClassNode next = pending.remove();
      for (MethodNode m : next.methods) {
        Declared declared = new Declared(m.name, m.desc);
        if ((m.access & Opcodes.ACC_ABSTRACT) == 0) {
          bodies.add(declared);
        } else if (!bodies.contains(declared)) {
          methods.add(declared);
        }
      }
      next.interfaces.forEach(i -> ClassNodes.find(files, i).ifPresent(pending::add));
    }
    return methods;
  }
}
