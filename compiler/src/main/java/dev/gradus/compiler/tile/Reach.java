package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which elements two nested loops reach, by indices as {@code i · n + j}: linear in either loop's
 * index, so that they are least and greatest where both begin or end. Computed without overflow
 * they lie inside an array if these do; then overflow of their parts changes nothing.
 */
final class Reach {
  /** {@code array[index]}. */
  record Element(Value array, Value index) {}

  /** How often the loops' indices are factors at most, and how large the whole number may be. */
  private record Shape(int rows, int columns, double most) {}

  private static final double MOST_INT = 0x1p31;
  private static final double BEYOND_LONG = 0x1p63;

  private final Statement.For loop;
  private final Statement.For inner;
  private final Uses uses;
  private final Predicate<Value> outside;

  private final Map<Value, Optional<Shape>> shapes = new HashMap<>();

  /** Arrays that must not be null. */
  private final Set<Value> arrays = new LinkedHashSet<>();

  /**
   * @param outside whether a value is defined before the loops
   */
  Reach(Statement.For loop, Statement.For inner, Uses uses, Predicate<Value> outside) {
    this.loop = loop;
    this.inner = inner;
    this.uses = uses;
    this.outside = outside;
  }

  /** Whether a whole number is the same in all iterations of both loops. */
  boolean isFixed(Value value) {
    return shape(value).filter(s -> s.rows() == 0 && s.columns() == 0).isPresent();
  }

  /** Whether {@link #exist} can tell whether an element exists. */
  boolean isKnown(Element element) {
    arrays.add(element.array());
    return outside.test(element.array()) && shape(element.index()).isPresent();
  }

  /** Recursion is bounded by the depth of indices as written. */
  private Optional<Shape> shape(Value value) {
    Optional<Shape> known = shapes.get(value);
    if (known == null) {
      known = find(value);
      shapes.put(value, known);
    }
    return known;
  }

  private Optional<Shape> find(Value value) {
    if (value == loop.index()) {
      return Optional.of(new Shape(1, 0, MOST_INT));
    } else if (value == inner.index()) {
      return Optional.of(new Shape(0, 1, MOST_INT));
    } else if (outside.test(value) || uses.literal(value).isPresent()) {
      return Optional.of(new Shape(0, 0, MOST_INT));
    }
    Statement.Instruction i = uses.definition(value).orElse(null);
    if (i != null && i.operation() instanceof Operation.ArrayLength) {
      Value array = i.arguments().get(0);
      arrays.add(array);
      return Optional.of(new Shape(0, 0, MOST_INT)).filter(s -> outside.test(array));
    }
    return i != null && i.operation() instanceof Operation.Whole w
        ? shape(w.op(), i.arguments()).filter(s -> Math.max(s.rows(), s.columns()) <= 1)
        : Optional.empty();
  }

  private Optional<Shape> shape(WholeOp op, List<Value> operands) {
    boolean product = op == WholeOp.MULTIPLY;
    if (op == WholeOp.NEGATE) {
      return shape(operands.get(0));
    }
    if (!product && op != WholeOp.ADD && op != WholeOp.SUBTRACT) {
      return Optional.empty();
    }
    Shape a = shape(operands.get(0)).orElse(null);
    Shape b = shape(operands.get(1)).orElse(null);
    if (a == null || b == null) {
      return Optional.empty();
    }
    Shape shape =
        product
            ? new Shape(a.rows() + b.rows(), a.columns() + b.columns(), a.most() * b.most())
            : new Shape(
                Math.max(a.rows(), b.rows()),
                Math.max(a.columns(), b.columns()),
                a.most() + b.most());
    return Optional.of(shape).filter(s -> s.most() < BEYOND_LONG);
  }

  /** Writes whether there are all arrays that are asked for their lengths. */
  Value areArrays(Code code) {
    Value all = code.apply(new Operation.Constant(true, Type.BOOLEAN));
    for (Value array : arrays) {
      Value is = code.compare(Comparison.NE, array, code.blank(array.type()));
      all = code.and(all, is);
    }
    return all;
  }

  /** Writes a whole number that is the same in all iterations. */
  Value fixed(Value value, Code code) {
    if (outside.test(value)) {
      return value;
    }
    Statement.Instruction i = uses.definition(value).orElseThrow();
    return code.apply(i.operation(), i.arguments().stream().map(a -> fixed(a, code)).toList());
  }

  /** Writes whether elements exist in all iterations, of which both loops must have some. */
  Value exist(Set<Element> elements, Range rows, Range columns, Code code) {
    Value zero = code.blank(Type.LONG);
    List<Value> i = ends(rows, code);
    List<Value> j = ends(columns, code);
    Value all = code.apply(new Operation.Constant(true, Type.BOOLEAN));
    for (Element e : elements) {
      Shape shape = shape(e.index()).orElseThrow();
      Value length = wide(code.apply(new Operation.ArrayLength(), e.array()), code);
      for (Value row : i.subList(0, 1 + shape.rows())) {
        for (Value column : j.subList(0, 1 + shape.columns())) {
          Map<Value, Value> at = new HashMap<>();
          at.put(loop.index(), row);
          at.put(inner.index(), column);
          Value index = wide(e.index(), at, code);
          Value begins = code.compare(Comparison.GE, index, zero);
          all = code.and(all, code.and(begins, code.compare(Comparison.LT, index, length)));
        }
      }
    }
    return all;
  }

  /** The first index and the last. */
  private static List<Value> ends(Range range, Code code) {
    Value last = code.whole(WholeOp.SUBTRACT, range.high(), code.constant(1));
    return List.of(wide(range.low(), code), wide(last, code));
  }

  /**
   * Writes an index without overflow.
   *
   * @param at what has been written
   */
  private Value wide(Value value, Map<Value, Value> at, Code code) {
    if (at.containsKey(value)) {
      return at.get(value);
    }
    Value wide;
    if (outside.test(value)) {
      wide = wide(value, code);
    } else {
      Statement.Instruction i = uses.definition(value).orElseThrow();
      wide =
          i.operation() instanceof Operation.Whole
              ? code.apply(
                  i.operation(), i.arguments().stream().map(a -> wide(a, at, code)).toList())
              : wide(code.apply(i.operation(), i.arguments()), code);
    }
    at.put(value, wide);
    return wide;
  }

  private static Value wide(Value value, Code code) {
    return code.apply(new Operation.Convert(Type.LONG), value);
  }
}
