package dev.gradus.compiler.method;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/** Reads annotations of class files. */
final class Annotations {
  private Annotations() {}

  static Optional<AnnotationNode> find(@Nullable List<AnnotationNode> among, Class<?> wanted) {
    String descriptor = Type.getDescriptor(wanted);
    return among == null
        ? Optional.empty()
        : among.stream().filter(a -> a.desc.equals(descriptor)).findFirst();
  }

  /** All of a kind. */
  static List<AnnotationNode> all(@Nullable List<AnnotationNode> among, Class<?> wanted) {
    String descriptor = Type.getDescriptor(wanted);
    return among == null
        ? List.of()
        : among.stream().filter(a -> a.desc.equals(descriptor)).toList();
  }

  /** An element's value, if it is not left out. */
  static Optional<Object> value(AnnotationNode annotation, String element) {
    List<Object> values = annotation.values == null ? List.of() : annotation.values;
    for (int i = 0; i + 1 < values.size(); i += 2) {
      if (values.get(i).equals(element)) {
        return Optional.of(values.get(i + 1));
      }
    }
    return Optional.empty();
  }

  static Optional<String> text(AnnotationNode annotation, String element) {
    return value(annotation, element).map(String.class::cast);
  }

  /** Name of an enum constant. */
  static Optional<String> constant(AnnotationNode annotation, String element) {
    return value(annotation, element).map(v -> ((String[]) v)[1]);
  }

  /** Internal name of a class. */
  static Optional<String> type(AnnotationNode annotation, String element) {
    return value(annotation, element)
        .map(v -> (Type) v)
        .filter(t -> t.getSort() == Type.OBJECT)
        .map(Type::getInternalName);
  }

  /** Internal names of classes. */
  static List<String> classes(AnnotationNode annotation, String element) {
    return value(annotation, element)
        .map(v -> ((List<?>) v).stream().map(t -> ((Type) t).getInternalName()).toList())
        .orElse(List.of());
  }
}
