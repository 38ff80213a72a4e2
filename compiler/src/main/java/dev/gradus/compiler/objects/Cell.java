package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One field of one exploded object. The value of a field that does not change is known; a field
 * that changes lives in arrays of one element, one for each leaf, which all references to the
 * object share.
 */
final class Cell {

  private sealed interface State {}

  /** Not written yet; arrays for it would be made at a place kept free where the object is made. */
  private record Unwritten(Draft creation, Draft reserved) implements State {}

  private record Fixed(Form form) implements State {}

  /** In arrays of one element; {@code template} gives the form but not the values. */
  private record Stored(Form template, List<Value> arrays) implements State {}

  private final ClassShape.Field field;
  private State state;
  private boolean isReadEarly;

  private Cell(ClassShape.Field field, State state) {
    this.field = field;
    this.state = state;
  }

  /** A field of an object that is being made here. */
  static Cell create(ClassShape.Field field, Code code) {
    Draft reserved = code.draft().reserve();
    Cell cell = new Cell(field, new Unwritten(code.draft(), reserved));
    if (!field.isFinal() && field.type().kind() != Type.Kind.REFERENCE) {
      Value any = new Value(-1, Typing.loaded(field.type()), field.name());
      cell.state = cell.allocate(code, reserved, new Form.Plain(any));
    }
    return cell;
  }

  /** A field of an object that is there already. */
  static Cell fixed(ClassShape.Field field, Form form) {
    return new Cell(field, new Fixed(form));
  }

  /** The value of the field. */
  Form load(Code code) {
    if (state instanceof Fixed fixed) {
      return fixed.form();
    } else if (state instanceof Stored stored) {
      Value zero = code.constant(0, Type.INT);
      List<Value> loaded = new ArrayList<>();
      List<String> names = stored.template().names(field.name());
      for (Value array : stored.arrays()) {
        loaded.add(code.emit(new Operation.Load(), List.of(array, zero), names.get(loaded.size())));
      }
      return stored.template().with(loaded.iterator());
    }
    isReadEarly = true;
    return initial(code);
  }

  private Form initial(Code code) {
    boolean object = field.type().rank() == 0 && field.type().kind() == Type.Kind.REFERENCE;
    return object ? new Form.Null() : new Form.Plain(code.zero(field.type()));
  }

  void store(Code code, Form form) {
    if (state instanceof Unwritten unwritten && !isReadEarly) {
      if (field.isFinal() && code.draft() == unwritten.creation()) {
        state = new Fixed(form);
        return;
      }
      state = allocate(code, unwritten.reserved(), form);
    }
    if (!(state instanceof Stored stored)) {
      throw refusal(code, "after it has been read");
    }
    List<Value> leaves =
        Join.fit(code, form, stored.template())
            .orElseThrow(() -> refusal(code, "with objects of different classes"));
    for (int i = 0; i < leaves.size(); i++) {
      Value zero = code.constant(0, Type.INT);
      code.run(new Operation.Store(), List.of(stored.arrays().get(i), zero, leaves.get(i)));
    }
  }

  private GradusException refusal(Code code, String how) {
    return Refusal.at(
        code.position(), Problem.FIELD_WRITE, "the field " + field.name() + " " + how);
  }

  private Stored allocate(Code code, Draft reserved, Form template) {
    List<Value> arrays = new ArrayList<>();
    boolean direct = template instanceof Form.Plain;
    code.within(
        reserved,
        () -> {
          Value one = code.constant(1, Type.INT);
          for (Value leaf : template.leaves()) {
            Type element = direct ? field.type() : leaf.type();
            arrays.add(code.emit(new Operation.NewArray(element.array()), List.of(one)));
          }
        });
    Form typed =
        direct
            ? new Form.Plain(new Value(-1, Typing.loaded(field.type()), field.name()))
            : template;
    return new Stored(typed, arrays);
  }

  /** The constructor has returned: a field that only constructors write keeps its value. */
  void freeze(Code code) {
    if (field.isFixed() && !(state instanceof Fixed)) {
      state = new Fixed(state instanceof Stored ? load(code) : initial(code));
    }
  }

  /** The values that a copy of the reference takes along. */
  List<Value> leaves() {
    if (state instanceof Fixed fixed) {
      return fixed.form().leaves();
    } else if (state instanceof Stored stored) {
      return stored.arrays();
    }
    // A copy would not see what is written later.
    isReadEarly = true;
    return List.of();
  }

  /** The field of a copy of the reference; what has not been written stays null there. */
  Cell with(Iterator<Value> leaves) {
    if (state instanceof Fixed fixed) {
      return new Cell(field, new Fixed(fixed.form().with(leaves)));
    } else if (state instanceof Stored stored) {
      List<Value> arrays = stored.arrays().stream().map(a -> leaves.next()).toList();
      return new Cell(field, new Stored(stored.template(), arrays));
    }
    isReadEarly = true;
    return new Cell(field, new Fixed(new Form.Null()));
  }

  String structure() {
    if (state instanceof Fixed fixed) {
      return fixed.form().structure();
    }
    return state instanceof Stored stored ? "{" + stored.template().structure() + "}" : "null";
  }

  List<String> names(String variable) {
    if (state instanceof Fixed fixed) {
      return fixed.form().names(variable);
    }
    return state instanceof Stored stored ? stored.template().names(variable) : List.of();
  }

  /** The known value, where there is one. */
  Optional<Form> known() {
    return state instanceof Fixed fixed ? Optional.of(fixed.form()) : Optional.empty();
  }

  ClassShape.Field field() {
    return field;
  }
}
