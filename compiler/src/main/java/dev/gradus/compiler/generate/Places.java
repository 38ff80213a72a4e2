package dev.gradus.compiler.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the places of classes and methods in source trees. */
final class Places {
  private final List<Path> roots;

  Places(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /** A message about a place in a class file. */
  Message message(Message.Severity severity, StackTraceElement place, String text) {
    String owner = place.getClassName();
    Optional<Path> file = source(owner, place.getFileName());
    int line = Math.max(place.getLineNumber(), 0);
    if (line == 0 && file.isPresent()) {
      line = place.getMethodName().isEmpty() ? declaration(file.get(), owner) : 0;
    }
    return new Message(severity, file.map(Path::toString).orElse(described(place)), line, text);
  }

  private static String described(StackTraceElement place) {
    String file = place.getFileName();
    if (file != null) {
      int end = place.getClassName().lastIndexOf('.');
      return place.getClassName().substring(0, end + 1).replace('.', '/') + file;
    }
    String method = place.getMethodName();
    return place.getClassName() + (method.isEmpty() ? "" : "." + method);
  }

  /** The source file of a class; Kotlin's may leave out the first folders of the package. */
  private Optional<Path> source(String owner, @Nullable String file) {
    if (file == null) {
      return Optional.empty();
    }
    String[] folders = owner.substring(0, owner.lastIndexOf('.') + 1).split("\\.");
    for (int left = 0; left <= folders.length; left++) {
      for (Path root : roots) {
        Path at = root;
        for (int i = left; i < folders.length; i++) {
          at = at.resolve(folders[i]);
        }
        if (Files.isRegularFile(at.resolve(file))) {
          return Optional.of(at.resolve(file));
        }
      }
    }
    return Optional.empty();
  }

  /** The line that declares a class, which its class file does not say. */
  private static int declaration(Path file, String owner) {
    String name = owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
    String wanted = "\\b(?:class|interface|record|enum|object)\\s+" + Pattern.quote(name) + "\\b";
    Pattern pattern = Pattern.compile(wanted);
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        Matcher matcher = pattern.matcher(lines.get(i));
        if (matcher.find()) {
          return i + 1;
        }
      }
    } catch (IOException unreadable) {
      return 0; // Then the message names the file only.
    }
    return 0;
  }
}
