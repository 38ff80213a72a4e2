package dev.gradus.runtime.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A gradient that a method of an interface returns: that of the only active parameter itself, an
 * array for numbers, or a record with a component for every active parameter, behind the value
 * where this is asked for, too.
 *
 * @param call the interface's method
 */
record ReturnedGradient(Primal primal, Method method, MethodModel.Call call) {

  /** The adjoints at some leaves. */
  Object[] of(Object[] values) {
    MethodModel model = primal.model();
    Object[] adjoints = Copies.zeros(values);
    Object returned =
        Objects.requireNonNull(call.with(model.leaves().together(values)), method.getName());
    List<Object> parts = parts(returned);
    if (parts.size() == 1 && primal.active().size() > 1) {
      return model.withScalars(adjoints, parts.get(0), parts.get(0));
    }
    for (int k = 0; k < parts.size(); k++) {
      place(model, primal.active().get(k), parts.get(k), adjoints);
    }
    return adjoints;
  }

  /** One gradient for each active parameter, or one array for all. */
  private List<Object> parts(Object returned) {
    boolean withValue = method.getName().equals("valueAndGradient");
    boolean own = primal.types().contains(returned.getClass()) && primal.active().size() == 1;
    RecordComponent[] components = returned.getClass().getRecordComponents();
    if (components == null || own) {
      return List.of(returned);
    }
    List<Object> parts = new ArrayList<>();
    Arrays.stream(components)
        .skip(withValue ? 1 : 0)
        .map(c -> Primal.call(c.getAccessor(), returned).with(new Object[0]))
        .forEach(part -> parts.add(Objects.requireNonNull(part)));
    return parts;
  }

  /** Puts the gradient by one parameter, taken apart, where the leaves of that parameter are. */
  private void place(MethodModel model, int parameter, Object part, Object[] adjoints) {
    Class<?> type = primal.types().get(parameter);
    int first = 0;
    for (int i = 0; i < parameter; i++) {
      first += leaves(primal.types().get(i));
    }
    boolean floats = type == float.class && Array.newInstance(type, 0).getClass().isInstance(part);
    boolean doubles = type == double.class && part instanceof double[];
    Object[] apart =
        floats || doubles
            ? new Object[] {Array.get(part, 0)}
            : new Leaves(List.of(""), List.of(type), List.of(0)).apart(new Object[] {part});
    for (int i = 0; i < apart.length; i++) {
      if (model.leaves().list().get(first + i).active()) {
        adjoints[first + i] = apart[i];
      }
    }
  }

  private static int leaves(Class<?> type) {
    return new Leaves(List.of(""), List.of(type), List.of()).list().size();
  }
}
