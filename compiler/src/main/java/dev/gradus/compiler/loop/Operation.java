package dev.gradus.compiler.loop;

import dev.gradus.dsl.op.ScalarOp;
import org.jspecify.annotations.Nullable;

/** What an instruction does with its arguments. */
public sealed interface Operation {

  /**
   * A literal: Boolean, Integer, Long, Float, Double, String, null for a null reference, or an
   * {@link ArrayLiteral}.
   */
  record Constant(@Nullable Object value, Type type) implements Operation {}

  /**
   * A real operation of the catalogue, on float or double arguments of one type, giving that type.
   */
  record Scalar(ScalarOp op, Flavour flavour) implements Operation {}

  /** Which realisation of a catalogue operation is meant. */
  enum Flavour {
    /** {@link dev.gradus.runtime.Arithmetic#STRICT}. */
    STRICT,
    /** {@link dev.gradus.runtime.Arithmetic#FAST}. */
    FAST,
    /** {@link Math}, as a user's method calls it. */
    JAVA
  }

  /** Integer arithmetic on int or long (shift counts are int). */
  record Whole(WholeOp op) implements Operation {}

  /** Operators on int and long; ABS, MIN, MAX as in {@link Math}. */
  enum WholeOp {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    REMAINDER,
    NEGATE,
    AND,
    OR,
    XOR,
    SHIFT_LEFT,
    SHIFT_RIGHT,
    SHIFT_RIGHT_UNSIGNED,
    MIN,
    MAX,
    ABS
  }

  /**
   * Comparison of two values of one type as Java does it (false where an operand is NaN, except
   * NE); gives BOOLEAN.
   */
  record Compare(Comparison comparison) implements Operation {}

  /** Comparisons; references and booleans know only EQ and NE. */
  enum Comparison {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE
  }

  /** Logic on booleans, both operands evaluated. */
  record Logic(LogicOp op) implements Operation {}

  /** Logical operators. */
  enum LogicOp {
    AND,
    OR,
    XOR,
    NOT
  }

  /** {@code condition ? a : b}, both evaluated. */
  record Choose() implements Operation {}

  /**
   * Java's conversion between numeric types; also narrowing to BYTE, CHAR, SHORT kinds, giving INT.
   * A boolean converts to 1 or 0.
   */
  record Convert(Type to) implements Operation {}

  /** A new array; the arguments are the lengths of its first dimensions. */
  record NewArray(Type type) implements Operation {}

  record ArrayLength() implements Operation {}

  /** (array, index) → element. */
  record Load() implements Operation {}

  /** (array, index, value), no result. */
  record Store() implements Operation {}

  /** A shallow copy of an array. */
  record CloneArray() implements Operation {}

  /** A call of a function of the same program. */
  record Call(String function, Type result) implements Operation {}

  /** A call of a static method outside the program. */
  record StaticCall(String owner, String name, String descriptor, boolean onInterface)
      implements Operation {}

  /** A new object by a constructor; the class is given by internal name. */
  record Construct(String owner, String descriptor) implements Operation {}

  /** Reads a static field (no argument) or an instance field (one argument, the object). */
  record ReadField(String owner, String name, Type type, boolean isStatic) implements Operation {}

  /** The same object or array, checked to be of a type that its static type does not tell. */
  record Cast(Type to) implements Operation {}

  /** (stack, value): pushes a scalar onto a {@link dev.gradus.runtime.SaveStack}. */
  record Push() implements Operation {}

  /** (stack) → scalar of that type, popped. */
  record Pop(Type type) implements Operation {}

  /**
   * What only programs as they are read contain: operations on objects that {@code
   * compiler.objects} resolves before anything else looks at them.
   */
  sealed interface Unresolved extends Operation {}

  /**
   * A call of an instance method, the object first. A constructor called so works on an object that
   * exists already: {@code this(…)} or {@code super(…)}.
   *
   * @param isVirtual whether the object's class decides which method runs
   */
  record MethodCall(String owner, String name, String descriptor, boolean isVirtual)
      implements Unresolved {}

  /** Writes a static field (the value) or an instance field (the object, the value). */
  record WriteField(String owner, String name, Type type, boolean isStatic) implements Unresolved {}

  /** Whether an object is of a class. */
  record InstanceOf(Type type) implements Unresolved {}

  /** The object that stands for a class: {@code Complex.class}. */
  record ClassLiteral(Type type) implements Unresolved {}

  /**
   * A lambda or method reference: an object of an interface with one abstract method, over captured
   * values.
   *
   * @param owner internal name of the interface
   * @param method name of its method
   * @param descriptor descriptor of its method as declared
   * @param instantiated the same for the type arguments given here
   * @param body what the method runs, behind the captured values
   */
  record Lambda(String owner, String method, String descriptor, String instantiated, Body body)
      implements Unresolved {}

  /**
   * The method that a lambda runs.
   *
   * @param kind reference kind as in the class file ({@code H_INVOKESTATIC} and so on)
   */
  record Body(int kind, String owner, String name, String descriptor, boolean onInterface) {}
}
