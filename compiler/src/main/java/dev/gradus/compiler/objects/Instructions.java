package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows single instructions: those on objects by what is known of these, others as they are. */
final class Instructions {
  /**
   * Of the objects that stand for classes nothing is known but that they are none of the user's.
   */
  private static final ClassShape CLASS = new ClassShape("java/lang/Class", List.of());

  private final Code code;
  private final Calls calls;
  private final Fields fields;
  private final Tests tests;
  private final Tables tables;

  Instructions(Explosion explosion, Walk walk, Code code) {
    this.code = code;
    this.tests = new Tests(explosion.classes(), code);
    this.fields = new Fields(explosion, code, this);
    this.tables = new Tables(explosion.classes(), code, this);
    this.calls = new Calls(explosion, walk, code, this, fields);
  }

  /** Follows an instruction; false if the statement after it is not reached. */
  boolean follow(Statement.Instruction i, Frame frame) {
    List<Form> arguments = frame.forms(i.arguments());
    Optional<Form> result = result(i, arguments, frame);
    if (result.isEmpty()) {
      return false;
    }
    if (!i.results().isEmpty()) {
      frame.put(i.results().get(0), result.get());
    }
    return true;
  }

  private Optional<Form> result(Statement.Instruction i, List<Form> arguments, Frame frame) {
    Operation operation = i.operation();
    if (operation instanceof Operation.Constant c) {
      boolean none = c.value() == null && c.type().rank() == 0;
      return Optional.of(none ? new Form.Null() : plainly(i, arguments));
    } else if (operation instanceof Operation.Call
        || operation instanceof Operation.StaticCall
        || operation instanceof Operation.MethodCall
        || operation instanceof Operation.Construct) {
      return calls.follow(i, arguments, frame);
    } else if (operation instanceof Operation.ReadField read) {
      return fields.read(read, arguments, frame);
    } else if (operation instanceof Operation.WriteField write) {
      return fields.write(write, arguments);
    } else if (operation instanceof Operation.Lambda lambda) {
      return Optional.of(new Form.Closure(lambda, arguments));
    } else if (operation instanceof Operation.ClassLiteral) {
      return Optional.of(new Form.Instance(CLASS, List.of()));
    } else if (operation instanceof Operation.InstanceOf test) {
      return Optional.of(tests.instanceOf(test, arguments.get(0)));
    } else if (operation instanceof Operation.Cast cast) {
      return Optional.of(tests.cast(cast, arguments.get(0)));
    } else if (operation instanceof Operation.Compare compare && isOnObjects(arguments)) {
      return Optional.of(tests.compare(compare, arguments.get(0), arguments.get(1)));
    } else if (operation instanceof Operation.Logic logic) {
      return Optional.of(tests.logic(logic, i, arguments, this::plainly));
    } else if (operation instanceof Operation.Choose && isOnObjects(arguments.subList(1, 3))) {
      return Optional.of(choose(arguments));
    }
    return tables.follow(i, arguments).or(() -> Optional.of(plainly(i, arguments)));
  }

  private static boolean isOnObjects(List<Form> forms) {
    return forms.stream().anyMatch(f -> !(f instanceof Form.Plain));
  }

  private Form choose(List<Form> arguments) {
    Value condition = plain(arguments.get(0), Type.BOOLEAN);
    Form a = arguments.get(1);
    Form b = arguments.get(2);
    Form joined =
        Join.of(a, b)
            .orElseThrow(
                () ->
                    Refusal.at(
                        code.position(),
                        Problem.OBJECT_CLASSES_DIFFER,
                        Describe.form(a),
                        Describe.form(b)));
    List<Value> first = Merge.fit(code, a, joined);
    List<Value> second = Merge.fit(code, b, joined);
    List<Value> leaves = new ArrayList<>();
    for (int k = 0; k < first.size(); k++) {
      leaves.add(
          code.emit(new Operation.Choose(), List.of(condition, first.get(k), second.get(k))));
    }
    return joined.with(leaves.iterator());
  }

  /** The instruction as it is, over plain values. */
  Form plainly(Statement.Instruction i, List<Form> arguments) {
    List<Value> values = new ArrayList<>();
    for (int a = 0; a < arguments.size(); a++) {
      values.add(plain(arguments.get(a), wanted(i.operation(), i.arguments(), a)));
    }
    if (i.results().isEmpty()) {
      code.run(i.operation(), values);
      return new Form.Null();
    }
    return new Form.Plain(code.emit(i.operation(), values, i.results().get(0).name()));
  }

  private static Type wanted(Operation operation, List<Value> arguments, int index) {
    if (operation instanceof Operation.StaticCall call) {
      return Typing.parameters(call.descriptor())[index];
    } else if (operation instanceof Operation.Construct call) {
      return Typing.parameters(call.descriptor())[index];
    } else if (operation instanceof Operation.Store && index == 2) {
      return Typing.loaded(arguments.get(0).type().element());
    }
    return arguments.get(index).type();
  }

  /** A form as a single value of a type, where it is one. */
  Value plain(Form form, Type type) {
    return Boxes.plain(code, form, type)
        .orElseThrow(
            () -> Refusal.at(code.position(), Problem.OBJECT_ESCAPES, Describe.form(form)));
  }

  /**
   * The object of a form that may be null; ends the block, or goes on only where it is not, with
   * the exception that Java throws.
   *
   * @return empty if it is null
   */
  Optional<Form> notNull(Form form) {
    if (form instanceof Form.Null) {
      code.draft().end(NullPointer.thrown(code));
      return Optional.empty();
    } else if (form instanceof Form.Nullable nullable) {
      NullPointer.guard(code, nullable.present());
      return Optional.of(nullable.object());
    }
    return Optional.of(form);
  }
}
