package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import dev.gradus.runtime.method.DerivativeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The signatures that derivatives of a method may have, as {@code GradientOf} describes them. */
final class Forms {
  private final Primal primal;
  private final List<Form> forms = new ArrayList<>();

  private Forms(Primal primal) {
    this.primal = primal;
  }

  /** All of them; the first of a kind that returns nothing or the value is the general one. */
  static List<Form> of(Primal primal) {
    Forms forms = new Forms(primal);
    forms.list();
    return forms.forms;
  }

  /** The form that a handle uses for a kind. */
  static Optional<Form> general(Primal primal, DerivativeKind kind) {
    return of(primal).stream()
        .filter(f -> f.kind() == kind)
        .filter(f -> f.result() != Form.Result.RECORD && f.result() != Form.Result.OUT)
        .findFirst();
  }

  private void list() {
    List<Slot> p = own();
    Type result = primal.result();
    add(DerivativeKind.VALUE, Form.Result.VALUE, result, p);
    if (primal.active().isEmpty()) {
      return;
    }
    if (primal.isReal()) {
      gradients(p, result);
    }
    if (primal.isReal() || primal.isRealArray() || result.equals(Type.VOID)) {
      products(p, result);
    }
    if (primal.isRealArray() && result.rank() == 1) {
      variables().ifPresent(t -> out(DerivativeKind.JACOBIAN, p, t.array().array(), result));
    }
  }

  private void gradients(List<Slot> p, Type result) {
    List<Slot> a = adjoints();
    valueOrNothing(DerivativeKind.VALUE_AND_GRADIENT, result, p, a);
    valueOrNothing(DerivativeKind.ACCUMULATE_GRADIENT, result, p, a);
    fresh(p);
    add(DerivativeKind.GRADIENT, Form.Result.NOTHING, Type.VOID, p, a);
    add(DerivativeKind.HVP, Form.Result.NOTHING, Type.VOID, p, tangents(), a);
    if (primal.active().size() == 1 && !primal.activeArrays().isEmpty()) {
      Type only = primal.parameters().get(primal.active().get(0)).type();
      add(DerivativeKind.HVP, Form.Result.ADJOINT, only, p, tangents());
    }
    variables()
        .ifPresent(
            t -> {
              out(DerivativeKind.HESSIAN, p, t.array().array(), result);
              out(DerivativeKind.HESSIAN_DIAGONAL, p, t.array(), result);
            });
  }

  /** Gradients that are returned. */
  private void fresh(List<Slot> p) {
    List<Integer> active = primal.active();
    Type first = primal.parameters().get(active.get(0)).type();
    List<Primal.Declared> objects =
        primal.activeDeclared().stream().filter(Primal.Declared::isObject).toList();
    if (active.size() == 1 && objects.isEmpty()) {
      add(DerivativeKind.GRADIENT, Form.Result.ADJOINT, first, p);
    }
    boolean numbers = first.isReal() && primal.activeScalars(first).size() == active.size();
    if (numbers && objects.isEmpty()) {
      add(DerivativeKind.GRADIENT, Form.Result.SCALAR_ADJOINTS, first.array(), p);
    }
    if (!objects.stream().allMatch(d -> ObjectCode.canBeMade(d.shape()))) {
      return;
    }
    if (objects.size() == 1 && primal.activeDeclared().size() == 1) {
      add(DerivativeKind.GRADIENT, Form.Result.RECORD, objects.get(0).type(), p);
    }
    Type record = Type.reference("");
    add(DerivativeKind.GRADIENT, Form.Result.RECORD, record, p);
    add(DerivativeKind.VALUE_AND_GRADIENT, Form.Result.RECORD, record, p);
  }

  private void products(List<Slot> p, Type result) {
    Slot seed = new Slot(Slot.Role.SEED, -1, result, "seed");
    boolean none = result.equals(Type.VOID);
    List<Slot> seeds = none ? List.of() : List.of(seed);
    valueOrNothing(DerivativeKind.VJP, result, p, adjoints(), seeds);
    add(
        DerivativeKind.JVP,
        none ? Form.Result.NOTHING : Form.Result.TANGENT,
        result,
        p,
        tangents());
    if (!none) {
      Slot cell = new Slot(Slot.Role.RESULT_TANGENT, -1, result.array(), "resultTangent");
      valueOrNothing(DerivativeKind.VALUE_AND_JVP, result, p, tangents(), List.of(cell));
    }
  }

  private void out(DerivativeKind kind, List<Slot> p, Type type, Type result) {
    Slot out = new Slot(Slot.Role.OUT, -1, type, kind.method());
    if (type.kind() == result.kind()) {
      add(kind, Form.Result.NOTHING, Type.VOID, p, List.of(out));
      add(kind, Form.Result.OUT, type, p);
    }
  }

  /**
   * Element type, where the active parameters make one vector: a single array of rank 1, or scalars
   * of one type.
   */
  private Optional<Type> variables() {
    return variables(primal);
  }

  static Optional<Type> variables(Primal primal) {
    List<Integer> active = primal.active();
    Type first = primal.parameters().get(active.get(0)).type();
    if (first.rank() == 1 && active.size() == 1) {
      return Optional.of(first.element());
    }
    boolean scalars = first.isReal() && primal.activeScalars(first).size() == active.size();
    return scalars ? Optional.of(first) : Optional.empty();
  }

  /** Number of adjoint arguments. */
  static int adjoints(Primal primal) {
    return new Forms(primal).adjoints().size();
  }

  private List<Slot> own() {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < primal.parameters().size(); i++) {
      Primal.Parameter p = primal.parameters().get(i);
      slots.add(new Slot(Slot.Role.PRIMAL, i, p.type(), p.name()));
    }
    return slots;
  }

  private List<Slot> adjoints() {
    List<Slot> slots = new ArrayList<>();
    for (int i : primal.activeArrays()) {
      Primal.Parameter p = primal.parameters().get(i);
      slots.add(new Slot(Slot.Role.ADJOINT, i, p.type(), p.name() + "Adjoint"));
    }
    for (Type type : List.of(Type.DOUBLE, Type.FLOAT)) {
      List<Integer> scalars = primal.activeScalars(type);
      if (!scalars.isEmpty()) {
        String name =
            scalars.size() == 1
                ? primal.parameters().get(scalars.get(0)).name() + "Adjoint"
                : "scalarAdjoints";
        slots.add(new Slot(Slot.Role.SCALAR_ADJOINTS, scalars.get(0), type.array(), name));
      }
    }
    return slots;
  }

  private List<Slot> tangents() {
    List<Slot> slots = new ArrayList<>();
    for (int i : primal.active()) {
      Primal.Parameter p = primal.parameters().get(i);
      slots.add(new Slot(Slot.Role.TANGENT, i, p.type(), p.name() + "Tangent"));
    }
    return slots;
  }

  @SafeVarargs
  private void valueOrNothing(DerivativeKind kind, Type type, List<Slot>... slots) {
    add(kind, Form.Result.VALUE, type, slots);
    if (!type.equals(Type.VOID)) {
      add(kind, Form.Result.NOTHING, Type.VOID, slots);
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  private void add(DerivativeKind kind, Form.Result result, Type type, List<Slot>... slots) {
    List<Slot> all = Stream.of(slots).flatMap(List::stream).toList();
    boolean nothing = result == Form.Result.VALUE && type.equals(Type.VOID);
    forms.add(new Form(kind, all, nothing ? Form.Result.NOTHING : result, type));
  }
}
