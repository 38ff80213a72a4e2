package dev.gradus.compiler.emit;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads generated classes and writes them to files. */
public final class GeneratedClasses {
  private GeneratedClasses() {}

  /**
   * Loads the classes of one compilation.
   *
   * @param lookup defines them as ordinary classes of its own package and loader; without it they
   *     go into a fresh loader of their own
   * @return the first class
   */
  public static Class<?> define(
      List<GeneratedClass> classes, Optional<MethodHandles.Lookup> lookup) {
    return lookup.isPresent()
        ? define(classes, lookup.get())
        : define(classes, GeneratedClasses.class.getClassLoader());
  }

  /** Loads the classes into a fresh child of a loader and gives the first. */
  public static Class<?> define(List<GeneratedClass> classes, ClassLoader parent) {
    try {
      return Class.forName(classes.get(0).name(), true, new Loader(classes, parent));
    } catch (ClassNotFoundException e) {
      throw new LinkageError("the loader does not find what it was given", e);
    }
  }

  private static Class<?> define(List<GeneratedClass> classes, MethodHandles.Lookup lookup) {
    try {
      // The first class comes last, so that the parts it calls are there.
      for (int i = classes.size() - 1; i > 0; i--) {
        lookup.defineClass(classes.get(i).bytes());
      }
      return lookup.defineClass(classes.get(0).bytes());
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(lookup + " must not define " + classes.get(0).name(), e);
    }
  }

  /**
   * Loads a single class as a hidden one, which can be unloaded before its loader.
   *
   * @throws IllegalArgumentException if there are several classes: hidden ones cannot name one
   *     another
   */
  public static Class<?> defineHidden(List<GeneratedClass> classes, MethodHandles.Lookup lookup) {
    if (classes.size() != 1) {
      throw new IllegalArgumentException(
          classes.size() + " classes cannot be hidden, only a single one");
    }
    try {
      return lookup.defineHiddenClass(classes.get(0).bytes(), true).lookupClass();
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(lookup + " must not define " + classes.get(0).name(), e);
    }
  }

  /**
   * Writes class files below a directory, in the folders of their packages. Each file is written
   * beside its place and moved there, so that nobody sees half a file.
   */
  public static void writeTo(Path directory, List<GeneratedClass> classes) throws IOException {
    for (GeneratedClass generated : classes) {
      Path file = directory.resolve(generated.name().replace('.', '/') + ".class");
      Path folder = Optional.ofNullable(file.getParent()).orElse(directory);
      Files.createDirectories(folder);
      Path beside = Files.createTempFile(folder, ".", ".class.part");
      try {
        Files.write(beside, generated.bytes());
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes = new HashMap<>();

    Loader(List<GeneratedClass> generated, ClassLoader parent) {
      super(parent);
      generated.forEach(c -> classes.put(c.name(), c.bytes()));
    }

    /** These classes count, though the parent may have older ones of the same names. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!classes.containsKey(name)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null ? known : findClass(name);
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
