package dev.gradus.compiler.objects;

import dev.gradus.compiler.inline.Inliner;
import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.compiler.read.DerivativeCalls;
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
    return method(files, DerivativeCalls.NONE, owner, name, descriptor);
  }

  /** As the other, for methods that may call derivatives of methods. */
  public static Resolved method(
      ClassFiles files, DerivativeCalls derivatives, String owner, String name, String descriptor) {
    LoopProgram program =
        Inliner.inline(MethodReader.read(files, derivatives, owner, name, descriptor));
    program.functions().forEach(f -> refuse(f.body()));
    Function entry = program.functions().get(0);
    List<ParameterShape> shapes = new ArrayList<>();
    for (Value parameter : entry.parameters()) {
      shapes.add(new ParameterShape.Leaf(shapes.size(), parameter.type()));
    }
    return new Resolved(program, shapes);
  }

  private static void refuse(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i) {
        if (i.operation() instanceof Operation.Unresolved operation) {
          Type object = i.arguments().isEmpty() ? Type.VOID : i.arguments().get(0).type();
          throw Unresolvable.at(i.position(), operation, object);
        } else if (i.operation() instanceof Operation.Cast cast) {
          throw Unresolvable.cast(i.position(), i.arguments().get(0).type(), cast.to());
        }
      }
      Values.blocks(statement).forEach(Resolve::refuse);
    }
  }
}
