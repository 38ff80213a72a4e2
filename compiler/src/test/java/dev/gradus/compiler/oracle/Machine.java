package dev.gradus.compiler.oracle;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.outline.Outlined;
import dev.gradus.compiler.outline.Outliner;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program ready to run, interpreted or compiled. */
record Machine(String name, Outcome.Callee callee) {

  static Machine interpreted(LoopProgram program) {
    LoopInterpreter interpreter = new LoopInterpreter(program);
    String entry = program.functions().get(0).name();
    return new Machine("interpreted", a -> interpreter.call(entry, widened(a)));
  }

  /** Outlined first, as large programs must be; every call takes scratch arrays of its own. */
  static Machine emitted(LoopProgram program) {
    Outlined outlined = Outliner.outline(program);
    Emitted emitted = new Emitted(outlined.program());
    String entry = program.functions().get(0).name();
    List<Type> scratch = outlined.scratch(entry);
    return new Machine(
        "emitted",
        a -> {
          List<Object> all = new ArrayList<>(Arrays.asList(a));
          scratch.forEach(t -> all.add(array(t, outlined.length(t))));
          return emitted.call(entry, all.toArray());
        });
  }

  private static Object array(Type type, int length) {
    Class<?> element =
        MethodType.fromMethodDescriptorString("()" + type.element().descriptor(), null)
            .returnType();
    return Array.newInstance(element, length);
  }

  /** The interpreter knows small whole numbers as int only. */
  private static @Nullable Object[] widened(@Nullable Object[] arguments) {
    Object[] widened = arguments.clone();
    for (int i = 0; i < widened.length; i++) {
      if (widened[i] instanceof Character c) {
        widened[i] = (int) c;
      } else if (widened[i] instanceof Byte || widened[i] instanceof Short) {
        widened[i] = ((Number) widened[i]).intValue();
      }
    }
    return widened;
  }
}
