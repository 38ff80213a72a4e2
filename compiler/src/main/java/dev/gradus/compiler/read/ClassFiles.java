package dev.gradus.compiler.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Where the bytes of classes come from. */
@FunctionalInterface
public interface ClassFiles {

  /** The class file of the class with this internal name (slashes), if it can be found. */
  Optional<byte[]> find(String internalName);

  /** The class files that a class loader sees as resources. */
  static ClassFiles of(ClassLoader loader) {
    return name -> {
      try (InputStream in = loader.getResourceAsStream(name + ".class")) {
        return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("class file of " + name, e);
      }
    };
  }

  /** The class file of one class, and of any other what this gives. */
  default ClassFiles with(String internalName, byte[] bytes) {
    return name -> name.equals(internalName) ? Optional.of(bytes.clone()) : find(name);
  }
}
