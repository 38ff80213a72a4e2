package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Places in the scratch arrays of a program. Every block that is split has places of its own, since
 * blocks run inside one another; within a block, places are used again.
 */
final class Scratch {
  private static final Type OBJECT = Type.reference("java/lang/Object");

  /** Types of the elements of scratch arrays, in the order in which the arrays are passed. */
  static final List<Type> TYPES =
      List.of(Type.DOUBLE, Type.FLOAT, Type.INT, Type.LONG, Type.BOOLEAN, OBJECT);

  private final int[] lengths = new int[TYPES.size()];

  /** The type under which a value is kept: its own, or that of all objects and arrays. */
  static Type kept(Type type) {
    return Typing.isReference(type) ? OBJECT : type;
  }

  /** Number of the scratch array that keeps values of the type. */
  static int number(Type type) {
    if (Typing.isReference(type)) {
      return TYPES.size() - 1;
    }
    return switch (type.kind()) {
      case DOUBLE -> 0;
      case FLOAT -> 1;
      case INT -> 2;
      case LONG -> 3;
      case BOOLEAN -> 4;
      default -> throw new IllegalArgumentException("no scratch for " + type);
    };
  }

  /**
   * Reads a value from its place.
   *
   * @param fresh gives new values
   */
  static List<Statement> load(
      Value result, Value array, Value index, Position position, Function<Type, Value> fresh) {
    Type type = array.type().element();
    boolean known = result.type().equals(type);
    Value element = known ? result : fresh.apply(type);
    List<Statement> statements = new ArrayList<>();
    List<Value> operands = List.of(array, index);
    statements.add(
        new Statement.Instruction(List.of(element), new Operation.Load(), operands, position));
    if (!known) {
      Operation cast = new Operation.Cast(result.type());
      statements.add(new Statement.Instruction(List.of(result), cast, List.of(element), position));
    }
    return statements;
  }

  /** Array lengths needed, in the order of {@link #TYPES}. */
  int[] lengths() {
    return lengths.clone();
  }

  /** Fresh places for one block. */
  Region region() {
    return new Region();
  }

  final class Region {
    private final List<Deque<Integer>> free =
        TYPES.stream().<Deque<Integer>>map(t -> new ArrayDeque<>()).toList();

    int take(Type type) {
      int number = number(type);
      Integer place = free.get(number).pollFirst();
      return place != null ? place : lengths[number]++;
    }

    void release(Type type, int place) {
      free.get(number(type)).addFirst(place);
    }
  }
}
