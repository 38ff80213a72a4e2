package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a variable holds that gets different forms on different ways. */
final class Join {
  private Join() {}

  /**
   * A form that both fit into: the same class with joined fields, or a form that may be null. Empty
   * where the classes differ. The values of the result mean nothing.
   */
  static Optional<Form> of(Form a, Form b) {
    if (a instanceof Form.Null && b instanceof Form.Null || a.equals(b)) {
      return Optional.of(a);
    } else if (a instanceof Form.Null) {
      return Optional.of(orNull(b));
    } else if (b instanceof Form.Null) {
      return Optional.of(orNull(a));
    } else if (a instanceof Form.Nullable || b instanceof Form.Nullable) {
      return of(object(a), object(b)).map(Join::orNull);
    } else if (a instanceof Form.Instance x && b instanceof Form.Instance y) {
      return x.shape().equals(y.shape()) ? cells(x, y) : Optional.empty();
    } else if (a instanceof Form.Closure x && b instanceof Form.Closure y) {
      return x.lambda().equals(y.lambda())
          ? all(x.captured(), y.captured()).map(c -> new Form.Closure(x.lambda(), c))
          : Optional.empty();
    }
    if (a instanceof Form.Box && isObject(b)) {
      return Optional.of(b);
    } else if (b instanceof Form.Box && isObject(a)) {
      return Optional.of(a);
    }
    return a.structure().equals(b.structure()) ? Optional.of(a) : Optional.empty();
  }

  private static boolean isObject(Form form) {
    return form instanceof Form.Plain plain && plain.structure().equals("L;");
  }

  private static Form object(Form form) {
    return form instanceof Form.Nullable n ? n.object() : form;
  }

  private static Form orNull(Form form) {
    boolean known = form instanceof Form.Nullable || form instanceof Form.Plain;
    return known ? form : new Form.Nullable(new Value(-1, Type.BOOLEAN, ""), form);
  }

  private static Optional<Form> cells(Form.Instance a, Form.Instance b) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < a.cells().size(); i++) {
      Cell x = a.cells().get(i);
      Cell y = b.cells().get(i);
      if (x.known().isPresent() && y.known().isPresent()) {
        Optional<Form> joined = of(x.known().get(), y.known().get());
        if (joined.isEmpty()) {
          return Optional.empty();
        }
        cells.add(Cell.fixed(x.field(), joined.get()));
      } else if (x.structure().equals(y.structure())) {
        cells.add(x);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Form.Instance(a.shape(), cells));
  }

  private static Optional<List<Form>> all(List<Form> a, List<Form> b) {
    List<Form> joined = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      Optional<Form> form = of(a.get(i), b.get(i));
      if (form.isEmpty()) {
        return Optional.empty();
      }
      joined.add(form.get());
    }
    return Optional.of(joined);
  }

  /** The leaves of a form as a variable of the template's form takes them; empty if it cannot. */
  static Optional<List<Value>> fit(Code code, Form form, Form template) {
    if (template instanceof Form.Nullable nullable) {
      return nullable(code, form, nullable);
    } else if (template instanceof Form.Plain plain) {
      return Boxes.plain(code, form, plain.type()).map(List::of);
    } else if (form instanceof Form.Instance a && template instanceof Form.Instance b) {
      return a.shape().equals(b.shape()) ? cells(code, a, b) : Optional.empty();
    } else if (form instanceof Form.Closure a && template instanceof Form.Closure b) {
      return a.lambda().equals(b.lambda())
          ? all(code, a.captured(), b.captured())
          : Optional.empty();
    }
    return form.structure().equals(template.structure())
        ? Optional.of(form.leaves())
        : Optional.empty();
  }

  private static Optional<List<Value>> nullable(Code code, Form form, Form.Nullable template) {
    List<Value> leaves = new ArrayList<>();
    if (form instanceof Form.Null) {
      leaves.add(code.constant(false, Type.BOOLEAN));
      template.object().leaves().forEach(l -> leaves.add(code.zero(l.type())));
      return Optional.of(leaves);
    }
    leaves.add(form instanceof Form.Nullable n ? n.present() : code.constant(true, Type.BOOLEAN));
    Optional<List<Value>> rest = fit(code, object(form), template.object());
    rest.ifPresent(leaves::addAll);
    return rest.map(r -> leaves);
  }

  private static Optional<List<Value>> cells(Code code, Form.Instance form, Form.Instance like) {
    List<Value> leaves = new ArrayList<>();
    for (int i = 0; i < form.cells().size(); i++) {
      Cell cell = form.cells().get(i);
      Cell wanted = like.cells().get(i);
      Optional<List<Value>> part =
          cell.known().isPresent() && wanted.known().isPresent()
              ? fit(code, cell.known().get(), wanted.known().get())
              : cell.structure().equals(wanted.structure())
                  ? Optional.of(cell.leaves())
                  : Optional.empty();
      if (part.isEmpty()) {
        return part;
      }
      leaves.addAll(part.get());
    }
    return Optional.of(leaves);
  }

  private static Optional<List<Value>> all(Code code, List<Form> forms, List<Form> templates) {
    List<Value> leaves = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      Optional<List<Value>> part = fit(code, forms.get(i), templates.get(i));
      if (part.isEmpty()) {
        return part;
      }
      leaves.addAll(part.get());
    }
    return Optional.of(leaves);
  }
}
