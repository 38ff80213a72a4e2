package dev.gradus.compiler.objects;

import dev.gradus.compiler.inline.Inliner;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.compiler.read.MethodReader;
import java.util.ArrayList;
import java.util.List;

/** From a method to a program over scalars and arrays: reads, resolves calls, explodes objects. */
public final class Resolve {
  private Resolve() {}

  /**
   * Reads a static method of a class and what it calls.
   *
   * @throws dev.gradus.runtime.GradusException if something in a method cannot be read or resolved;
   *     the message names class, method, line and construct
   */
  public static Resolved method(Class<?> owner, String name, String descriptor) {
    ClassLoader loader = owner.getClassLoader();
    ClassFiles files = ClassFiles.of(loader == null ? ClassLoader.getSystemClassLoader() : loader);
    return method(files, owner.getName().replace('.', '/'), name, descriptor);
  }

  /**
   * Reads a static method and what it calls.
   *
   * @param owner internal name of the class
   * @throws dev.gradus.runtime.GradusException if something in a method cannot be read or resolved;
   *     the message names class, method, line and construct
   */
  public static Resolved method(ClassFiles files, String owner, String name, String descriptor) {
    LoopProgram program = Inliner.inline(MethodReader.read(files, owner, name, descriptor));
    Function entry = program.functions().get(0);
    List<ParameterShape> shapes = new ArrayList<>();
    for (Value parameter : entry.parameters()) {
      shapes.add(new ParameterShape.Leaf(shapes.size(), parameter.type()));
    }
    return new Resolved(program, shapes);
  }
}
