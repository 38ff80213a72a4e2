package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.objects.ParameterShape.Component;
import dev.gradus.compiler.objects.ParameterShape.Kind;
import dev.gradus.compiler.objects.ParameterShape.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Explodes the parameters of the method itself. */
final class EntryParameters {
  private final Classes classes;
  private final List<ParameterShape> shapes = new ArrayList<>();
  private final List<Form> forms = new ArrayList<>();
  private int next;

  EntryParameters(Classes classes, Function entry) {
    this.classes = classes;
    for (Value parameter : entry.parameters()) {
      Type type = parameter.type();
      Optional<Form> form = form(type, new HashSet<>());
      forms.add(form.orElseGet(() -> new Form.Plain(new Value(-1, type, parameter.name()))));
      shapes.add(shape(type, forms.get(forms.size() - 1)));
    }
  }

  List<ParameterShape> shapes() {
    return shapes;
  }

  List<Form> forms() {
    return forms;
  }

  /** The form of a parameter or field whose objects are exploded. */
  private Optional<Form> form(Type type, Set<String> outer) {
    if (!Fields.isObject(type) || type.isArray()) {
      return Optional.empty();
    }
    Optional<ClassShape> shape = classes.shape(type.className());
    if (shape.isEmpty() || !shape.get().isFixed() || !outer.add(type.className())) {
      return Optional.empty();
    }
    List<Cell> cells = new ArrayList<>();
    for (ClassShape.Field field : shape.get().fields()) {
      Optional<Form> form = form(field.type(), outer);
      if (form.isEmpty() && classes.isOfUser(field.type())) {
        return Optional.empty();
      }
      Value leaf = new Value(-1, Typing.loaded(field.type()), field.name());
      cells.add(Cell.fixed(field, form.orElse(new Form.Plain(leaf))));
    }
    outer.remove(type.className());
    return Optional.of(new Form.Instance(shape.get(), cells));
  }

  private ParameterShape shape(Type type, Form form) {
    if (!(form instanceof Form.Instance instance)) {
      return new ParameterShape.Leaf(next++, type);
    }
    List<Component> components = new ArrayList<>();
    for (Cell cell : instance.cells()) {
      ClassShape.Field field = cell.field();
      ParameterShape inner = shape(field.type(), cell.known().orElseThrow());
      components.add(new Component(field.name(), reader(field), inner));
    }
    return new ParameterShape.Exploded(
        type, components, Members.constructor(classes.reader(), instance.shape()));
  }

  private Reader reader(ClassShape.Field field) {
    ClassNode owner = classes.reader().concluded(field.owner()).orElseThrow();
    String descriptor = field.type().descriptor();
    for (MethodNode method : owner.methods) {
      if ((method.access & Opcodes.ACC_PUBLIC) != 0
          && method.desc.equals("()" + descriptor)
          && Members.gives(method, field)) {
        return new Reader(Kind.ACCESSOR, field.owner(), method.name, method.desc);
      }
    }
    boolean isPublic =
        owner.fields.stream()
            .anyMatch(f -> f.name.equals(field.name()) && (f.access & Opcodes.ACC_PUBLIC) != 0);
    Kind kind = isPublic ? Kind.PUBLIC_FIELD : Kind.HIDDEN_FIELD;
    return new Reader(kind, field.owner(), field.name(), descriptor);
  }
}
