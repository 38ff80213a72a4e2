package dev.gradus.compiler.generate;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A user's project in a directory: sources, classes, and what is generated from them. */
final class Project {
  final Path sources;
  final Path classes;
  private final Path work;
  private final List<Path> classPath = new ArrayList<>();

  Project(Path directory) {
    sources = directory.resolve("src");
    classes = directory.resolve("classes");
    work = directory.resolve("gradus");
  }

  /** Writes a source file. */
  Project with(String path, String... lines) {
    return write(path, String.join("\n", lines) + "\n");
  }

  private Project write(String path, String text) {
    try {
      Path file = sources.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces text in a source file. */
  Project changing(String path, String from, String to) {
    try {
      String text = Files.readString(sources.resolve(path));
      if (!text.contains(from)) {
        throw new AssertionError(path + " does not contain " + from);
      }
      return write(path, text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Project dependingOn(Path library) {
    classPath.add(library);
    return this;
  }

  /** Compiles all sources. */
  Project compiled(String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> found = Files.walk(sources);
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Files.createDirectories(classes);
      List<Path> units = found.filter(f -> f.toString().endsWith(".java")).sorted().toList();
      String path = System.getProperty("java.class.path");
      for (Path library : classPath) {
        path = library + File.pathSeparator + path;
      }
      List<String> all = new ArrayList<>(List.of("--release", "17", "-proc:none", "-cp", path));
      all.addAll(List.of("-d", classes.toString()));
      all.addAll(options.length == 0 ? List.of("-g", "-parameters") : List.of(options));
      if (!compiler
          .getTask(null, files, null, all, null, files.getJavaFileObjectsFromPaths(units))
          .call()) {
        throw new AssertionError("sources do not compile");
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  GenerationRequest request() {
    List<Path> all = new ArrayList<>(classPath);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      all.add(Path.of(entry));
    }
    return new GenerationRequest(
        List.of(classes), all, List.of(sources), classes, work, GenerationOptions.DEFAULT);
  }

  GenerationResult generated() {
    return Generation.run(request());
  }

  /** A loader of the project's classes, with the runtime but without the compiler. */
  URLClassLoader withoutCompiler() {
    return loader(entry -> !entry.contains(File.separator + "compiler" + File.separator));
  }

  /** A loader of the project's classes, the runtime and the compiler. */
  URLClassLoader withCompiler() {
    return loader(entry -> true);
  }

  private URLClassLoader loader(Predicate<String> wanted) {
    try {
      List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        if (wanted.test(entry)) {
          urls.add(Path.of(entry).toUri().toURL());
        }
      }
      return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
