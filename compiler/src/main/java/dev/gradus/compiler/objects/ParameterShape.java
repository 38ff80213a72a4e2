package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of one parameter of a method in the function read from it: the same parameter, or,
 * for an object of a small immutable class, the parameters of its fields. The leaves of all
 * parameters, from first to last, are the function's parameters.
 */
public sealed interface ParameterShape {

  /** The type as the method declares it. */
  Type type();

  /** The numbers of the function's parameters below this one, in order. */
  default List<Integer> leaves() {
    List<Integer> indices = new ArrayList<>();
    if (this instanceof Leaf leaf) {
      indices.add(leaf.index());
    } else {
      ((Exploded) this).components().forEach(c -> indices.addAll(c.shape().leaves()));
    }
    return indices;
  }

  /**
   * A scalar, an array or an object passed on as it is.
   *
   * @param index which parameter of the function it is
   */
  record Leaf(int index, Type type) implements ParameterShape {}

  /**
   * An object passed as the values of its fields. It must not be null.
   *
   * @param type the object's class, which is exact: subclasses are not accepted
   * @param components its instance fields in the order of declaration, those of superclasses first
   * @param constructor descriptor of a constructor that takes exactly the components in this order
   *     and keeps them, if there is one (a record's canonical one, a data class's primary one)
   */
  record Exploded(Type type, List<Component> components, Optional<String> constructor)
      implements ParameterShape {
    public Exploded {
      components = List.copyOf(components);
    }
  }

  /**
   * One field of an exploded object.
   *
   * @param name name of the field
   * @param reader how to read it
   */
  record Component(String name, Reader reader, ParameterShape shape) {}

  /**
   * How to read a field.
   *
   * @param owner internal name of the class that declares the member
   * @param member name of the method or field
   * @param descriptor descriptor of the method or field
   */
  record Reader(Kind kind, String owner, String member, String descriptor) {}

  /** Ways to read a field. */
  enum Kind {
    /** A public method without parameters that gives the field. */
    ACCESSOR,
    /** The public field itself. */
    PUBLIC_FIELD,
    /** The field itself, which is not public: reflection must open it. */
    HIDDEN_FIELD
  }
}
