package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.LoopProgram;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** A program emitted, verified and loaded, to be called like an interpreter. */
public final class Emitted {
  private final Class<?> loaded;

  public Emitted(LoopProgram program) {
    this(program, Emitter.Options.DEFAULT);
  }

  public Emitted(LoopProgram program, Emitter.Options options) {
    ClassSpec spec = new ClassSpec("dev/gradus/generated/Test", List.of(), "");
    List<GeneratedClass> classes = Emitter.emit(program, spec, options.verifying());
    classes.forEach(Emitted::verify);
    loaded = GeneratedClasses.define(classes, Optional.empty());
  }

  /** Calls a static method; throws what it throws. */
  public Object call(String function, Object... arguments) throws Throwable {
    for (Method method : loaded.getDeclaredMethods()) {
      if (method.getName().equals(function)) {
        try {
          return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    throw new AssertionError("no method " + function);
  }

  private static void verify(GeneratedClass generated) {
    StringWriter faults = new StringWriter();
    CheckClassAdapter.verify(
        new ClassReader(generated.bytes()),
        Emitted.class.getClassLoader(),
        false,
        new PrintWriter(faults));
    if (!faults.toString().isEmpty()) {
      throw new AssertionError(faults.toString());
    }
  }
}
