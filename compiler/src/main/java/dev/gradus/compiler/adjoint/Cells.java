package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Elements of arrays, one array for each type, that stand for scalar values. */
final class Cells {
  private final Fresh fresh;
  private final Map<Type, List<Value>> groups = new LinkedHashMap<>();

  Cells(Fresh fresh) {
    this.fresh = fresh;
  }

  void add(Value v) {
    groups.computeIfAbsent(v.type(), t -> new ArrayList<>()).add(v);
  }

  boolean holds(Value v) {
    return groups.getOrDefault(v.type(), List.of()).contains(v);
  }

  /** The values, by type. */
  List<Value> values() {
    return groups.values().stream().flatMap(List::stream).toList();
  }

  /** How many arrays there are. */
  int arrays() {
    return groups.size();
  }

  int bytes() {
    return values().stream()
        .mapToInt(v -> v.type().slots() == 2 ? 8 : v.type().equals(Type.BOOLEAN) ? 1 : 4)
        .sum();
  }

  /** The arrays as parameters, which are added to a list. */
  Place parameters(List<Value> to) {
    Map<Type, Value> arrays = new HashMap<>();
    for (Type type : groups.keySet()) {
      Value array = fresh.value(type.array(), "cells");
      arrays.put(type, array);
      to.add(array);
    }
    return new Place(arrays);
  }

  /** New arrays, which are added to a list. */
  Place make(List<Value> to, Code code) {
    Map<Type, Value> arrays = new HashMap<>();
    groups.forEach(
        (type, values) -> {
          Value length = code.constant(values.size());
          Value array = code.apply(new Operation.NewArray(type.array()), length);
          arrays.put(type, array);
          to.add(array);
        });
    return new Place(arrays);
  }

  /** The arrays in one function. */
  final class Place {
    private final Map<Type, Value> arrays;

    private Place(Map<Type, Value> arrays) {
      this.arrays = arrays;
    }

    private Value array(Type type) {
      return Optional.ofNullable(arrays.get(type)).orElseThrow();
    }

    private Value index(Value v, Code code) {
      return code.constant(groups.getOrDefault(v.type(), List.of()).indexOf(v));
    }

    /** Reads the cell of {@code v} as {@code result}. */
    Value load(Value v, Value result, Code code) {
      List<Value> place = List.of(array(v.type()), index(v, code));
      return code.define(result, new Operation.Load(), place);
    }

    /** Writes to the cell of {@code v}. */
    void store(Value v, Value content, Code code) {
      code.store(array(v.type()), index(v, code), content);
    }
  }
}
