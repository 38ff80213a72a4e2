package dev.gradus.runtime.method;

import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Problem;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
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

  /** Makes instances of one class. */
  private interface Maker {
    GeneratedGradient make() throws Throwable;
  }

  private static final ClassValue<Map<Object, Maker>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Map<Object, Maker> computeValue(Class<?> c) {
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
    Maker maker =
        maker(gradientInterface, aliased, lookup, () -> find(gradientInterface, aliased, lookup));
    return instance(
        maker, gradientInterface.getName(), () -> make(gradientInterface, true, lookup));
  }

  /** A new instance of the class for one derivative of a method. */
  static DerivativeEntry entry(
      MethodTarget target, DerivativeKind kind, boolean aliased, Optional<Lookup> lookup) {
    Maker maker =
        maker(
            target.owner(),
            new EntryKey(target, kind, aliased),
            lookup,
            () ->
                BuiltGradients.find(target, kind, aliased)
                    .orElseGet(
                        () -> compiler(target.toString()).compile(target, kind, aliased, lookup)));
    return (DerivativeEntry)
        instance(maker, target.toString(), () -> entry(target, kind, true, lookup));
  }

  /**
   * Name of a class with one derivative of a method, in the package of the method's owner; nobody
   * may add to the JDK's packages.
   *
   * @param owner binary name of the class that declares the method
   * @param descriptor of the method; its result does not matter
   */
  public static String entryName(
      String owner, String method, String descriptor, DerivativeKind kind) {
    String prefix = owner.startsWith("java") ? "dev.gradus.generated." : "";
    String parameters = descriptor.substring(0, descriptor.indexOf(')'));
    String overload = Integer.toHexString(parameters.hashCode());
    return prefix + owner + "$" + method + "$" + kind.method() + "$" + overload;
  }

  static GradientCompiler compiler(String wanted) {
    return compiler().orElseThrow(() -> Problem.GRADIENT_COMPILER_MISSING.exception(wanted));
  }

  static Optional<GradientCompiler> compiler() {
    for (GradientCompiler compiler :
        ServiceLoader.load(GradientCompiler.class, LoadedGradients.class.getClassLoader())) {
      return Optional.of(compiler);
    }
    return Optional.empty();
  }

  private static Maker maker(
      Class<?> owner,
      Object key,
      Optional<Lookup> lookup,
      Supplier<Class<? extends GeneratedGradient>> finder) {
    Map<Object, Maker> known = KNOWN.get(owner);
    Maker maker = known.get(key);
    if (maker != null) {
      return maker;
    }
    synchronized (known) {
      maker = known.get(key);
      if (maker == null) {
        maker = maker(finder.get(), lookup);
        known.put(key, maker);
      }
      return maker;
    }
  }

  private static Class<? extends GeneratedGradient> find(
      Class<?> gradientInterface, boolean aliased, Optional<Lookup> lookup) {
    Optional<Class<? extends GeneratedGradient>> built =
        BuiltGradients.find(gradientInterface, aliased);
    if (built.isPresent()) {
      return built.get();
    }
    GradientCompiler compiler = compiler(gradientInterface.getName());
    if (lookup.isEmpty() && !Modifier.isPublic(gradientInterface.getModifiers())) {
      throw Problem.GRADIENT_INTERFACE_NOT_PUBLIC.exception(gradientInterface.getName());
    }
    return compiler.compile(gradientInterface, aliased, lookup);
  }

  /** Makes instances of a class; a lookup reaches classes that the runtime's module does not. */
  private static Maker maker(
      Class<? extends GeneratedGradient> generated, Optional<Lookup> lookup) {
    try {
      if (lookup.isPresent()) {
        MethodHandle made =
            lookup.get().findConstructor(generated, MethodType.methodType(void.class));
        return () -> (GeneratedGradient) made.invoke();
      }
      return generated.getConstructor()::newInstance;
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new LinkageError("generated class " + generated + " cannot be made", e);
    }
  }

  private static GeneratedGradient instance(
      Maker maker, String wanted, Supplier<GeneratedGradient> makeAliased) {
    try {
      GeneratedGradient gradient = maker.make();
      gradient.makeAliasedBy(makeAliased);
      return gradient;
    } catch (IllegalAccessException e) {
      throw Problem.GRADIENT_NOT_EXPORTED.exception(wanted);
    } catch (Throwable e) {
      throw new LinkageError("the generated class of " + wanted + " cannot be made", e);
    }
  }
}
