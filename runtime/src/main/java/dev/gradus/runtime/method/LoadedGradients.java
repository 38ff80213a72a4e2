package dev.gradus.runtime.method;

import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Problem;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Finds or generates, once each, the classes behind {@code Gradients}, and makes instances. */
public final class LoadedGradients {
  /** Behind the name of a gradient interface: the class that implements it. */
  public static final String SUFFIX = "$Derivative";

  /** Behind that: the class for arguments that are one and the same array. */
  public static final String ALIASED_SUFFIX = "$Aliased";

  private static final ClassValue<Map<Object, Constructor<? extends GeneratedGradient>>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Map<Object, Constructor<? extends GeneratedGradient>> computeValue(Class<?> c) {
          return new ConcurrentHashMap<>();
        }
      };

  /** Identifies one derivative of one method within its class. */
  private record EntryKey(MethodTarget target, DerivativeKind kind, boolean aliased) {}

  private LoadedGradients() {}

  /** A new instance of the class that implements a gradient interface. */
  public static <T> T load(Class<T> gradientInterface, Optional<Lookup> lookup) {
    if (!gradientInterface.isInterface()
        || !gradientInterface.isAnnotationPresent(GradientOf.class)) {
      throw Problem.GRADIENT_INTERFACE_UNMARKED.exception(gradientInterface.getName());
    }
    return gradientInterface.cast(make(gradientInterface, false, lookup));
  }

  private static GeneratedGradient make(
      Class<?> gradientInterface, boolean aliased, Optional<Lookup> lookup) {
    Constructor<? extends GeneratedGradient> constructor =
        constructor(gradientInterface, aliased, () -> find(gradientInterface, aliased, lookup));
    return instance(constructor, () -> make(gradientInterface, true, lookup));
  }

  /** A new instance of the class for one derivative of a method. */
  static DerivativeEntry entry(
      MethodTarget target, DerivativeKind kind, boolean aliased, Optional<Lookup> lookup) {
    Constructor<? extends GeneratedGradient> constructor =
        constructor(
            target.owner(),
            new EntryKey(target, kind, aliased),
            () -> compiler(target.toString()).compile(target, kind, aliased, lookup));
    return (DerivativeEntry) instance(constructor, () -> entry(target, kind, true, lookup));
  }

  static GradientCompiler compiler(String wanted) {
    for (GradientCompiler compiler :
        ServiceLoader.load(GradientCompiler.class, LoadedGradients.class.getClassLoader())) {
      return compiler;
    }
    throw Problem.GRADIENT_COMPILER_MISSING.exception(wanted);
  }

  private static Constructor<? extends GeneratedGradient> constructor(
      Class<?> owner, Object key, Supplier<Class<? extends GeneratedGradient>> maker) {
    Map<Object, Constructor<? extends GeneratedGradient>> known = KNOWN.get(owner);
    Constructor<? extends GeneratedGradient> constructor = known.get(key);
    if (constructor != null) {
      return constructor;
    }
    synchronized (known) {
      constructor = known.get(key);
      if (constructor == null) {
        constructor = constructor(maker.get());
        known.put(key, constructor);
      }
      return constructor;
    }
  }

  private static Class<? extends GeneratedGradient> find(
      Class<?> gradientInterface, boolean aliased, Optional<Lookup> lookup) {
    String name = gradientInterface.getName() + SUFFIX + (aliased ? ALIASED_SUFFIX : "");
    try {
      Class<?> generated = Class.forName(name, false, gradientInterface.getClassLoader());
      if (!gradientInterface.isAssignableFrom(generated) || !implementsAll(generated)) {
        throw Problem.GRADIENT_CLASS_STALE.exception(name, gradientInterface.getName());
      }
      return generated.asSubclass(GeneratedGradient.class);
    } catch (ClassNotFoundException notGenerated) {
      GradientCompiler compiler = compiler(gradientInterface.getName());
      if (lookup.isEmpty() && !Modifier.isPublic(gradientInterface.getModifiers())) {
        throw Problem.GRADIENT_INTERFACE_NOT_PUBLIC.exception(gradientInterface.getName());
      }
      return compiler.compile(gradientInterface, aliased, lookup);
    }
  }

  private static boolean implementsAll(Class<?> generated) {
    for (Method method : generated.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  private static Constructor<? extends GeneratedGradient> constructor(
      Class<? extends GeneratedGradient> generated) {
    try {
      return generated.getConstructor();
    } catch (NoSuchMethodException e) {
      throw new LinkageError("generated class " + generated + " cannot be made", e);
    }
  }

  private static GeneratedGradient instance(
      Constructor<? extends GeneratedGradient> constructor,
      Supplier<GeneratedGradient> makeAliased) {
    try {
      GeneratedGradient gradient = constructor.newInstance();
      gradient.makeAliasedBy(makeAliased);
      return gradient;
    } catch (InvocationTargetException | InstantiationException | IllegalAccessException e) {
      throw new LinkageError(
          "generated class " + constructor.getDeclaringClass() + " cannot be made", e);
    }
  }
}
