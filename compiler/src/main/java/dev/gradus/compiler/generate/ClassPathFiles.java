package dev.gradus.compiler.generate;

import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Class files of folders and jars, and those of the platform. */
final class ClassPathFiles implements ClassFiles, AutoCloseable {
  /** Of jars for several releases the classes for this one, whichever JDK runs the build. */
  private static final Runtime.Version TARGET = Runtime.Version.parse("17");

  private final List<Object> entries = new ArrayList<>();
  private final Map<String, Optional<byte[]>> known = new HashMap<>();
  private final List<ClassLoader> loaders;

  /**
   * Opens a class path; entries that are not there are left out, as the JVM does.
   *
   * @throws dev.gradus.runtime.GradusException if a jar cannot be read
   */
  ClassPathFiles(List<Path> classPath) {
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        entries.add(entry);
      } else if (Files.isRegularFile(entry)) {
        entries.add(open(entry));
      }
    }
    loaders = ClassFiles.super.loaders();
  }

  private static JarFile open(Path jar) {
    try {
      return new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, TARGET);
    } catch (IOException e) {
      throw Problem.CLASS_PATH_UNREADABLE.exception(jar, e.getMessage());
    }
  }

  @Override
  public Optional<byte[]> find(String internalName) {
    return own(internalName).or(() -> platform(internalName));
  }

  /** The class file, if it is no class of the platform. */
  Optional<byte[]> own(String internalName) {
    Optional<byte[]> bytes = known.get(internalName);
    if (bytes == null) {
      bytes = search(internalName + ".class");
      known.put(internalName, bytes);
    }
    return bytes;
  }

  private Optional<byte[]> search(String file) {
    try {
      for (Object entry : entries) {
        Optional<byte[]> found =
            entry instanceof JarFile jar ? inJar(jar, file) : inDirectory((Path) entry, file);
        if (found.isPresent()) {
          return found;
        }
      }
    } catch (IOException e) {
      throw Problem.CLASS_PATH_UNREADABLE.exception(file, e.getMessage());
    }
    return Optional.empty();
  }

  private static Optional<byte[]> inDirectory(Path directory, String file) throws IOException {
    Path path = directory.resolve(file);
    return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
  }

  private static Optional<byte[]> inJar(JarFile jar, String file) throws IOException {
    ZipEntry entry = jar.getEntry(file);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return Optional.of(in.readAllBytes());
    }
  }

  private static Optional<byte[]> platform(String internalName) {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (InputStream in = platform.getResourceAsStream(internalName + ".class")) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("class file of " + internalName, e);
    }
  }

  @Override
  public List<ClassLoader> loaders() {
    return loaders;
  }

  @Override
  public void close() {
    for (Object entry : entries) {
      if (entry instanceof JarFile jar) {
        try {
          jar.close();
        } catch (IOException e) {
          throw new UncheckedIOException("closing " + jar.getName(), e);
        }
      }
    }
  }
}
