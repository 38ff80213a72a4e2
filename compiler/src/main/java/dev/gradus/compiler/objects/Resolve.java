package dev.gradus.compiler.objects;

import dev.gradus.compiler.inline.Inliner;
import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.compiler.read.DerivativeCalls;
import dev.gradus.compiler.read.MethodReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    Classes classes = new Classes(MethodReader.over(files, derivatives));
    Function entry =
        classes.reader().function(classes.reader().entry(owner, name, descriptor).function());
    EntryParameters parameters = new EntryParameters(classes, entry);
    Explosion explosion = new Explosion(classes);
    explosion.entry(entry, parameters.forms());
    LoopProgram program = new LoopProgram(name, explosion.functions());
    Checker.check(program, "exploding objects");
    return new Resolved(PromoteCells.apply(Inliner.inline(program)), parameters.shapes());
  }

  /** What becomes of parameters of these declared types, without reading the method. */
  public static List<ParameterShape> shapes(ClassFiles files, List<Type> types) {
    List<Value> parameters = new ArrayList<>();
    for (Type type : types) {
      parameters.add(new Value(parameters.size(), Typing.loaded(type), ""));
    }
    Block empty = new Block(List.of(), new Terminator.Return(Optional.empty()));
    Function entry = new Function("entry", parameters, Type.VOID, empty);
    return new EntryParameters(new Classes(MethodReader.over(files)), entry).shapes();
  }
}
