package dev.gradus.compiler.generate;

import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Version;
import dev.gradus.runtime.method.GradientIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps results from one run to the next, and what was written, so that orphans can be removed. */
final class Memory {
  private final GenerationRequest request;
  private final ClassPathFiles files;
  private final CanonicalForms forms;

  Memory(GenerationRequest request, ClassPathFiles files, CanonicalForms forms) {
    this.request = request;
    this.files = files;
    this.forms = forms;
  }

  private Path file(Task task) {
    return request.work().resolve("objectives").resolve(task.id() + ".properties");
  }

  private Path manifest() {
    return request.work().resolve("manifest");
  }

  /** What is known of an objective, if not even class files have changed. */
  Optional<Remembered> untouched(Task task) {
    return complete(task).filter(r -> r.isUntouched(files, forms));
  }

  /** What is known of an objective, if nothing that matters has changed. */
  Optional<Remembered> upToDate(Task task) {
    return complete(task).filter(r -> r.isUntouched(files, forms) || hasSameKey(r));
  }

  private boolean hasSameKey(Remembered then) {
    Optional<String> key = then.dependencies().key(forms, request.options().key());
    return key.isPresent() && key.get().equals(then.objective().key());
  }

  private Optional<Remembered> complete(Task task) {
    try {
      Optional<Remembered> known = Remembered.read(file(task));
      return known.isPresent()
              && known.get().options().equals(request.options().key())
              && known.get().isComplete(request.output())
          ? known
          : Optional.empty();
    } catch (IOException e) {
      throw Problem.GENERATION_UNREADABLE.exception(request.output(), e);
    }
  }

  /** Writes indexes anew where class files have changed in what does not matter. */
  void renew(Task task, Remembered then) {
    if (then.isUntouched(files, forms)) {
      return;
    }
    Map<String, String> outputs = new TreeMap<>(then.outputs());
    Map<String, String> digests = then.dependencies().digests(files);
    for (String path : then.outputs().keySet()) {
      if (GradientIndex.isResource(path)) {
        Path file = request.output().resolve(path);
        GradientIndex index = GradientIndex.of(OutputFiles.readProperties(file));
        writeIndex(path, index.with(renewed(index.digests(), digests)), outputs);
      }
    }
    new Remembered(then.objective(), then.options(), then.dependencies(), digests, outputs)
        .write(file(task));
  }

  private static Map<String, String> renewed(Map<String, String> old, Map<String, String> now) {
    Map<String, String> renewed = new TreeMap<>(now);
    renewed.keySet().retainAll(old.keySet());
    return renewed;
  }

  /** Writes classes and index, and remembers the result. */
  void keep(Task task, ObjectiveCompiler.Made made) {
    Map<String, String> outputs = new TreeMap<>();
    for (GeneratedClass generated : made.classes()) {
      write(generated.name().replace('.', '/') + ".class", generated.bytes(), outputs);
    }
    made.resources().forEach((path, bytes) -> write(path, bytes, outputs));
    Objective objective = made.objective();
    Map<String, String> digests = made.dependencies().digests(files);
    objective
        .gradientInterface()
        .ifPresent(
            name -> {
              GradientIndex index =
                  new GradientIndex(
                      objective.classes().get(0),
                      objective.key(),
                      Version.CURRENT,
                      made.arithmetic(),
                      digests);
              writeIndex(GradientIndex.resource(name), index, outputs);
            });
    new Remembered(objective, request.options().key(), made.dependencies(), digests, outputs)
        .write(file(task));
  }

  /** Writes a new form of what is remembered, after verification for instance. */
  void update(Task task, Objective objective) {
    Remembered then = Remembered.read(file(task)).orElseThrow();
    new Remembered(objective, then.options(), then.dependencies(), then.digests(), then.outputs())
        .write(file(task));
  }

  /** Removes what was written for an objective, and for no other. */
  void forget(Task task) {
    Optional<Remembered> known = Remembered.read(file(task));
    OutputFiles.delete(file(task));
    Set<String> others = new TreeSet<>();
    remembered().forEach(f -> Remembered.read(f).ifPresent(r -> others.addAll(outputs(r))));
    known.stream()
        .flatMap(r -> outputs(r).stream())
        .filter(path -> !others.contains(path))
        .forEach(path -> OutputFiles.delete(request.output().resolve(path)));
  }

  private static Set<String> outputs(Remembered result) {
    return result.outputs().keySet();
  }

  private void writeIndex(String resource, GradientIndex index, Map<String, String> outputs) {
    Path file = request.output().resolve(resource);
    OutputFiles.writeProperties(file, index.entries());
    try {
      outputs.put(resource, GradientIndex.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw Problem.GENERATION_UNREADABLE.exception(file, e);
    }
  }

  private void write(String path, byte[] bytes, Map<String, String> outputs) {
    OutputFiles.write(request.output().resolve(path), bytes);
    outputs.put(path, GradientIndex.digest(bytes));
  }

  /** Whether there are outputs that none of these tasks has written. */
  boolean hasOrphans(List<Task> tasks) {
    return !wanted(tasks).containsAll(written());
  }

  /** Removes outputs that none of these tasks has written, and the results that they belong to. */
  void removeOrphans(List<Task> tasks) {
    Set<String> wanted = wanted(tasks);
    for (String path : written()) {
      Path file = request.output().resolve(path).normalize();
      if (!wanted.contains(path) && file.startsWith(request.output().normalize())) {
        OutputFiles.delete(file);
      }
    }
    Set<Path> results = new TreeSet<>();
    tasks.forEach(t -> results.add(file(t)));
    remembered().stream().filter(f -> !results.contains(f)).forEach(OutputFiles::delete);
    String text = wanted.isEmpty() ? "" : String.join("\n", wanted) + "\n";
    OutputFiles.write(manifest(), text.getBytes(StandardCharsets.UTF_8));
  }

  private Set<String> wanted(List<Task> tasks) {
    Set<String> wanted = new TreeSet<>();
    tasks.forEach(
        t -> Remembered.read(file(t)).ifPresent(r -> wanted.addAll(r.outputs().keySet())));
    return wanted;
  }

  private Set<String> written() {
    try {
      return Files.isRegularFile(manifest())
          ? new TreeSet<>(Files.readAllLines(manifest()))
          : Set.of();
    } catch (IOException e) {
      throw Problem.GENERATION_UNREADABLE.exception(manifest(), e);
    }
  }

  private List<Path> remembered() {
    Path folder = request.work().resolve("objectives");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".properties")).sorted().toList();
    } catch (IOException e) {
      throw Problem.GENERATION_UNREADABLE.exception(folder, e);
    }
  }
}
