package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A fresh copy of a project under {@code examples/}. */
record ExampleProject(Path directory) {

  /**
   * Copies a project.
   *
   * @param as name of the copy
   */
  static ExampleProject copy(String name, String as) {
    Path from = Home.ROOT.resolve("examples").resolve(name);
    Path to = Home.WORK.resolve(as);
    delete(to);
    for (Path file : files(from)) {
      Path relative = from.relativize(file);
      if (relative.startsWith("target") || relative.toString().contains("/target/")) {
        continue;
      }
      try {
        Path copy = to.resolve(relative);
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new ExampleProject(to);
  }

  /** An empty project directory. */
  static ExampleProject empty(String as) {
    Path to = Home.WORK.resolve(as);
    delete(to);
    try {
      Files.createDirectories(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ExampleProject(to);
  }

  private static void delete(Path directory) {
    List<Path> all = new ArrayList<>();
    if (Files.exists(directory)) {
      try (Stream<Path> walk = Files.walk(directory)) {
        walk.forEach(all::add);
        for (int i = all.size() - 1; i >= 0; i--) {
          Files.delete(all.get(i));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The files below a directory, in the order of their names. */
  static List<Path> files(Path directory) {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Run maven(String... goals) {
    List<String> command = new ArrayList<>();
    command.add(Home.maven().resolve(Path.of("bin", "mvn")).toString());
    command.addAll(List.of("-B", "-ntp"));
    command.addAll(List.of(goals));
    return Run.of(directory, command);
  }

  Path path(String relative) {
    return directory.resolve(relative);
  }

  String read(String relative) {
    try {
      return Files.readString(path(relative));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String relative, String text) {
    try {
      Files.createDirectories(path(relative).getParent());
      Files.writeString(path(relative), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes a source file. */
  void edit(String relative, String from, String to) {
    assertThat(read(relative)).contains(from);
    write(relative, read(relative).replace(from, to));
  }

  /** What is in the generated class files below a directory, by their paths. */
  Map<String, byte[]> generated(String classes) {
    Map<String, byte[]> found = new TreeMap<>();
    for (Path file : files(path(classes))) {
      if (file.getFileName().toString().contains("$Derivative")) {
        try {
          found.put(path(classes).relativize(file).toString(), Files.readAllBytes(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return found;
  }
}
