package dev.gradus.runtime.method;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds classes that were generated at build time, and tells whether they are out of date. */
final class BuiltGradients {
  private static final System.Logger LOG = System.getLogger("dev.gradus.runtime");

  /** What has been warned of, by labels. */
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  /** What becomes of a class that is out of date, by the system property {@code gradus.stale}. */
  private enum Stale {
    /** Compiled anew where there is a compiler, else refused. */
    DEFAULT,
    REFUSE,
    /** Used, with a warning. */
    WARN,
    /** Used; nothing is compared. */
    IGNORE;

    /** In a native image nothing changes after the build, and there are no class files. */
    private static boolean isNativeImage() {
      return "runtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"));
    }

    static Stale current() {
      String value = System.getProperty("gradus.stale", "");
      return switch (value) {
        case "" -> isNativeImage() ? IGNORE : DEFAULT;
        case "refuse" -> REFUSE;
        case "warn" -> WARN;
        case "ignore" -> IGNORE;
        default -> throw Problem.GRADIENT_STALE_OPTION.exception(value);
      };
    }
  }

  /**
   * What is looked for.
   *
   * @param beside a class with the same loader
   * @param index binary name that the index goes by
   * @param generated binary name of the class where there is no index
   * @param type what the class is to implement
   * @param label for messages
   */
  private record Wanted(
      Class<?> beside, String index, String generated, Class<?> type, String label) {}

  private BuiltGradients() {}

  /**
   * The class that implements an interface; empty if there is none that fits and a compiler may
   * make one.
   *
   * @throws GradusException if the class does not fit and is to be refused
   */
  static Optional<Class<? extends GeneratedGradient>> find(Class<?> wanted, boolean aliased) {
    String name = wanted.getName();
    return find(
        new Wanted(wanted, name, name + LoadedGradients.SUFFIX, wanted, name),
        aliased ? LoadedGradients.ALIASED_SUFFIX : "");
  }

  /** The class with one derivative of a method; see the other method. */
  static Optional<Class<? extends GeneratedGradient>> find(
      MethodTarget target, DerivativeKind kind, boolean aliased) {
    if (aliased || target.parameterTypes().isEmpty()) {
      return Optional.empty();
    }
    String descriptor =
        MethodType.methodType(void.class, target.parameterTypes().get()).toMethodDescriptorString();
    String name =
        LoadedGradients.entryName(target.owner().getName(), target.name(), descriptor, kind);
    String label = kind.method() + " of " + target;
    return find(new Wanted(target.owner(), name, name, DerivativeEntry.class, label), "");
  }

  private static Optional<Class<? extends GeneratedGradient>> find(Wanted wanted, String suffix) {
    Optional<GradientIndex> index = GradientIndex.find(wanted.beside(), wanted.index());
    Stale stale = Stale.current();
    String plain = index.isPresent() ? index.get().generatedClass() : wanted.generated();
    Optional<String> outdated =
        stale == Stale.IGNORE ? Optional.empty() : index.flatMap(i -> i.outdated(wanted.beside()));
    if (outdated.isPresent() && !isUsed(wanted, outdated.get(), stale)) {
      return Optional.empty();
    }
    String name = plain + suffix;
    try {
      Class<?> generated = Class.forName(name, false, GradientIndex.loader(wanted.beside()));
      return Optional.of(checked(generated, wanted.type()));
    } catch (ClassNotFoundException absent) {
      if (index.isPresent() && suffix.isEmpty()) {
        compileOrRefuse(wanted, "class " + name + " is not there", stale == Stale.REFUSE);
      }
      return Optional.empty();
    }
  }

  /** Whether a class that is out of date is used all the same. */
  private static boolean isUsed(Wanted wanted, String outdated, Stale stale) {
    if (stale == Stale.WARN) {
      warn(wanted, outdated + "; it is used as it is");
      return true;
    }
    compileOrRefuse(wanted, outdated, stale == Stale.REFUSE);
    return false;
  }

  private static void compileOrRefuse(Wanted wanted, String outdated, boolean refused) {
    if (refused || LoadedGradients.compiler().isEmpty()) {
      throw Problem.GRADIENT_CLASS_OUTDATED.exception(wanted.label(), outdated);
    }
    warn(wanted, outdated + "; it is compiled anew");
  }

  private static void warn(Wanted wanted, String outdated) {
    if (WARNED.add(wanted.label())) {
      String message = "the class generated for " + wanted.label() + " is out of date: ";
      LOG.log(System.Logger.Level.WARNING, message + outdated);
    }
  }

  private static Class<? extends GeneratedGradient> checked(Class<?> generated, Class<?> wanted) {
    if (!wanted.isAssignableFrom(generated) || !implementsAll(generated)) {
      throw Problem.GRADIENT_CLASS_STALE.exception(generated.getName(), wanted.getName());
    }
    return generated.asSubclass(GeneratedGradient.class);
  }

  private static boolean implementsAll(Class<?> generated) {
    for (Method method : generated.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers())) {
        return false;
      }
    }
    return true;
  }
}
