package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * A gradient interface fitted to the one overload of its method that all its methods fit.
 *
 * @param methods what each abstract method computes
 */
record Binding(GradientInterface declaration, Primal primal, List<Wanted> methods) {

  /**
   * Fits an interface.
   *
   * @throws dev.gradus.runtime.GradusException if no overload fits, saying what would, or several
   *     do
   */
  static Binding of(ClassFiles files, GradientInterface declaration) {
    List<Primal> overloads = Primals.named(files, declaration.owner(), declaration.method());
    List<Binding> fitting = new ArrayList<>();
    for (Primal primal : overloads) {
      List<Wanted> methods = new ArrayList<>();
      declaration
          .methods()
          .forEach(m -> fit(files, primal, m, declaration.name()).ifPresent(methods::add));
      if (methods.size() == declaration.methods().size()) {
        fitting.add(
            new Binding(
                declaration,
                primal.with(declaration.rules()).with(declaration.checkpoints()),
                methods));
      }
    }
    if (fitting.size() == 1) {
      return fitting.get(0);
    } else if (fitting.size() > 1) {
      throw Problem.GRADIENT_METHOD_AMBIGUOUS.exception(
          declaration.owner().replace('/', '.'),
          declaration.method(),
          fitting.stream().map(b -> b.primal().describe()).collect(Collectors.joining(", ")));
    }
    throw mismatch(files, declaration, overloads);
  }

  private static RuntimeException mismatch(
      ClassFiles files, GradientInterface declaration, List<Primal> overloads) {
    GradientInterface.Declared stranger =
        declaration.methods().stream()
            .filter(
                m ->
                    overloads.stream()
                        .noneMatch(p -> fit(files, p, m, declaration.name()).isPresent()))
            .findFirst()
            .orElse(declaration.methods().get(declaration.methods().size() - 1));
    return Problem.GRADIENT_SIGNATURE.exception(
        "'" + stranger + "' of " + declaration.name().replace('/', '.'),
        overloads.stream().map(Primal::describe).collect(Collectors.joining(", ")),
        overloads.stream().flatMap(p -> offers(p, stranger)).collect(Collectors.joining()));
  }

  /** Forms of the same name, or all if there is none. */
  private static Stream<String> offers(Primal primal, GradientInterface.Declared stranger) {
    List<Form> all = Forms.of(primal);
    List<Form> alike = all.stream().filter(f -> f.kind().method().equals(stranger.name())).toList();
    return (alike.isEmpty() ? all : alike).stream().map(f -> "\n  " + f.signature(primal));
  }

  private static Optional<Wanted> fit(
      ClassFiles files, Primal primal, GradientInterface.Declared method, String declaredIn) {
    List<Type> parameters = declared(method.descriptor());
    Type result = Typing.result(method.descriptor());
    for (Form form : Forms.of(primal)) {
      if (!form.kind().method().equals(method.name())
          || !form.declared(primal).equals(parameters)) {
        continue;
      }
      boolean record = form.isOpenRecord();
      if (record && isRecord(files, primal, form, result)) {
        return Optional.of(
            new Wanted(
                form,
                method.name(),
                method.descriptor(),
                Optional.of(result.className()),
                Optional.of(declaredIn)));
      } else if (!record && form.type().equals(result)) {
        Optional<String> object =
            form.result() == Form.Result.RECORD
                ? Optional.of(result.className())
                : Optional.empty();
        return Optional.of(
            new Wanted(form, method.name(), method.descriptor(), object, Optional.of(declaredIn)));
      }
    }
    return Optional.empty();
  }

  /** Whether the type is a record of the active parameters' types, behind the value if need be. */
  private static boolean isRecord(ClassFiles files, Primal primal, Form form, Type type) {
    if (type.kind() != Type.Kind.REFERENCE || type.isArray()) {
      return false;
    }
    List<Type> wanted = components(primal, form);
    Optional<ClassNode> node = ClassNodes.find(files, type.className());
    List<RecordComponentNode> components = node.map(n -> n.recordComponents).orElse(List.of());
    return components != null
        && components.stream().map(c -> Typing.of(c.descriptor)).toList().equals(wanted);
  }

  /** Types of the components of a record that a form returns. */
  static List<Type> components(Primal primal, Form form) {
    List<Type> types = new ArrayList<>();
    if (form.kind() == dev.gradus.runtime.method.DerivativeKind.VALUE_AND_GRADIENT) {
      types.add(primal.result());
    }
    primal.activeDeclared().forEach(d -> types.add(d.type()));
    return types;
  }

  private static List<Type> declared(String descriptor) {
    return Stream.of(org.objectweb.asm.Type.getArgumentTypes(descriptor))
        .map(t -> Typing.of(t.getDescriptor()))
        .toList();
  }
}
