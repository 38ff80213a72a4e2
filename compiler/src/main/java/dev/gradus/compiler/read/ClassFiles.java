package dev.gradus.compiler.read;

import dev.gradus.compiler.statics.ClassFileLoader;
import java.util.List;
import java.util.Optional;

/** Where the bytes of classes come from. */
@FunctionalInterface
public interface ClassFiles {

  /** The class file of the class with this internal name (slashes), if it can be found. */
  Optional<byte[]> find(String internalName);

  /**
   * Loaders of these classes, for the values of constant fields. Unless a loader has them already,
   * the classes are loaded apart, and twice, so that chance values show.
   */
  default List<ClassLoader> loaders() {
    return List.of(new ClassFileLoader(this::find), new ClassFileLoader(this::find));
  }

  /** Told of every method whose code becomes part of a program. */
  default void codeRead(String owner, String name, String descriptor) {}

  /**
   * Told of every class of which more than its declarations and the code that was read matters: all
   * its code, or what its initialiser computes.
   */
  default void wholeRead(String owner) {}

  /** The class files that a class loader sees as resources. */
  static ClassFiles of(ClassLoader loader) {
    return new LoadedClassFiles(loader);
  }

  /** The class file of one class, and of any other what this gives. */
  default ClassFiles with(String internalName, byte[] bytes) {
    return name -> name.equals(internalName) ? Optional.of(bytes.clone()) : find(name);
  }
}
