package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.objects.ParameterShape;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Active;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.Inactive;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds methods by name in class files and reads their marks. */
public final class Primals {
  private Primals() {}

  /**
   * The static methods of a class with a name, in the order of the class file.
   *
   * @param owner internal name of the class
   * @throws dev.gradus.runtime.GradusException if there is none
   */
  public static List<Primal> named(ClassFiles files, String owner, String name) {
    ClassNode node = ClassNodes.read(files, owner);
    List<Primal> found = new ArrayList<>();
    for (MethodNode method : node.methods) {
      if (isCandidate(method) && method.name.equals(name)) {
        found.add(primal(files, node, method));
      }
    }
    if (found.isEmpty()) {
      String there =
          node.methods.stream()
              .filter(Primals::isCandidate)
              .map(m -> m.name)
              .distinct()
              .collect(Collectors.joining(", "));
      throw Problem.GRADIENT_METHOD_UNKNOWN.exception(
          owner.replace('/', '.'), name, there.isEmpty() ? "none" : there);
    }
    return found;
  }

  private static boolean isCandidate(MethodNode method) {
    int hidden = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_SYNTHETIC;
    return (method.access & Opcodes.ACC_STATIC) != 0
        && (method.access & hidden) == 0
        && !method.name.startsWith("<");
  }

  private static Primal primal(ClassFiles files, ClassNode owner, MethodNode method) {
    List<Type> types = new ArrayList<>();
    for (org.objectweb.asm.Type t : org.objectweb.asm.Type.getArgumentTypes(method.desc)) {
      types.add(Typing.of(t.getDescriptor()));
    }
    boolean chosen = false;
    for (int i = 0; i < types.size(); i++) {
      chosen |= isMarked(method, i, Active.class);
    }
    List<ParameterShape> shapes = shapes(files, types);
    List<Primal.Declared> declared = new ArrayList<>();
    List<Primal.Parameter> parameters = new ArrayList<>();
    int slot = 0;
    for (int i = 0; i < types.size(); i++) {
      boolean wanted =
          chosen ? isMarked(method, i, Active.class) : !isMarked(method, i, Inactive.class);
      String name = name(method, i, slot);
      declared.add(new Primal.Declared(name, types.get(i), shapes.get(i)));
      leaves(shapes.get(i), name, wanted, parameters);
      slot += types.get(i).slots();
    }
    Optional<AnnotationNode> mark =
        Annotations.find(method.visibleAnnotations, Differentiable.class);
    Arithmetic arithmetic =
        mark.flatMap(m -> Annotations.constant(m, "arithmetic"))
            .map(Arithmetic::valueOf)
            .orElse(Arithmetic.STRICT);
    List<String> rules = mark.map(m -> Annotations.classes(m, "rules")).orElse(List.of());
    Type result = Typing.result(method.desc);
    return new Primal(
        owner.name,
        method.name,
        method.desc,
        declared,
        parameters,
        result,
        arithmetic,
        rules,
        CheckpointMarks.OF_METHODS);
  }

  /** Classes are looked into only where there are objects among the parameters. */
  private static List<ParameterShape> shapes(ClassFiles files, List<Type> types) {
    if (types.stream().anyMatch(t -> t.kind() == Type.Kind.REFERENCE && !t.isArray())) {
      return Resolve.shapes(files, types);
    }
    List<ParameterShape> shapes = new ArrayList<>();
    types.forEach(t -> shapes.add(new ParameterShape.Leaf(shapes.size(), t)));
    return shapes;
  }

  private static void leaves(
      ParameterShape shape, String name, boolean wanted, List<Primal.Parameter> to) {
    if (shape instanceof ParameterShape.Exploded exploded) {
      for (ParameterShape.Component c : exploded.components()) {
        if (c.reader().kind() == ParameterShape.Kind.HIDDEN_FIELD) {
          throw Problem.GRADIENT_FIELD_HIDDEN.exception(
              c.name(), exploded.type().className().replace('/', '.'));
        }
        leaves(c.shape(), name + "." + c.name(), wanted, to);
      }
      return;
    }
    Type type = shape.type();
    boolean real = type.isReal() || Primal.isRealArray(type);
    to.add(new Primal.Parameter(name, type, real && wanted));
  }

  /** Marks count the parameters of the source; compilers add none to static methods. */
  private static boolean isMarked(MethodNode method, int parameter, Class<?> mark) {
    @Nullable List<AnnotationNode>[] marks = method.visibleParameterAnnotations;
    return marks != null
        && parameter < marks.length
        && Annotations.find(marks[parameter], mark).isPresent();
  }

  private static String name(MethodNode method, int parameter, int slot) {
    if (method.parameters != null && method.parameters.get(parameter).name != null) {
      return method.parameters.get(parameter).name;
    }
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        if (variable.index == slot && method.instructions.indexOf(variable.start) <= 1) {
          return variable.name;
        }
      }
    }
    return "p" + parameter;
  }
}
