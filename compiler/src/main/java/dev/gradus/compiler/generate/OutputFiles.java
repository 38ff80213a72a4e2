package dev.gradus.compiler.generate;

import dev.gradus.runtime.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Files of properties in UTF-8, sorted and without a time, so that the same content gives the same
 * bytes. Files are written beside their place and moved there, and left alone where they are the
 * same already.
 */
public final class OutputFiles {
  private OutputFiles() {}

  static void writeProperties(Path file, Map<String, String> entries) {
    write(file, properties(entries));
  }

  /** The content of a file of properties. */
  static byte[] properties(Map<String, String> entries) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(entries)
        .forEach((k, v) -> text.append(escaped(k, true)).append('=').append(escaped(v, false)));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text, boolean isKey) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        case '\\' -> escaped.append("\\\\");
        case ' ', '=', ':', '#', '!' ->
            escaped.append(isKey || i == 0 && c == ' ' ? "\\" : "").append(c);
        default -> escaped.append(c);
      }
    }
    return isKey ? escaped.toString() : escaped.append('\n').toString();
  }

  static Properties readProperties(Path file) {
    try {
      Properties entries = new Properties();
      entries.load(new StringReader(Files.readString(file)));
      return entries;
    } catch (IOException e) {
      throw Problem.GENERATION_UNREADABLE.exception(file, e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Problem.GENERATION_UNWRITABLE.exception(file, e);
    }
  }

  /** Writes a file, and the folders it lies in, unless it holds these bytes already. */
  public static void write(Path file, byte[] bytes) {
    try {
      if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
        return;
      }
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path beside = folder.resolve("." + file.getFileName() + ".part");
      try {
        Files.write(beside, bytes);
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw Problem.GENERATION_UNWRITABLE.exception(file, e);
    }
  }
}
