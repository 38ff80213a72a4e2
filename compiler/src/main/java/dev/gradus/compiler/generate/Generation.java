package dev.gradus.compiler.generate;

import dev.gradus.compiler.generate.Scan.MarkedMethod;
import dev.gradus.compiler.method.Primal;
import dev.gradus.compiler.method.Primals;
import dev.gradus.compiler.read.ClassFiles;
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
  private final Places places;

  private Generation(GenerationRequest request) {
    this.request = request;
    this.files = new ClassPathFiles(request.searched());
    CanonicalForms forms = new CanonicalForms(files);
    this.places = new Places(request.sources());
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
    List<Task> tasks = tasks(Scan.of(request.classes()));
    for (Task task : tasks) {
      Optional<Objective> known = memory.untouched(task).map(Remembered::objective);
      if (known.isEmpty() || request.options().verify() && !isVerified(task, known.get())) {
        return Optional.empty();
      }
      objectives.add(known.get());
    }
    return memory.hasOrphans(tasks) || !NativeImageMetadata.isWritten(request, objectives)
        ? Optional.empty()
        : Optional.of(new GenerationResult(objectives));
  }

  private GenerationResult run() {
    Scan scan = Scan.of(request.classes());
    List<Task> tasks = tasks(scan);
    List<Objective> objectives = new ArrayList<>();
    // All are looked at before anything is written: models share what they call.
    List<Optional<Remembered>> known = tasks.stream().map(memory::upToDate).toList();
    for (int i = 0; i < tasks.size(); i++) {
      objectives.add(generated(tasks.get(i), known.get(i)));
    }
    if (request.options().verify()) {
      verify(scan, tasks, objectives);
    }
    memory.removeOrphans(tasks);
    NativeImageMetadata.write(request, objectives);
    return new GenerationResult(objectives);
  }

  private Objective generated(Task task, Optional<Remembered> known) {
    if (known.isPresent()) {
      memory.renew(task, known.get());
      return known.get().objective();
    }
    ObjectiveCompiler.Made made = compiler.compile(task);
    if (made.objective().status() == Objective.Status.FAILED) {
      memory.forget(task);
    } else {
      memory.keep(task, made);
    }
    return made.objective();
  }

  /** Compares gradients that have not been compared yet; what is wrong is not kept. */
  private void verify(Scan scan, List<Task> tasks, List<Objective> objectives) {
    try (Verification verification = new Verification(request)) {
      for (int i = 0; i < tasks.size(); i++) {
        Objective objective = objectives.get(i);
        if (isVerified(tasks.get(i), objective)) {
          continue;
        }
        Task task = tasks.get(i);
        List<MarkedMethod> samples =
            scan.samples().getOrDefault(compiler.differentiated(task).orElseThrow(), List.of());
        Verification.Outcome outcome = verification.of(task, objective, samples);
        List<Message> messages =
            outcome.messages().stream()
                .map(m -> places.message(m.severity(), compiler.place(task, m), m.text()))
                .toList();
        Objective verified = objective.verified(outcome.text(), messages);
        objectives.set(i, verified);
        if (verified.status() == Objective.Status.FAILED) {
          memory.forget(task);
        } else {
          memory.update(task, verified);
        }
      }
    }
  }

  private static boolean isVerified(Task task, Objective objective) {
    return task instanceof Task.OfModel
        || objective.status() == Objective.Status.FAILED
        || objective.verification().isPresent();
  }

  /** The interfaces, the marked methods that none of them differentiates, the models. */
  private List<Task> tasks(Scan scan) {
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
    scan.models().forEach(method -> tasks.add(new Task.OfModel(method)));
    return tasks;
  }

  /** The method as its class file declares it. */
  static Primal primal(ClassFiles files, MarkedMethod method) {
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
