package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows calls: in line where objects are passed or given, else as calls of other functions. */
final class Calls {
  private static final Operation STOP =
      new Operation.Scalar(SelectionOps.STOP_GRADIENT, Operation.Flavour.STRICT);

  private final Explosion explosion;
  private final Walk walk;
  private final Code code;
  private final Instructions instructions;
  private final Fields fields;

  Calls(Explosion explosion, Walk walk, Code code, Instructions instructions, Fields fields) {
    this.explosion = explosion;
    this.walk = walk;
    this.code = code;
    this.instructions = instructions;
    this.fields = fields;
  }

  /** The result of a call, {@link Form.Null} where there is none; empty if it never returns. */
  Optional<Form> follow(Statement.Instruction i, List<Form> arguments, Frame frame) {
    if (i.operation() instanceof Operation.Call call) {
      return function(call, arguments, frame);
    } else if (i.operation() instanceof Operation.StaticCall call) {
      return outside(call, i, arguments, frame);
    } else if (i.operation() instanceof Operation.Construct construct) {
      return construct(construct, i, arguments, frame);
    }
    return method((Operation.MethodCall) i.operation(), arguments, frame);
  }

  /** A call of a function that has been, or can be, read. */
  private Optional<Form> function(Operation.Call call, List<Form> arguments, Frame frame) {
    Optional<Form> result = followed(call, arguments, frame);
    return explosion.classes().reader().stopsGradient(call.function())
        ? result.map(this::constant)
        : result;
  }

  /** The result of a method that counts as a constant. */
  private Form constant(Form result) {
    return result instanceof Form.Plain plain && plain.type().isReal()
        ? new Form.Plain(code.emit(STOP, List.of(plain.value())))
        : result;
  }

  private Optional<Form> followed(Operation.Call call, List<Form> arguments, Frame frame) {
    Function callee = explosion.classes().reader().function(call.function());
    boolean objects =
        Fields.isObject(callee.result()) || arguments.stream().anyMatch(this::isObject);
    boolean again = frame.isInside(Explosion.key(callee, arguments));
    if (objects && !again) {
      return walk.call(callee, arguments, frame);
    }
    Explosion.Part part = explosion.part(callee, arguments);
    boolean unknown = explosion.classes().isOfUser(callee.result()) && part.result().isEmpty();
    if (again && (unknown || call.function().startsWith("_init_"))) {
      throw Refusal.at(code.position(), Problem.OBJECT_RECURSION, callee.name());
    }
    return Optional.of(call(part, arguments));
  }

