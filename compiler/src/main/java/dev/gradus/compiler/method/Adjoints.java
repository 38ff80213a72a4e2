package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The adjoints that a sweep adds to: one for each active array, one for each type of active
 * scalars.
 *
 * @param arrays by number of the parameter
 * @param scalars by type of the scalars
 */
record Adjoints(Primal primal, Map<Integer, Value> arrays, Map<Type, Value> scalars) {

  /** Those that the caller gave. */
  static Adjoints given(EntryCode code) {
    return make(
        code.primal,
        i -> code.slot(Slot.Role.ADJOINT, i).orElseThrow(),
        (type, numbers) -> code.slot(Slot.Role.SCALAR_ADJOINTS, numbers.get(0)).orElseThrow());
  }

  /** Arrays that are returned to the caller. */
  static Adjoints fresh(EntryCode code) {
    return make(
        code.primal,
        i -> code.zerosLike(code.own(i)),
        (type, numbers) -> code.f.newArray(type.array(), code.f.constant(numbers.size())));
  }

  /** Arrays of zeros for use during the call. */
  static Adjoints scratch(EntryCode code) {
    Adjoints adjoints =
        make(code.primal, code::like, (type, numbers) -> code.cells(type.array(), numbers.size()));
    adjoints.zero(code);
    return adjoints;
  }

  /** Makes or finds the adjoint of an array parameter. */
  interface ForArray {
    Value of(int parameter);
  }

  /** Makes or finds the adjoints of the scalar parameters of a type. */
  interface ForScalars {
    Value of(Type type, List<Integer> parameters);
  }

  private static Adjoints make(Primal primal, ForArray array, ForScalars scalar) {
    Map<Integer, Value> arrays = new LinkedHashMap<>();
    Map<Type, Value> scalars = new LinkedHashMap<>();
    primal.activeArrays().forEach(i -> arrays.put(i, array.of(i)));
    for (Type type : List.of(Type.DOUBLE, Type.FLOAT)) {
      List<Integer> numbers = primal.activeScalars(type);
      if (!numbers.isEmpty()) {
        scalars.put(type, scalar.of(type, numbers));
      }
    }
    return new Adjoints(primal, arrays, scalars);
  }

  void zero(EntryCode code) {
    arrays.values().forEach(code::zero);
    scalars.values().forEach(code::zero);
  }

  /** In the order of the convention. */
  List<Value> inOrder() {
    List<Value> all = new ArrayList<>(arrays.values());
    all.addAll(scalars.values());
    return all;
  }

  /** The adjoint of one parameter, an array or a number. */
  Value of(EntryCode code, int parameter) {
    Type type = primal.parameters().get(parameter).type();
    Value array = arrays.get(parameter);
    if (array != null) {
      return array;
    }
    int number = primal.activeScalars(type).indexOf(parameter);
    Value all = java.util.Optional.ofNullable(scalars.get(type)).orElseThrow();
    return code.f.load(all, code.f.constant(number));
  }
}
