package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.DerivativeMode;
import dev.gradus.runtime.method.DerivativeKind;
import java.util.ArrayList;
import java.util.List;

/** Builds the function behind a derivative method: seeds, zeros, sweeps, result. */
final class EntryBuilder {
  private final Wanted wanted;
  private final Form form;
  private final DerivativeMode mode;
  private final EntryCode code;
  private final Sweeps sweeps;
  private final Type result;

  private EntryBuilder(
      Primal primal,
      Wanted wanted,
      DerivativeMode mode,
      DerivativePrograms programs,
      Merger merger) {
    this.wanted = wanted;
    this.form = wanted.form();
    this.mode = mode;
    this.result = wanted.record().map(Type::reference).orElseGet(() -> Typing.loaded(form.type()));
    String name = merger.reserve(wanted.name());
    this.code = new EntryCode(name, primal, form, result);
    this.sweeps = new Sweeps(code, programs, merger);
  }

  /** The entry function; the programs that it calls are added to the merger. */
  static Entry build(
      Primal primal,
      Wanted wanted,
      DerivativeMode mode,
      DerivativePrograms programs,
      Merger merger) {
    EntryBuilder builder = new EntryBuilder(primal, wanted, mode, programs, merger);
    builder.body();
    return new Entry(wanted, builder.code.f.build(), builder.code.scratch());
  }

  private void body() {
    switch (form.kind()) {
      case VALUE -> code.returns(result, sweeps.value(code.own()));
      case GRADIENT, VALUE_AND_GRADIENT, ACCUMULATE_GRADIENT, VJP -> gradient();
      case JVP, VALUE_AND_JVP -> tangent();
      case HVP -> product();
      case HESSIAN, HESSIAN_DIAGONAL -> new HessianCode(code, sweeps, form).body();
      case JACOBIAN -> new JacobianCode(code, sweeps, form, mode).body();
    }
  }

  private void gradient() {
    boolean adds =
        form.kind() == DerivativeKind.ACCUMULATE_GRADIENT || form.kind() == DerivativeKind.VJP;
    Adjoints adjoints;
    if (form.slots().stream().anyMatch(EntryBuilder::isAdjoint)) {
      adjoints = Adjoints.given(code);
      if (!adds) {
        adjoints.zero(code);
      }
    } else {
      adjoints = isPassedOn() ? Adjoints.fresh(code) : Adjoints.scratch(code);
    }
    boolean forward = mode == DerivativeMode.FORWARD && form.kind() != DerivativeKind.VJP;
    Value value =
        forward
            ? new ForwardGradientCode(code, sweeps).add(adjoints)
            : sweeps.reverse(code.own(), adjoints.inOrder(), seed());
    finish(value, adjoints);
  }

  /** Whether arrays of adjoints are part of what is returned. */
  private boolean isPassedOn() {
    return form.result() != Form.Result.ADJOINT || form.type().isArray();
  }

  private static boolean isAdjoint(Slot slot) {
    return slot.role() == Slot.Role.ADJOINT || slot.role() == Slot.Role.SCALAR_ADJOINTS;
  }

  private List<Value> seed() {
    if (form.kind() == DerivativeKind.VJP) {
      return code.slot(Slot.Role.SEED, -1).map(List::of).orElse(List.of());
    }
    return List.of(code.number(code.primal.result(), 1));
  }

  private void finish(Value value, Adjoints adjoints) {
    List<Integer> active = code.primal.active();
    switch (form.result()) {
      case ADJOINT -> code.f.returns(adjoints.of(code, active.get(0)));
      case SCALAR_ADJOINTS -> code.f.returns(adjoints.inOrder().get(0));
      case RECORD -> code.f.returns(record(value, adjoints));
      default -> code.returns(result, value);
    }
  }

  private Value record(Value value, Adjoints adjoints) {
    List<Primal.Declared> active = code.primal.activeDeclared();
    if (!form.isOpenRecord()) {
      return ObjectCode.gradient(code, active.get(0).shape(), adjoints);
    }
    List<Value> components = new ArrayList<>();
    if (form.kind() == DerivativeKind.VALUE_AND_GRADIENT) {
      components.add(value);
    }
    active.forEach(d -> components.add(ObjectCode.gradient(code, d.shape(), adjoints)));
    StringBuilder descriptor = new StringBuilder("(");
    Binding.components(code.primal, form).forEach(t -> descriptor.append(t.descriptor()));
    return code.f.apply(
        new Operation.Construct(wanted.record().orElseThrow(), descriptor + ")V"),
        components.toArray(Value[]::new));
  }

  private List<Value> tangents() {
    return code.primal.active().stream()
        .map(i -> code.slot(Slot.Role.TANGENT, i).orElseThrow())
        .toList();
  }

  private void tangent() {
    Type own = code.primal.result();
    List<Value> cell =
        own.equals(Type.VOID)
            ? List.of()
            : List.of(
                code.slot(Slot.Role.RESULT_TANGENT, -1)
                    .orElseGet(() -> code.cells(own.array(), 1)));
    Value value = sweeps.forward(code.own(), tangents(), cell);
    if (form.result() == Form.Result.TANGENT) {
      code.f.returns(code.f.load(cell.get(0), code.f.constant(0)));
    } else {
      code.returns(result, value);
    }
  }

  private void product() {
    Adjoints products =
        form.result() == Form.Result.NOTHING ? Adjoints.given(code) : Adjoints.fresh(code);
    products.zero(code);
    Adjoints adjoints = Adjoints.scratch(code);
    sweeps.second(code.own(), adjoints.inOrder(), tangents(), products.inOrder());
    if (form.result() == Form.Result.NOTHING) {
      code.f.returnsVoid();
    } else {
      code.f.returns(products.of(code, code.primal.active().get(0)));
    }
  }
}
