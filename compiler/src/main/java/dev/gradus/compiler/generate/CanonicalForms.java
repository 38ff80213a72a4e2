package dev.gradus.compiler.generate;

import dev.gradus.runtime.method.GradientIndex;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;
import org.objectweb.asm.util.TraceMethodVisitor;

/**
 * Digests of class files without what does not matter to a derivative: line numbers, names of local
 * variables, the order of constants, the version of the class file.
 */
final class CanonicalForms {
  /** What the version of Gradus stands for, and what keeps its meaning from version to version. */
  private static final List<String> SETTLED =
      List.of("dev/gradus/runtime/", "dev/gradus/dsl/", "dev/gradus/compiler/", "kotlin/");

  private static final int NO_DEBUG = ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

  private final ClassPathFiles files;
  private final Map<String, Optional<ClassNode>> nodes = new HashMap<>();
  private final Map<String, String> known = new HashMap<>();

  CanonicalForms(ClassPathFiles files) {
    this.files = files;
  }

  boolean isPresent(String name) {
    return files.find(name).isPresent();
  }

  private Optional<ClassNode> node(String name) {
    return nodes.computeIfAbsent(
        name,
        n ->
            files
                .own(n)
                .map(
                    bytes -> {
                      ClassNode node = new ClassNode();
                      new ClassReader(bytes).accept(node, NO_DEBUG);
                      return node;
                    }));
  }

  /** Of a class without the code of its methods, and without methods that compilers make. */
  Optional<String> declarations(String name) {
    return node(name)
        .map(node -> known.computeIfAbsent(name, n -> digest(text(declarationsOf(node)))));
  }

  private static ClassNode declarationsOf(ClassNode node) {
    ClassNode bare = new ClassNode();
    bare.version = Opcodes.V17;
    bare.access = node.access;
    bare.name = node.name;
    bare.superName = node.superName;
    bare.interfaces = node.interfaces;
    bare.nestHostClass = node.nestHostClass;
    bare.nestMembers = node.nestMembers;
    bare.recordComponents = node.recordComponents;
    bare.visibleAnnotations = node.visibleAnnotations;
    bare.fields = node.fields;
    for (MethodNode method : node.methods) {
      boolean made = (method.access & Opcodes.ACC_SYNTHETIC) != 0 || method.name.equals("<clinit>");
      if (!made) {
        String[] thrown = method.exceptions.toArray(String[]::new);
        MethodNode shell = new MethodNode(method.access, method.name, method.desc, null, thrown);
        shell.visibleAnnotations = method.visibleAnnotations;
        shell.visibleParameterAnnotations = method.visibleParameterAnnotations;
        bare.methods.add(shell);
      }
    }
    return bare;
  }

  private static String text(ClassNode node) {
    StringWriter text = new StringWriter();
    node.accept(new TraceClassVisitor(null, new Textifier(), new PrintWriter(text)));
    return text.toString();
  }

  /** Of the code of a method, given as name and descriptor. */
  Optional<String> code(String name, String method) {
    return node(name)
        .flatMap(n -> n.methods.stream().filter(m -> (m.name + m.desc).equals(method)).findFirst())
        .map(m -> known.computeIfAbsent(name + "." + method, k -> digest(code(m))));
  }

  private static String code(MethodNode method) {
    Textifier text = new Textifier();
    method.accept(new TraceMethodVisitor(text));
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    text.print(printer);
    printer.flush();
    return method.access + " " + method.name + method.desc + "\n" + out;
  }

  /** Of all of a class. */
  Optional<String> whole(String name) {
    return node(name)
        .map(
            node ->
                known.computeIfAbsent(
                    name + "*",
                    k -> {
                      int version = node.version;
                      node.version = Opcodes.V17;
                      String digest = digest(text(node));
                      node.version = version;
                      return digest;
                    }));
  }

  /**
   * Classes, and those that may have a part in what their initialisers compute: all that are
   * reached from them by name.
   */
  Set<String> initialisedWith(Set<String> classes) {
    Set<String> reached = new TreeSet<>(classes);
    Deque<String> pending = new ArrayDeque<>();
    for (String name : classes) {
      boolean initialised =
          node(name).stream()
              .flatMap(n -> n.methods.stream())
              .anyMatch(m -> m.name.equals("<clinit>"));
      if (initialised) {
        pending.add(name);
      }
    }
    reach(pending, reached);
    return reached;
  }

  /** A class, and all that are reached from it by name. */
  Set<String> reachedFrom(String name) {
    Set<String> reached = new TreeSet<>(Set.of(name));
    reach(new ArrayDeque<>(reached), reached);
    return reached;
  }

  private void reach(Deque<String> pending, Set<String> reached) {
    while (!pending.isEmpty()) {
      for (String name : references(pending.remove())) {
        boolean settled = SETTLED.stream().anyMatch(name::startsWith);
        if (!settled && files.own(name).isPresent() && reached.add(name)) {
          pending.add(name);
        }
      }
    }
  }

  private List<String> references(String name) {
    Set<String> found = new TreeSet<>();
    Remapper collector =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String internalName) {
            found.add(internalName);
            return internalName;
          }
        };
    node(name).ifPresent(n -> n.accept(new ClassRemapper(new ClassNode(), collector)));
    return List.copyOf(found);
  }

  private static String digest(String text) {
    return GradientIndex.digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
