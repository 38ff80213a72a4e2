package dev.gradus.compiler.generate;

import dev.gradus.compiler.generate.Scan.MarkedMethod;
import dev.gradus.compiler.method.Primal;
import dev.gradus.compiler.method.Primals;
import dev.gradus.runtime.GradusException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Generates classes for the gradient interfaces among class files, as far as what they depend on
 * has changed since the last time. Methods marked differentiable that have no interface are checked
 * all the same, so that mistakes show when the project is built.
 */
public final class Generation implements AutoCloseable {
  private final GenerationRequest request;
  private final ClassPathFiles files;
  private final ObjectiveCompiler compiler;
  private final Memory memory;

  private Generation(GenerationRequest request) {
    this.request = request;
    this.files = new ClassPathFiles(request.searched());
    CanonicalForms forms = new CanonicalForms(files);
    Places places = new Places(request.sources());
    this.compiler = new ObjectiveCompiler(request, files, forms, places);
    this.memory = new Memory(request, files, forms);
  }

  /**
   * Generates what is missing or out of date, and removes what is not wanted any more.
   *
   * @throws GradusException if files cannot be read or written; what is wrong with objectives is in
   *     the result
   */
  public static GenerationResult run(GenerationRequest request) {
    try (Generation generation = new Generation(request)) {
      return generation.run();
    }
  }

  /** What a run would find up to date; empty if it had something to generate or to remove. */
  public static Optional<GenerationResult> current(GenerationRequest request) {
    try (Generation generation = new Generation(request)) {
      return generation.current();
    }
  }

  private Optional<GenerationResult> current() {
    List<Objective> objectives = new ArrayList<>();
    for (Task task : tasks()) {
      Optional<Remembered> known = memory.untouched(task);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      objectives.add(known.get().objective());
    }
    return memory.hasOrphans(tasks()) ? Optional.empty() : result(objectives);
  }

  private static Optional<GenerationResult> result(List<Objective> objectives) {
    return Optional.of(new GenerationResult(objectives));
  }

  private GenerationResult run() {
    List<Objective> objectives = new ArrayList<>();
    List<Task> tasks = tasks();
    for (Task task : tasks) {
      Optional<Remembered> known = memory.upToDate(task);
      if (known.isPresent()) {
        objectives.add(known.get().objective());
        continue;
      }
      ObjectiveCompiler.Made made = compiler.compile(task);
      if (made.objective().status() == Objective.Status.FAILED) {
        memory.forget(task);
      } else {
        memory.keep(task, made);
      }
      objectives.add(made.objective());
    }
    memory.removeOrphans(tasks);
    return new GenerationResult(objectives);
  }

  /** The interfaces, then the marked methods that none of them differentiates. */
  private List<Task> tasks() {
    Scan scan = Scan.of(request.classes());
    List<Task> tasks = new ArrayList<>();
    Set<String> differentiated = new LinkedHashSet<>();
    for (String name : scan.interfaces()) {
      tasks.add(new Task.OfInterface(name));
      compiler.differentiated(name).ifPresent(differentiated::add);
    }
    for (MarkedMethod method : scan.methods()) {
      if (!differentiated.contains(method.owner() + "." + method.name())) {
        tasks.add(new Task.OfMethod(method));
      }
    }
    return tasks;
  }

  /** The method as its class file declares it. */
  static Primal primal(RecordedFiles files, MarkedMethod method) {
    return Primals.named(files, method.owner(), method.name()).stream()
        .filter(p -> p.descriptor().equals(method.descriptor()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    files.close();
  }
}
