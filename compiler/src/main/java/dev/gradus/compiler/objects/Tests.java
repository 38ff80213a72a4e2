package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Decides by what is known about objects: null tests, identity, classes. */
final class Tests {
  private final Classes classes;
  private final Code code;

  Tests(Classes classes, Code code) {
    this.classes = classes;
    this.code = code;
  }

  Form compare(Operation.Compare compare, Form a, Form b) {
    Value equal = equal(a, b);
    boolean wanted = compare.comparison() == Operation.Comparison.EQ;
    return new Form.Plain(wanted ? equal : code.not(equal));
  }

  private Value equal(Form a, Form b) {
    if (a instanceof Form.Null && b instanceof Form.Null) {
      return constant(true);
    } else if (a instanceof Form.Null) {
      return isNull(b);
    } else if (b instanceof Form.Null) {
      return isNull(a);
    } else if (a == b) {
      return constant(true);
    }
    throw Refusal.at(code.position(), Problem.OBJECT_IDENTITY, Describe.form(a), Describe.form(b));
  }

  private Value isNull(Form form) {
    if (form instanceof Form.Nullable nullable) {
      return code.not(nullable.present());
    } else if (form instanceof Form.Plain plain) {
      Value none = code.nullOf(plain.type());
      return code.emit(
          new Operation.Compare(Operation.Comparison.EQ), List.of(plain.value(), none));
    }
    return constant(false);
  }

  private Value constant(boolean value) {
    return code.constant(value, Type.BOOLEAN);
  }

  Form instanceOf(Operation.InstanceOf test, Form form) {
    if (form instanceof Form.Nullable nullable) {
      boolean is = is(nullable.object(), test.type(), test);
      return new Form.Plain(is ? nullable.present() : constant(false));
    }
    return new Form.Plain(constant(!(form instanceof Form.Null) && is(form, test.type(), test)));
  }

  private boolean is(Form form, Type type, Operation.InstanceOf test) {
    return known(form, type)
        .orElseThrow(() -> Unresolvable.at(code.position(), test, ((Form.Plain) form).type()));
  }

  /** Whether an object is of a type, if that is known. */
  private Optional<Boolean> known(Form form, Type type) {
    if (form instanceof Form.Instance instance) {
      return Optional.of(
          !type.isArray() && classes.isSubclass(instance.shape().name(), type.className()));
    } else if (form instanceof Form.Closure closure) {
      return Optional.of(
          !type.isArray() && classes.isSubclass(closure.lambda().owner(), type.className()));
    } else if (form instanceof Form.Box box) {
      return Optional.of(!type.isArray() && classes.isSubclass(box.owner(), type.className()));
    } else if (form instanceof Form.Table table) {
      boolean object = type.className().equals("java/lang/Object");
      return Optional.of(object && type.rank() <= table.rank() || type.rank() == table.rank());
    }
    return Optional.empty();
  }

  Form cast(Operation.Cast cast, Form form) {
    if (form instanceof Form.Null) {
      return form;
    } else if (form instanceof Form.Plain plain) {
      if (cast.to().equals(plain.type()) || isPlatformObject(cast.to(), plain)) {
        return new Form.Plain(code.emit(cast, List.of(plain.value())));
      }
      throw Unresolvable.cast(code.position(), plain.type(), cast.to());
    }
    Form object = form instanceof Form.Nullable nullable ? nullable.object() : form;
    if (known(object, cast.to()).orElse(false)) {
      return form;
    }
    throw Refusal.at(
        code.position(),
        Problem.OBJECT_CAST,
        "a cast of " + Describe.form(form) + " to " + Describe.type(cast.to()));
  }

  /** Texts, exceptions and the like, through which nothing is differentiated. */
  private static boolean isPlatformObject(Type to, Form.Plain from) {
    return to.rank() == 0 && from.type().rank() == 0 && Classes.isOfPlatform(to.className());
  }

  /** A logical operation, carried out where its operands are known. */
  Form logic(
      Operation.Logic logic,
      Statement.Instruction instruction,
      List<Form> arguments,
      BiFunction<Statement.Instruction, List<Form>, Form> otherwise) {
    for (int i = 0; i < arguments.size(); i++) {
      Optional<Object> known =
          arguments.get(i) instanceof Form.Plain plain
              ? code.literal(plain.value())
              : Optional.empty();
      if (known.isEmpty()) {
        continue;
      }
      boolean truth = (Boolean) known.get();
      if (logic.op() == Operation.LogicOp.NOT) {
        return new Form.Plain(constant(!truth));
      } else if (logic.op() == Operation.LogicOp.AND) {
        return truth ? arguments.get(1 - i) : new Form.Plain(constant(false));
      } else if (logic.op() == Operation.LogicOp.OR) {
        return truth ? new Form.Plain(constant(true)) : arguments.get(1 - i);
      }
    }
    return otherwise.apply(instruction, arguments);
  }
}
