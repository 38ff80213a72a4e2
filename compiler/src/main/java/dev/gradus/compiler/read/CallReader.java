package dev.gradus.compiler.read;

import dev.gradus.compiler.library.CalledFunctions;
import dev.gradus.compiler.library.Substitutes;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.rule.DerivativeRules;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.runtime.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/** Reads calls, constructors and fields: in the catalogue, in the program, or outside. */
final class CallReader {
  /**
   * Checks that kotlinc adds for callers written in Java. Dropped: a null array fails at its first
   * use all the same.
   */
  private static final Set<String> KOTLIN_NULL_CHECKS =
      Set.of(
          "checkNotNull",
          "checkNotNullParameter",
          "checkNotNullExpressionValue",
          "checkParameterIsNotNull",
          "checkExpressionValueIsNotNull");

  private static final Operation STOP =
      new Operation.Scalar(SelectionOps.STOP_GRADIENT, Operation.Flavour.STRICT);

  private final MethodSource source;
  private final CallTargets targets;
  private Optional<Constructed> constructed = Optional.empty();

  /** A constructor has turned a stand-in into an object. */
  private record Constructed(Value standIn, Value object) {}

  CallReader(MethodSource source, CallTargets targets) {
    this.source = source;
    this.targets = targets;
  }

  /** The value of a field; the arguments are the object, or nothing for a static field. */
  Value field(InstructionReader reader, FieldInsnNode field, List<Value> arguments) {
    Type type = Typing.loaded(Typing.of(field.desc));
    if (type.rank() == 0 && targets.isGradient(type.className())) {
      return reader.emit(type, NullReference.of(type), List.of());
    }
    if (arguments.isEmpty()) {
      Operation read = targets.staticRead(source, field);
      boolean isTruth = read instanceof Operation.Constant && type.equals(Type.BOOLEAN);
      return reader.emit(isTruth ? Type.INT : type, read, List.of());
    }
    Operation read = new Operation.ReadField(field.owner, field.name, Typing.of(field.desc), false);
    return reader.emit(type, read, arguments);
  }

  /** The result of a call, if it has one. */
  Optional<Value> read(
      InstructionReader reader, AbstractInsnNode instruction, List<Value> arguments) {
    Optional<Value> text = TextConcatenation.read(reader, instruction, arguments);
    if (text.isPresent()) {
      return text;
    }
    if (!(instruction instanceof MethodInsnNode call)) {
      return Optional.of(dynamic(reader, (InvokeDynamicInsnNode) instruction, arguments));
    } else if (!arguments.isEmpty() && ArrayClone.is(call, arguments.get(0))) {
      Value array = arguments.get(0);
      return Optional.of(reader.emit(array.type(), new Operation.CloneArray(), arguments));
    } else if (isNullCheck(call)) {
      return Optional.empty();
    } else if (call.name.equals("<init>")) {
      construct(reader, call, arguments);
      return Optional.empty();
    }
    if (isParsing(call)) {
      throw source.refuse(Problem.NUMBER_FROM_TEXT, call, call.name);
    }
    Optional<Value> known =
        EmptyRanges.read(reader, call).or(() -> BitIdioms.read(reader, call, arguments));
    if (known.isPresent()) {
      return known;
    }
    Optional<Operation.Call> derivative = targets.derivative(call);
    if (derivative.isPresent()) {
      List<Value> own = arguments.subList(1, arguments.size());
      return emit(reader, derivative.get().result(), derivative.get(), own);
    } else if (GradientLoads.is(call)) {
      Type object = Type.reference("java/lang/Object");
      return Optional.of(reader.emit(object, NullReference.of(object), List.of()));
    }
    Optional<ArrayCalls> arrays = ArrayCalls.of(reader, call, arguments);
    if (arrays.isPresent()) {
      ArrayCalls a = arrays.get();
      return emit(reader, a.result(), targets.library(a.function(), a.array()), a.arguments());
    }
    Type result = Typing.loaded(Typing.result(call.desc));
    Optional<Value> given = emit(reader, result, operation(call, arguments), arguments);
    return result.isReal() && targets.stopsGradient(call)
        ? given.map(v -> reader.emit(result, STOP, List.of(v)))
        : given;
  }

