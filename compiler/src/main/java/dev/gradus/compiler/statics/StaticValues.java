package dev.gradus.compiler.statics;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of static fields, read from the classes themselves, which this initialises. Where the
 * classes had to be loaded for that they are loaded twice: what differs from one time to the next
 * is no constant.
 */
public final class StaticValues {

  /** Signals that a value cannot be had; the message says why. */
  public static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    Unavailable(String why) {
      super(why);
    }
  }

  private final List<ClassLoader> loaders;

  /** Values as the classes of these loaders have them, which must agree. */
  public StaticValues(List<ClassLoader> loaders) {
    this.loaders = List.copyOf(loaders);
  }

  /** The value of a field. */
  public @Nullable Object of(StaticField field) throws Unavailable {
    Object value = of(field, loaders.get(0));
    for (ClassLoader other : loaders.subList(1, loaders.size())) {
      if (!same(value, of(field, other))) {
        throw new Unavailable("its value is not the same each time the class is initialised");
      }
    }
    return value;
  }

  /** Whether the initialiser of the class has called us: then not every field is set. */
  private static boolean isBeingInitialised(Class<?> owner) {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames.anyMatch(
                    f -> f.getMethodName().equals("<clinit>") && f.getDeclaringClass() == owner));
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    return Objects.equals(a, b) || Arrays.deepEquals(new Object[] {a}, new Object[] {b});
  }

  private static @Nullable Object of(StaticField field, ClassLoader loader) throws Unavailable {
    String name = field.owner().name.replace('/', '.');
    try {
      Class<?> owner = Class.forName(name, true, loader);
      if (isBeingInitialised(owner)) {
        throw new Unavailable("its class is still being initialised");
      }
      Field found = owner.getDeclaredField(field.node().name);
      found.setAccessible(true);
      return found.get(null);
    } catch (ReflectiveOperationException e) {
      throw new Unavailable("the class cannot be loaded (" + e + ")");
    } catch (RuntimeException e) {
      throw new Unavailable("the class is not open to the compiler (" + e.getMessage() + ")");
    } catch (LinkageError e) {
      throw new Unavailable("the class cannot be initialised (" + e + ")");
    }
  }
}
