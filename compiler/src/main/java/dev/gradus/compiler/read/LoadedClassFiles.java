package dev.gradus.compiler.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The class files that a class loader sees as resources. */
record LoadedClassFiles(ClassLoader loader) implements ClassFiles {

  @Override
  public Optional<byte[]> find(String internalName) {
    try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("class file of " + internalName, e);
    }
  }

  @Override
  public List<ClassLoader> loaders() {
    return List.of(loader);
  }
}