  /** The call of a function of its own. */
  private Form call(Explosion.Part part, List<Form> arguments) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      values.addAll(Merge.fit(code, arguments.get(i), part.parameters().get(i)));
    }
    Type type = part.source().result();
    if (part.result().isPresent()) {
      return call(part, values, part.result().get());
    } else if (type.equals(Type.VOID)) {
      code.run(new Operation.Call(part.name(), type), values);
      return new Form.Null();
    }
    return new Form.Plain(code.emit(new Operation.Call(part.name(), type), values));
  }

  private Form call(Explosion.Part part, List<Value> values, Form result) {
    List<Value> arrays = new ArrayList<>();
    Value one = code.constant(1, Type.INT);
    for (Value leaf : result.leaves()) {
      arrays.add(code.emit(new Operation.NewArray(leaf.type().array()), List.of(one)));
    }
    values.addAll(arrays);
    code.run(new Operation.Call(part.name(), Type.VOID), values);
    Value zero = code.constant(0, Type.INT);
    List<Value> leaves = new ArrayList<>();
    arrays.forEach(a -> leaves.add(code.emit(new Operation.Load(), List.of(a, zero))));
    return result.with(leaves.iterator());
  }

  private boolean isObject(Form form) {
    return !(form instanceof Form.Plain plain) || explosion.classes().isOfUser(plain.type());
  }

  /** A call of a static method that is not read, unless objects are passed to it. */
  private Optional<Form> outside(
      Operation.StaticCall call, Statement.Instruction i, List<Form> arguments, Frame frame) {
    if (Boxes.boxes(call)) {
      return Optional.of(
          new Form.Box(
              call.owner(), instructions.plain(arguments.get(0), i.arguments().get(0).type())));
    } else if (call.owner().equals("java/util/Objects") && call.name().equals("requireNonNull")) {
      return requireNonNull(i, arguments);
    } else if (isText(call) && arguments.get(0) instanceof Form.Box box) {
      return Optional.of(new Form.Plain(Boxes.text(code, box)));
    }
    boolean objects =
        call.owner().startsWith("java/util/function/")
            || arguments.stream().anyMatch(Calls::isExploded);
    Optional<Operation.Call> body =
        objects
            ? explosion.classes().reader().method(call.owner(), call.name(), call.descriptor())
            : Optional.empty();
    return body.isPresent()
        ? function(body.get(), arguments, frame)
        : Optional.of(instructions.plainly(i, arguments));
  }

  private static boolean isExploded(Form form) {
    return !(form instanceof Form.Plain || form instanceof Form.Null || form instanceof Form.Box);
  }

  private static boolean isText(Operation.StaticCall call) {
    return call.owner().equals("java/lang/String")
        && call.descriptor().equals("(Ljava/lang/Object;)Ljava/lang/String;");
  }

  private Optional<Form> requireNonNull(Statement.Instruction i, List<Form> arguments) {
    Form object = arguments.get(0);
    if (object instanceof Form.Plain || object instanceof Form.Null) {
      instructions.plainly(i, arguments);
      return Optional.of(object);
    }
    return instructions.notNull(object);
  }

  private Optional<Form> construct(
      Operation.Construct construct, Statement.Instruction i, List<Form> arguments, Frame frame) {
    Optional<ClassShape> shape = explosion.classes().shape(construct.owner());
    if (shape.isEmpty()) {
      return Optional.of(instructions.plainly(i, arguments));
    }
    Form.Instance object = fields.create(shape.get());
    List<Form> all = new ArrayList<>(arguments);
    all.add(0, object);
    Optional<Form> made = constructor(construct.owner(), construct.descriptor(), all, frame);
    if (made.isEmpty()) {
      return made;
    }
    fields.finish(object);
    return Optional.of(object);
  }

  private Optional<Form> constructor(
      String owner, String descriptor, List<Form> arguments, Frame frame) {
    if (Classes.isRoot(owner)) {
      return Optional.of(new Form.Null());
    }
    Operation.Call body =
        explosion
            .classes()
            .reader()
            .method(owner, "<init>", descriptor)
            .orElseThrow(
                () -> unresolved(new Operation.MethodCall(owner, "<init>", descriptor, false)));
    return function(body, arguments, frame);
  }

  private RuntimeException unresolved(Operation.MethodCall call) {
    return Unresolvable.at(code.position(), call, Type.reference(call.owner()));
  }

  /** A call of an instance method, by the class of the object. */
  private Optional<Form> method(Operation.MethodCall call, List<Form> arguments, Frame frame) {
    Optional<Form> object = instructions.notNull(arguments.get(0));
    if (object.isEmpty()) {
      return object;
    }
    List<Form> all = new ArrayList<>(arguments);
    all.set(0, object.get());
    if (call.name().equals("<init>")) {
      return constructor(call.owner(), call.descriptor(), all, frame);
    } else if (object.get() instanceof Form.Box box) {
      return Optional.of(Boxes.unboxed(code, box, call).orElseThrow(() -> unresolved(call)));
    } else if (object.get() instanceof Form.Closure closure) {
      return closure(closure, call, all, frame);
    } else if (object.get() instanceof Form.Instance instance) {
      String owner = call.isVirtual() ? instance.shape().name() : call.owner();
      return function(body(owner, call), all, frame);
    }
    throw unresolved(call);
  }

  private Operation.Call body(String owner, Operation.MethodCall call) {
    return explosion
        .classes()
        .method(owner, call.name(), call.descriptor())
        .orElseThrow(() -> unresolved(call));
  }

  /** A call of a lambda: of its body, or of a method that its interface has besides. */
  private Optional<Form> closure(
      Form.Closure closure, Operation.MethodCall call, List<Form> arguments, Frame frame) {
    Operation.Lambda lambda = closure.lambda();
    Type[] given = Typing.parameters(lambda.descriptor());
    if (!call.name().equals(lambda.method()) || given.length != arguments.size() - 1) {
      return function(body(lambda.owner(), call), arguments, frame);
    }
    Operation.Call body = explosion.classes().reader().body(lambda.body());
    Function callee = explosion.classes().reader().function(body.function());
    List<Form> all = new ArrayList<>(closure.captured());
    Type[] meant = Typing.parameters(lambda.instantiated());
    for (int k = 0; k < given.length; k++) {
      Type wanted = callee.parameters().get(all.size()).type();
      all.add(Boxes.adapted(code, arguments.get(k + 1), wanted, meant[k]));
    }
    Optional<Form> result = function(body, all, frame);
    Type declared = Typing.result(lambda.descriptor());
    return result.map(
        r ->
            declared.equals(Type.VOID)
                ? new Form.Null()
                : Boxes.adapted(code, r, declared, Typing.result(lambda.instantiated())));
  }
}
