package dev.gradus.compiler.generate;

import dev.gradus.runtime.Version;
import dev.gradus.runtime.method.GradientIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is known of an objective from the run that generated its class.
 *
 * @param options the options that counted then
 * @param digests SHA-256 of the class files it depends on, by internal name
 * @param outputs SHA-256 of what was written, by path below the output directory
 */
record Remembered(
    Objective objective,
    String options,
    Dependencies dependencies,
    Map<String, String> digests,
    Map<String, String> outputs) {

  /** Whether nothing that it depends on has changed, not even in what does not matter. */
  boolean isUntouched(ClassPathFiles files, CanonicalForms forms) {
    return dependencies.digests(files).equals(digests)
        && dependencies.absent().stream().noneMatch(forms::isPresent);
  }

  /** Whether everything is there that was written. */
  boolean isComplete(Path output) throws IOException {
    for (Map.Entry<String, String> entry : outputs.entrySet()) {
      Path file = output.resolve(entry.getKey());
      if (!Files.isRegularFile(file)
          || !GradientIndex.digest(Files.readAllBytes(file)).equals(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  void write(Path file) {
    Map<String, String> entries = new TreeMap<>();
    entries.put("gradus", Version.CURRENT);
    entries.put("options", options);
    objective.gradientInterface().ifPresent(i -> entries.put("interface", i));
    entries.put("method", objective.method());
    entries.put("key", objective.key());
    entries.put("classes", String.join(" ", objective.classes()));
    int number = 0;
    for (Map.Entry<String, Integer> size : objective.sizes().entrySet()) {
      entries.put("size.%04d".formatted(number++), size.getKey() + " " + size.getValue());
    }
    entries.put("explanation", objective.explanation());
    objective.verification().ifPresent(v -> entries.put("verification", v));
    number = 0;
    for (Message m : objective.messages()) {
      entries.put(
          "message.%04d".formatted(number++),
          String.join("\t", m.severity().name(), m.place(), "" + m.line(), m.text()));
    }
    dependencies.classes().forEach((c, of) -> entries.put("uses." + c, String.join(" ", of)));
    entries.put("absent", String.join(" ", dependencies.absent()));
    digests.forEach((name, digest) -> entries.put("digest." + name, digest));
    outputs.forEach((path, digest) -> entries.put("output." + path, digest));
    OutputFiles.writeProperties(file, entries);
  }

  /** What the file holds; empty if there is none, or another version wrote it. */
  static Optional<Remembered> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties entries = OutputFiles.readProperties(file);
    if (!Version.CURRENT.equals(entries.getProperty("gradus"))) {
      return Optional.empty();
    }
    Map<String, Set<String>> uses = new TreeMap<>();
    below(entries, "uses.").forEach((name, of) -> uses.put(name, words(of)));
    return Optional.of(
        new Remembered(
            objective(entries),
            entries.getProperty("options", ""),
            new Dependencies(uses, words(entries.getProperty("absent", ""))),
            below(entries, "digest."),
            below(entries, "output.")));
  }

  private static Objective objective(Properties entries) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (String size : below(entries, "size.").values()) {
      int space = size.lastIndexOf(' ');
      sizes.put(size.substring(0, space), Integer.valueOf(size.substring(space + 1)));
    }
    List<Message> messages =
        below(entries, "message.").values().stream()
            .map(m -> m.split("\t", 4))
            .map(
                m ->
                    new Message(Message.Severity.valueOf(m[0]), m[1], Integer.parseInt(m[2]), m[3]))
            .toList();
    return new Objective(
        Optional.ofNullable(entries.getProperty("interface")),
        entries.getProperty("method", ""),
        Objective.Status.UP_TO_DATE,
        entries.getProperty("key", ""),
        Stream.of(entries.getProperty("classes", "").split(" ")).filter(c -> !c.isEmpty()).toList(),
        sizes,
        entries.getProperty("explanation", ""),
        Optional.ofNullable(entries.getProperty("verification")),
        messages);
  }

  private static Map<String, String> below(Properties entries, String prefix) {
    Map<String, String> found = new TreeMap<>();
    for (String name : entries.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), entries.getProperty(name));
      }
    }
    return found;
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(text.split(" ")));
  }
}
