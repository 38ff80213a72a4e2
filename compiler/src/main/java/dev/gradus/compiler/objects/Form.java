package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What a value of the program as read stands for once objects are exploded: a value of the new
 * program, or an object of known class over values of the new program, its leaves.
 */
sealed interface Form {

  /** The values that make this form, in a fixed order. */
  List<Value> leaves();

  /** The same form over other leaves. */
  Form with(Iterator<Value> leaves);

  /** Tells forms apart that have different numbers or meanings of leaves. */
  String structure();

  /** Names for the leaves of a variable of this form. */
  List<String> names(String variable);

  /** A scalar, an array, or an object of which nothing is known. */
  record Plain(Value value) implements Form {
    Type type() {
      return value.type();
    }

    @Override
    public List<Value> leaves() {
      return List.of(value);
    }

    @Override
    public Form with(Iterator<Value> leaves) {
      return new Plain(leaves.next());
    }

    @Override
    public String structure() {
      Type type = value.type();
      return type.rank() == 0 && type.kind() == Type.Kind.REFERENCE ? "L;" : type.descriptor();
    }

    @Override
    public List<String> names(String variable) {
      return List.of(variable);
    }
  }

  /** The null reference; also what a call without result gives. */
  record Null() implements Form {
    @Override
    public List<Value> leaves() {
      return List.of();
    }

    @Override
    public Form with(Iterator<Value> leaves) {
      return this;
    }

    @Override
    public String structure() {
      return "null";
    }

    @Override
    public List<String> names(String variable) {
      return List.of();
    }
  }

  /** An object of known class, or null where {@code present} is false. */
  record Nullable(Value present, Form object) implements Form {
    @Override
    public List<Value> leaves() {
      List<Value> leaves = new ArrayList<>(object.leaves());
      leaves.add(0, present);
      return leaves;
    }

    @Override
    public Form with(Iterator<Value> leaves) {
      return new Nullable(leaves.next(), object.with(leaves));
    }

    @Override
    public String structure() {
      return "?" + object.structure();
    }

    @Override
    public List<String> names(String variable) {
      List<String> names = new ArrayList<>(object.names(variable));
      names.add(0, variable);
      return names;
    }
  }

  /** An object of one of the user's classes; one cell per field of the shape. */
  record Instance(ClassShape shape, List<Cell> cells) implements Form {
    public Instance {
      cells = List.copyOf(cells);
    }

    @Override
    public List<Value> leaves() {
      return cells.stream().flatMap(c -> c.leaves().stream()).toList();
    }

    @Override
    public Form with(Iterator<Value> leaves) {
      return new Instance(shape, cells.stream().map(c -> c.with(leaves)).toList());
    }

    @Override
    public String structure() {
      StringBuilder text = new StringBuilder(shape.name()).append('(');
      cells.forEach(c -> text.append(c.structure()).append(','));
      return text.append(')').toString();
    }

    @Override
    public List<String> names(String variable) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        String field = shape.fields().get(i).name();
        names.addAll(cells.get(i).names(variable.isEmpty() ? field : variable + "_" + field));
      }
      return names;
    }
  }

  /** A lambda or method reference over captured forms. */
  record Closure(Operation.Lambda lambda, List<Form> captured) implements Form {
    public Closure {
      captured = List.copyOf(captured);
    }

    @Override
    public List<Value> leaves() {
      return captured.stream().flatMap(f -> f.leaves().stream()).toList();
    }

    @Override
    public Form with(Iterator<Value> leaves) {
      return new Closure(lambda, captured.stream().map(f -> f.with(leaves)).toList());
    }

    @Override
    public String structure() {
      StringBuilder text = new StringBuilder(lambda.toString()).append('(');
      captured.forEach(f -> text.append(f.structure()).append(','));
      return text.append(')').toString();
    }

    @Override
    public List<String> names(String variable) {
      return captured.stream().flatMap(f -> f.names(variable).stream()).toList();
    }
  }

  /**
   * A boxed number or truth value.
   *
   * @param owner internal name of the box's class
   */
  record Box(String owner, Value value) implements Form {
    @Override
    public List<Value> leaves() {
      return List.of(value);
    }

    @Override
    public Form with(Iterator<Value> leaves) {
      return new Box(owner, leaves.next());
    }

    @Override
    public String structure() {
      return owner;
    }

    @Override
    public List<String> names(String variable) {
      return List.of(variable);
    }
  }

  /**
   * An array of objects as arrays of their fields, of the same lengths.
   *
   * @param rank number of dimensions
   * @param present an array of truth values: which elements are not null
   * @param element the form of the elements, over no particular values
   * @param columns for each leaf of the element the array of its values
   */
  record Table(int rank, Value present, Form element, List<Value> columns) implements Form {
    public Table {
      columns = List.copyOf(columns);
    }

    @Override
    public List<Value> leaves() {
      List<Value> leaves = new ArrayList<>(columns);
      leaves.add(0, present);
      return leaves;
    }

    @Override
    public Form with(Iterator<Value> leaves) {
      Value flags = leaves.next();
      return new Table(rank, flags, element, columns.stream().map(c -> leaves.next()).toList());
    }

    @Override
    public String structure() {
      return "[".repeat(rank) + element.structure();
    }

    @Override
    public List<String> names(String variable) {
      List<String> names = new ArrayList<>(element.names(variable));
      names.add(0, variable);
      return names;
    }
  }
}
