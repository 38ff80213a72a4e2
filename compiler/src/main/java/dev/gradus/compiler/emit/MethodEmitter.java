package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the code of one function. */
final class MethodEmitter {
  private final List<Step> code;
  private final Slots slots;
  private final CodeWriter writer;
  private final OperationEmitter operations;

  private MethodEmitter(Function function, MethodVisitor method, Linker linker) {
    int values = Values.highestId(function) + 1;
    code = Scheduler.schedule(function, values);
    slots = new Slots(code, function.parameters(), values);
    writer = new CodeWriter(method, slots.limit(), linker.sourceFile());
    operations = new OperationEmitter(writer, linker);
    function.parameters().forEach(this::live);
  }

  /** Writes a function and gives the size of its code in bytes. */
  static int emit(Function function, MethodVisitor method, Linker linker) {
    MethodEmitter emitter = new MethodEmitter(ScalarExpansion.expand(function), method, linker);
    Consumer<Value> live = emitter::live;
    Consumer<Value> dead = emitter::dead;
    method.visitCode();
    for (int i = 0; i < emitter.code.size(); i++) {
      emitter.step(emitter.code.get(i));
      emitter.slots.forEachStarting(i, live);
      emitter.slots.forEachEnding(i, dead);
    }
    return emitter.writer.finish();
  }

  private void step(Step step) {
    if (step instanceof Step.Get get) {
      get(get.value(), get.target());
    } else if (step instanceof Step.Do instruction) {
      operations.write(instruction.instruction());
    } else if (step instanceof Step.Set set) {
      set(set.targets(), set.sources());
    } else if (step instanceof Step.Drop) {
      writer.next().visitInsn(writer.isTopWide() ? Opcodes.POP2 : Opcodes.POP);
      writer.pop(1);
    } else if (step instanceof Step.New object) {
      create(object.owner());
    } else if (step instanceof Step.Return r) {
      writer.next().visitInsn(returnOpcode(r.type()));
      writer.pop(r.type().equals(Type.VOID) ? 0 : 1);
    } else if (step instanceof Step.Throw) {
      writer.next().visitInsn(Opcodes.ATHROW);
      writer.pop(1);
    } else {
      control(step);
    }
  }

  private void control(Step step) {
    if (step instanceof Step.Jump jump) {
      if (writer.holdsPlace()) {
        writer.flushWith(jump.needed(), this::slot);
      }
      writer.jump(jump.target());
    } else if (step instanceof Step.JumpIf jump) {
      operations.jumpIf(jump);
    } else if (step instanceof Step.Place place) {
      writer.place(place.target());
    } else if (step instanceof Step.Otherwise choice) {
      writer.jump(choice.end());
      writer.pop(1);
      writer.place(choice.otherwise());
    } else if (step instanceof Step.EndChoice choice) {
      writer.place(choice.end());
      writer.pop(1);
      writer.push(choice.type());
    } else if (step instanceof Step.BeginLoop begin) {
      begin.carried().forEach(this::live);
      writer.placeHead(begin.head());
    } else if (step instanceof Step.Next next) {
      next(next);
    } else if (step instanceof Step.Exit exit) {
      exit(exit);
    }
  }

  private void get(Value value, Optional<Value> target) {
    if (target.isEmpty() || !slots.shared(value, target.get())) {
      writer.next().visitVarInsn(typed(value.type(), Opcodes.ILOAD), slot(value));
      writer.push(value.type());
    }
  }

  private void set(List<Value> targets, List<Optional<Value>> sources) {
    List<Value> inPlace = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      if (isInPlace(targets.get(i), sources.get(i))) {
        inPlace.add(targets.get(i));
      }
    }
    if (writer.holdsPlace() && inPlace.size() < targets.size()) {
      writer.flushWith(inPlace, this::slot);
    }
    for (int i = targets.size() - 1; i >= 0; i--) {
      Value target = targets.get(i);
      if (!isInPlace(target, sources.get(i))) {
        writer.next().visitVarInsn(typed(target.type(), Opcodes.ISTORE), slot(target));
        writer.pop(1);
      }
    }
  }

  private boolean isInPlace(Value target, Optional<Value> source) {
    return source.isPresent() && slots.shared(source.get(), target);
  }

  private void create(String owner) {
    MethodVisitor method = writer.next();
    Label creation = new Label();
    method.visitLabel(creation);
    method.visitTypeInsn(Opcodes.NEW, owner);
    method.visitInsn(Opcodes.DUP);
    writer.pushNew(creation);
    writer.pushNew(creation);
  }

  private void next(Step.Next next) {
    writer.place(next.latch());
    next.carried().forEach(this::live);
    int slot = slot(next.index());
    MethodVisitor method = writer.next();
    if (next.step() == (short) next.step()) {
      method.visitIincInsn(slot, next.step());
    } else {
      method.visitVarInsn(Opcodes.ILOAD, slot);
      method.visitLdcInsn(next.step());
      method.visitInsn(Opcodes.IADD);
      method.visitVarInsn(Opcodes.ISTORE, slot);
      writer.push(Type.LONG);
      writer.pop(1);
    }
    writer.jump(next.head());
    next.carried().forEach(this::dead);
  }

  /** The carried variables have kept their values since the head of the loop. */
  private void exit(Step.Exit exit) {
    writer.place(exit.exit());
    exit.carried().forEach(this::live);
    for (int i = 0; i < exit.carried().size(); i++) {
      get(exit.carried().get(i), Optional.of(exit.results().get(i)));
    }
    set(exit.results(), exit.carried().stream().map(Optional::of).toList());
    exit.carried().forEach(this::dead);
  }

  private void live(Value value) {
    writer.live(value, slot(value));
  }

  private void dead(Value value) {
    writer.dead(value, slot(value));
  }

  private int slot(Value value) {
    int slot = slots.slot(value);
    if (slot < 0) {
      throw new IllegalStateException(value + " has no variable");
    }
    return slot;
  }

  /** The form of an int instruction for another type. */
  private static int typed(Type type, int opcode) {
    if (type.isArray()) {
      return org.objectweb.asm.Type.getType("[I").getOpcode(opcode);
    }
    return switch (type.kind()) {
      case DOUBLE -> org.objectweb.asm.Type.DOUBLE_TYPE.getOpcode(opcode);
      case FLOAT -> org.objectweb.asm.Type.FLOAT_TYPE.getOpcode(opcode);
      case LONG -> org.objectweb.asm.Type.LONG_TYPE.getOpcode(opcode);
      case REFERENCE -> org.objectweb.asm.Type.getType("Ljava/lang/Object;").getOpcode(opcode);
      case VOID -> org.objectweb.asm.Type.VOID_TYPE.getOpcode(opcode);
      default -> org.objectweb.asm.Type.INT_TYPE.getOpcode(opcode);
    };
  }

  private static int returnOpcode(Type type) {
    return typed(type, Opcodes.IRETURN);
  }
}