  private Operation operation(MethodInsnNode call, List<Value> arguments) {
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    Optional<Operation> known =
        isStatic ? CatalogueCalls.operation(call) : PlatformObjects.operation(call, arguments);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<ScalarOp> called = CalledFunctions.of(call, targets::load);
    if (called.isPresent()) {
      return new Operation.Scalar(called.get(), Operation.Flavour.JAVA);
    }
    MethodInsnNode target =
        Substitutes.isLibrary(source.owner().name) ? call : Substitutes.of(call);
    Operation outside = new Operation.StaticCall(call.owner, call.name, call.desc, call.itf);
    if (isStatic && DerivativeRules.builtIn().of(outside).isPresent()) {
      return outside;
    }
    Optional<Operation.Call> inside = targets.inside(target);
    if (inside.isPresent()) {
      return inside.get();
    } else if (isStatic) {
      return outside;
    }
    boolean isVirtual = call.getOpcode() != Opcodes.INVOKESPECIAL;
    return new Operation.MethodCall(call.owner, call.name, call.desc, isVirtual);
  }

  private Value dynamic(
      InstructionReader reader, InvokeDynamicInsnNode call, List<Value> arguments) {
    Optional<Operation.Lambda> lambda = Lambdas.of(call);
    if (lambda.isPresent()) {
      return reader.emit(Type.reference(lambda.get().owner()), lambda.get(), arguments);
    }
    throw source.refuse(Problem.DYNAMIC_CALL, call, "what " + call.bsm.getName() + " makes");
  }

  private static Optional<Value> emit(
      InstructionReader reader, Type result, Operation operation, List<Value> arguments) {
    if (result.equals(Type.VOID)) {
      reader.run(operation, arguments);
      return Optional.empty();
    }
    return Optional.of(reader.emit(result, operation, arguments));
  }

  /** A text may have been made of a differentiated number, which nobody follows. */
  private static boolean isParsing(MethodInsnNode call) {
    boolean ofReals = call.owner.equals("java/lang/Double") || call.owner.equals("java/lang/Float");
    return ofReals && call.desc.startsWith("(Ljava/lang/String;)");
  }

  private static boolean isNullCheck(MethodInsnNode call) {
    return call.owner.equals("kotlin/jvm/internal/Intrinsics")
        && KOTLIN_NULL_CHECKS.contains(call.name);
  }

  private void construct(InstructionReader reader, MethodInsnNode call, List<Value> arguments) {
    if (!reader.isStandIn(arguments.get(0))) {
      reader.run(new Operation.MethodCall(call.owner, call.name, call.desc, false), arguments);
      return;
    }
    Operation construct = new Operation.Construct(call.owner, call.desc);
    List<Value> rest = arguments.subList(1, arguments.size());
    Value object = reader.emit(Type.reference(call.owner), construct, rest);
    constructed = Optional.of(new Constructed(arguments.get(0), object));
  }

  /** After a constructor call, puts the object where its stand-in was. */
  void settle(Frame<Operand> frame) {
    if (constructed.isEmpty()) {
      return;
    }
    Value standIn = constructed.get().standIn();
    Operand object = new Operand(constructed.get().object());
    constructed = Optional.empty();
    for (int i = 0; i < frame.getLocals(); i++) {
      if (frame.getLocal(i).content() == standIn) {
        frame.setLocal(i, object);
      }
    }
    for (int i = 0; i < frame.getStackSize(); i++) {
      if (frame.getStack(i).content() == standIn) {
        frame.setStack(i, object);
      }
    }
  }
}
