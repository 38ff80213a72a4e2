package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and writes fields of exploded objects. */
final class Fields {
  private final Explosion explosion;
  private final Code code;
  private final Instructions instructions;
  private final Set<Value> constants = new HashSet<>();

  Fields(Explosion explosion, Code code, Instructions instructions) {
    this.explosion = explosion;
    this.code = code;
    this.instructions = instructions;
  }

  Optional<Form> read(Operation.ReadField read, List<Form> arguments, Frame frame) {
    if (read.isStatic()) {
      return Optional.of(
          explosion
              .statics()
              .again(read, frame, instructions, code)
              .orElseGet(() -> unknown(read)));
    }
    Optional<Form> object = instructions.notNull(arguments.get(0));
    if (object.isPresent() && object.get() instanceof Form.Instance instance) {
      return Optional.of(cell(instance, read.owner(), read.name()).load(code));
    }
    return object.map(
        o -> {
          Value holder = instructions.plain(o, Type.reference(read.owner()));
          boolean isConstant = constants.contains(holder);
          if (!isConstant && mayBeActive(read.type())) {
            throw Refusal.at(
                code.position(),
                Problem.OBJECT_PARAMETER,
                read.name(),
                Describe.className(read.owner()));
          }
          Value value = code.emit(read, List.of(holder), read.name());
          return isConstant ? constant(value) : new Form.Plain(value);
        });
  }

  private Form unknown(Operation.ReadField read) {
    if (explosion.statics().isPrivate(read)) {
      throw Refusal.at(
          code.position(),
          Problem.STATIC_FIELD_PRIVATE,
          Describe.className(read.owner()) + "." + read.name());
    }
    return constant(code.emit(read, List.of()));
  }

  /** What a static field holds, also by way of other objects, does not depend on parameters. */
  private Form constant(Value value) {
    constants.add(value);
    return new Form.Plain(value);
  }

  private static boolean mayBeActive(Type type) {
    return type.kind() == Type.Kind.DOUBLE || type.kind() == Type.Kind.FLOAT;
  }

  Optional<Form> write(Operation.WriteField write, List<Form> arguments) {
    if (write.isStatic()) {
      throw Unresolvable.at(code.position(), write, Type.VOID);
    }
    Optional<Form> object = instructions.notNull(arguments.get(0));
    if (object.isEmpty()) {
      return Optional.empty();
    }
    if (!(object.get() instanceof Form.Instance instance)) {
      throw Unresolvable.at(code.position(), write, Type.reference(write.owner()));
    }
    Form value = arguments.get(1);
    boolean array = write.type().isArray() && value instanceof Form.Null;
    cell(instance, write.owner(), write.name())
        .store(code, array ? new Form.Plain(code.nullOf(write.type())) : value);
    return Optional.of(new Form.Null());
  }

  /** The field of that name that the class sees. */
  private Cell cell(Form.Instance instance, String owner, String name) {
    List<ClassShape.Field> fields = instance.shape().fields();
    for (int i = fields.size() - 1; i >= 0; i--) {
      ClassShape.Field field = fields.get(i);
      if (field.name().equals(name) && explosion.classes().isSubclass(owner, field.owner())) {
        return instance.cells().get(i);
      }
    }
    throw new IllegalStateException(instance.shape().name() + " has no field " + name);
  }

  /** A new object, its constructor not yet run. */
  Form.Instance create(ClassShape shape) {
    return new Form.Instance(
        shape, shape.fields().stream().map(f -> Cell.create(f, code)).toList());
  }

  /** The constructor of an object has run. */
  void finish(Form.Instance instance) {
    instance.cells().forEach(c -> c.freeze(code));
  }

  static boolean isObject(Type type) {
    return Typing.isReference(type) && type.kind() == Type.Kind.REFERENCE;
  }
}
