package dev.gradus.compiler.statics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;

/**
 * Which static arrays are constants: final, written by the class's initialiser only, and never
 * handed to code that could write them. The declaring class and the classes nested with it are
 * looked at.
 */
public final class StaticArrays {
  private final Function<String, Optional<ClassNode>> classes;

  /** Finds classes by internal name. */
  public StaticArrays(Function<String, Optional<ClassNode>> classes) {
    this.classes = classes;
  }

  /** The field by that name, in the class itself or those it inherits from. */
  public Optional<StaticField> find(String owner, String name) {
    Optional<ClassNode> node = classes.apply(owner);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Optional<StaticField> own =
        node.get().fields.stream()
            .filter(f -> f.name.equals(name))
            .findFirst()
            .map(f -> new StaticField(node.get(), f));
    List<String> above = new ArrayList<>(node.get().interfaces);
    if (node.get().superName != null) {
      above.add(node.get().superName);
    }
    for (int i = 0; own.isEmpty() && i < above.size(); i++) {
      own = find(above.get(i), name);
    }
    return own;
  }

  /** Whether the array in a field is the same, elements included, whenever it is read. */
  public boolean isConstant(StaticField field) {
    if (!field.isFinal()) {
      return false;
    }
    ArrayUse use = new ArrayUse(field, classes);
    return nest(field.owner()).stream()
        .flatMap(name -> classes.apply(name).stream())
        .allMatch(c -> c.methods.stream().allMatch(m -> use.isHarmlessIn(c, m)));
  }

  private Set<String> nest(ClassNode owner) {
    Set<String> names = new LinkedHashSet<>();
    names.add(owner.name);
    int dollar = owner.name.indexOf('$');
    String host = dollar > 0 ? owner.name.substring(0, dollar) : owner.name;
    for (String member : List.of(owner.name, host)) {
      Optional<ClassNode> node = classes.apply(member);
      node.ifPresent(n -> names.add(n.name));
      for (InnerClassNode inner : node.map(n -> n.innerClasses).orElse(List.of())) {
        if (inner.name.equals(host) || inner.name.startsWith(host + "$")) {
          names.add(inner.name);
        }
      }
    }
    return names;
  }
}
