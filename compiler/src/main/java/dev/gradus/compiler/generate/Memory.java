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

  /**
   * What is known of an objective, if nothing that matters has changed. Its index is written anew
   * where class files have changed in what does not matter.
   */
  Optional<Remembered> upToDate(Task task) {
    Optional<Remembered> known = complete(task);
    if (known.isEmpty() || known.get().isUntouched(files, forms)) {
      return known;
    }
    Remembered then = known.get();
    Optional<String> key = then.dependencies().key(forms, request.options().key());
    if (key.isEmpty() || !key.get().equals(then.objective().key())) {
      return Optional.empty();
    }
    return Optional.of(renewed(task, then));
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

  private Remembered renewed(Task task, Remembered then) {
    Map<String, String> outputs = new TreeMap<>(then.outputs());
    Map<String, String> digests = then.dependencies().digests(files);
    then.objective()
        .gradientInterface()
        .ifPresent(
            name -> {
              Path file = request.output().resolve(GradientIndex.resource(name));
              GradientIndex old = GradientIndex.of(OutputFiles.readProperties(file));
              GradientIndex index =
                  new GradientIndex(
                      old.generatedClass(), old.key(), old.gradus(), old.arithmetic(), digests);
              writeIndex(name, index, outputs);
            });
    Remembered now =
        new Remembered(then.objective(), then.options(), then.dependencies(), digests, outputs);
    now.write(file(task));
    return now;
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
              writeIndex(name, index, outputs);
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

  /** Removes what was written for an objective. */
  void forget(Task task) {
    Remembered.read(file(task))
        .ifPresent(
            r ->
                r.outputs().keySet().forEach(o -> OutputFiles.delete(request.output().resolve(o))));
    OutputFiles.delete(file(task));
  }

  private void writeIndex(String name, GradientIndex index, Map<String, String> outputs) {
    String resource = GradientIndex.resource(name);
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
