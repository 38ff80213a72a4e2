package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Type;
import java.util.List;

/**
 * A class whose objects can be exploded.
 *
 * @param name internal name
 * @param fields all instance fields, those of superclasses first
 */
record ClassShape(String name, List<Field> fields) {
  ClassShape {
    fields = List.copyOf(fields);
  }

  /**
   * An instance field.
   *
   * @param owner internal name of the class that declares it
   * @param isFinal whether it is declared final, and so written once
   * @param isFixed whether only constructors write it
   */
  record Field(String owner, String name, Type type, boolean isFinal, boolean isFixed) {}

  /** Whether no object changes once it is made. */
  boolean isFixed() {
    return fields.stream().allMatch(Field::isFixed);
  }
}
