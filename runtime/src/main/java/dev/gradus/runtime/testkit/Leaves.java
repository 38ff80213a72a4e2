package dev.gradus.runtime.testkit;

import dev.gradus.runtime.Problem;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes arguments apart into numbers and arrays, and puts them together. An object counts as its
 * instance fields in the order of declaration, those of superclasses first.
 */
final class Leaves {
  private final List<Class<?>> parameters;
  private final List<Subject.Leaf> leaves = new ArrayList<>();

  /**
   * @param active which parameters are differentiated by
   */
  Leaves(List<String> names, List<Class<?>> parameters, List<Integer> active) {
    this.parameters = List.copyOf(parameters);
    for (int i = 0; i < parameters.size(); i++) {
      collect(names.get(i), parameters.get(i), active.contains(i));
    }
  }

  List<Subject.Leaf> list() {
    return leaves;
  }

  private void collect(String name, Class<?> type, boolean wanted) {
    if (isLeaf(type)) {
      leaves.add(new Subject.Leaf(name, type, wanted && isReal(type)));
      return;
    }
    for (Field field : fields(type)) {
      collect(name + "." + field.getName(), field.getType(), wanted);
    }
  }

  /** Whether a class is a real number, or an array of such of any rank. */
  static boolean isReal(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element == double.class || element == float.class;
  }

  /** Numbers, arrays, and what is passed on as it is. */
  private static boolean isLeaf(Class<?> type) {
    return type.isPrimitive()
        || type.isArray()
        || type.isInterface()
        || type.isEnum()
        || type.getName().startsWith("java.")
        || fields(type).stream().anyMatch(f -> !Modifier.isFinal(f.getModifiers()));
  }

  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      List<Field> own = new ArrayList<>();
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          own.add(field);
        }
      }
      fields.addAll(0, own);
    }
    return fields;
  }

  /** The numbers and arrays that arguments consist of. */
  Object[] apart(Object[] arguments) {
    if (arguments.length != parameters.size()) {
      throw Problem.TESTKIT_POINT.exception(arguments.length, parameters.size());
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      apart(parameters.get(i), arguments[i], values);
    }
    return values.toArray();
  }

  private static void apart(Class<?> type, Object value, List<Object> values) {
    if (isLeaf(type)) {
      values.add(converted(type, value));
      return;
    }
    for (Field field : fields(type)) {
      try {
        field.setAccessible(true);
        apart(field.getType(), field.get(value), values);
      } catch (ReflectiveOperationException e) {
        throw Problem.TESTKIT_OBJECT.exception(type.getName(), e);
      }
    }
  }

  /** A whole number may be written where a method takes a real one. */
  private static Object converted(Class<?> type, Object value) {
    if (type == double.class && value instanceof Number number) {
      return number.doubleValue();
    } else if (type == float.class && value instanceof Number number) {
      return number.floatValue();
    }
    return value;
  }

  /** The arguments made of these numbers and arrays. */
  Object[] together(Object[] values) {
    Object[] arguments = new Object[parameters.size()];
    int[] next = {0};
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = together(parameters.get(i), values, next);
    }
    return arguments;
  }

  private static Object together(Class<?> type, Object[] values, int[] next) {
    if (isLeaf(type)) {
      return values[next[0]++];
    }
    List<Field> fields = fields(type);
    Class<?>[] types = fields.stream().map(Field::getType).toArray(Class<?>[]::new);
    Object[] components = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      components[i] = together(types[i], values, next);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(components);
    } catch (ReflectiveOperationException e) {
      throw Problem.TESTKIT_OBJECT.exception(type.getName(), e);
    }
  }
}
