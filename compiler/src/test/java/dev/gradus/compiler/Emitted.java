package dev.gradus.compiler;

import dev.gradus.compiler.emit.ClassSpec;
import dev.gradus.compiler.emit.Emitter;
import dev.gradus.compiler.emit.GeneratedClasses;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.runtime.GeneratedKernel;
import dev.gradus.runtime.Workspace;
import java.util.Optional;

/** Loop programs as loaded, verified classes. */
final class Emitted {
  private Emitted() {}

  static GeneratedKernel load(LoopProgram program) {
    ClassSpec spec = new ClassSpec("dev/gradus/generated/Test", Compiler.interfaces(program), "");
    Class<?> type =
        GeneratedClasses.define(
            Emitter.emit(program, spec, Emitter.Options.DEFAULT.verifying()), Optional.empty());
    try {
      return (GeneratedKernel) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  static double call(GeneratedKernel k, String function, Workspace w) {
    return switch (function) {
      case "value" -> k.value(w.doubles, w.floats, w.ints, w.flags, w.batch, w.hyper);
      case "valueAndGradient" ->
          k.valueAndGradient(w.doubles, w.floats, w.ints, w.flags, w.batch, w.hyper);
      case "outputs" -> k.outputs(w.doubles, w.floats, w.ints, w.flags, w.batch, w.hyper);
      default -> k.step(w.doubles, w.floats, w.ints, w.flags, w.batch, w.hyper);
    };
  }
}
