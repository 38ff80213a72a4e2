package dev.gradus.compiler.method;

import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.compiler.emit.GeneratedClasses;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.method.DerivativeEntry;
import dev.gradus.runtime.method.DerivativeKind;
import dev.gradus.runtime.method.GeneratedGradient;
import dev.gradus.runtime.method.GradientCompiler;
import dev.gradus.runtime.method.MethodShape;
import dev.gradus.runtime.method.MethodTarget;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compiles derivatives for the runtime, which finds this as a service. */
public final class MethodGradientCompiler implements GradientCompiler {
  @Override
  public Class<? extends GeneratedGradient> compile(
      Class<?> gradientInterface, boolean aliased, Optional<Lookup> lookup) {
    ClassLoader loader = loader(gradientInterface);
    MethodCompilation compilation =
        compiler(loader).compile(internalName(gradientInterface), aliased);
    checkAccess(compilation, loader, lookup);
    return define(compilation.classes(), loader, lookup).asSubclass(GeneratedGradient.class);
  }

  @Override
  public Class<? extends DerivativeEntry> compile(
      MethodTarget target, DerivativeKind kind, boolean aliased, Optional<Lookup> lookup) {
    ClassLoader loader = loader(target.owner());
    MethodCompilation compilation = compiler(loader).compile(find(target, loader), kind, aliased);
    checkAccess(compilation, loader, lookup);
    ClassLoader parent = new Both(loader, MethodGradientCompiler.class.getClassLoader());
    return define(compilation.classes(), parent, lookup).asSubclass(DerivativeEntry.class);
  }

  private static void checkAccess(
      MethodCompilation compilation, ClassLoader loader, Optional<Lookup> lookup) {
    Optional<String> beside = lookup.map(l -> internalName(l.lookupClass()));
    MemberAccess.check(compilation.program(), ClassFiles.of(loader), beside);
  }

  @Override
  public MethodShape shape(MethodTarget target) {
    ClassLoader loader = loader(target.owner());
    Primal primal = find(target, loader);
    MethodType type = MethodType.fromMethodDescriptorString(primal.descriptor(), loader);
    String name = primal.owner().replace('/', '.') + "." + primal.name();
    List<Primal.Declared> declared = primal.declared();
    return new MethodShape(
        name,
        declared.stream().map(Primal.Declared::name).toList(),
        type.parameterList(),
        primal.activeDeclared().stream().map(declared::indexOf).toList(),
        type.returnType(),
        primal.arithmetic(),
        Forms.adjoints(primal),
        primal.active().size());
  }

  private static Primal find(MethodTarget target, ClassLoader loader) {
    List<Primal> overloads =
        Primals.named(ClassFiles.of(loader), internalName(target.owner()), target.name());
    List<Primal> meant = new ArrayList<>(overloads);
    target
        .parameterTypes()
        .map(types -> MethodType.methodType(void.class, types).toMethodDescriptorString())
        .ifPresent(wanted -> meant.removeIf(p -> !sameParameters(p.descriptor(), wanted)));
    if (meant.size() == 1) {
      return meant.get(0);
    }
    String list = overloads.stream().map(Primal::describe).collect(Collectors.joining(", "));
    throw meant.isEmpty()
        ? Problem.GRADIENT_METHOD_UNKNOWN.exception(target.owner().getName(), target.name(), list)
        : Problem.GRADIENT_METHOD_AMBIGUOUS.exception(
            target.owner().getName(), target.name(), list);
  }

  private static boolean sameParameters(String descriptor, String other) {
    return descriptor
        .substring(0, descriptor.indexOf(')'))
        .equals(other.substring(0, other.indexOf(')')));
  }

  private static MethodCompiler compiler(ClassLoader loader) {
    return new MethodCompiler(ClassFiles.of(loader), CompilerOptions.fromSystemProperties());
  }

  private static Class<?> define(
      List<GeneratedClass> classes, ClassLoader parent, Optional<Lookup> lookup) {
    if (lookup.isEmpty()) {
      return GeneratedClasses.define(classes, parent);
    }
    try {
      return GeneratedClasses.define(classes, lookup);
    } catch (IllegalArgumentException e) {
      throw Problem.GRADIENT_LOOKUP.exception(lookup.get(), classes.get(0).name());
    }
  }

  /**
   * Classes made for the JDK's are defined beside ours: the runtime that they meet must be ours.
   */
  private static ClassLoader loader(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null ? MethodGradientCompiler.class.getClassLoader() : loader;
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /** Finds classes of the method's loader, and of ours where that does not know them. */
  private static final class Both extends ClassLoader {
    private final ClassLoader ours;

    Both(ClassLoader theirs, ClassLoader ours) {
      super(theirs);
      this.ours = ours;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      return ours.loadClass(name);
    }
  }
}
