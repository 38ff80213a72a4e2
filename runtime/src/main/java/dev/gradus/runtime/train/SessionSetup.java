package dev.gradus.runtime.train;

import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.BatchFeed;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Column;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.data.InputColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns what a trainer was told into a workspace that is ready for the first step. */
final class SessionSetup {
  private final Trainer trainer;
  private final Signature signature;
  private final Workspace workspace;
  private final int[] trained;
  private final Bounds bounds;
  private final Optional<BatchFeed> feed;

  SessionSetup(Trainer trainer, Kernel kernel) {
    this.trainer = trainer;
    signature = kernel.signature();
    trained = chooseTrained();
    workspace = kernel.newWorkspace();
    trainer.start.forEach((name, values) -> workspace.setParameter(name, values));
    bounds = new Bounds(signature.parameters().size());
    trainer.bounds.forEach((name, interval) -> bounds.set(signature.parameter(name), interval));
    feed = bindInputs();
    workspace.requireInputs();
  }

  Workspace workspace() {
    return workspace;
  }

  int[] trained() {
    return trained;
  }

  Bounds bounds() {
    return bounds;
  }

  Optional<BatchFeed> feed() {
    return feed;
  }

  StopCondition[] conditions(boolean budgets) {
    return trainer.conditions.stream()
        .filter(c -> c.isBudget() == budgets)
        .toArray(StopCondition[]::new);
  }

  /** Whether an update compiled into the kernel may do all that happens to the gradient. */
  boolean allowsFusion() {
    boolean all =
        trained.length == signature.parameters().stream().filter(p -> !p.frozen()).count();
    return all
        && bounds.none()
        && !trainer.diagnoses()
        && trainer.accumulate == 1
        && trainer.clipNorm == Double.POSITIVE_INFINITY
        && trainer.clipValue == Double.POSITIVE_INFINITY;
  }

  private int[] chooseTrained() {
    List<Signature.Parameter> parameters = signature.parameters();
    for (Signature.Parameter p : parameters) {
      if (p.frozen() && trainer.only.contains(p.name())) {
        throw Problem.PARAMETER_FROZEN.exception(p.name());
      }
    }
    int[] chosen =
        IntStream.range(0, parameters.size()).filter(p -> isTrained(parameters.get(p))).toArray();
    if (chosen.length == 0) {
      List<String> names = parameters.stream().map(SessionSetup::describe).toList();
      throw Problem.NOTHING_TO_TRAIN.exception(
          signature.name(), names.isEmpty() ? "none" : String.join(", ", names));
    }
    return chosen;
  }

  private boolean isTrained(Signature.Parameter p) {
    return !p.frozen()
        && !trainer.frozen.contains(p.name())
        && (trainer.only.isEmpty() || trainer.only.contains(p.name()));
  }

  private static String describe(Signature.Parameter p) {
    return p.name() + (p.frozen() ? " (frozen)" : "");
  }

  private Optional<BatchFeed> bindInputs() {
    List<Column> rows = new ArrayList<>();
    boolean batched = false;
    for (int i = 0; i < signature.inputs().size(); i++) {
      Signature.Input input = signature.inputs().get(i);
      batched |= input.batched();
      Column given = trainer.inputs.get(input.name());
      if (given == null) {
        continue;
      }
      if (input.batched()) {
        rows.add(given);
      } else {
        InputColumns.conform(given, input).bindTo(workspace, i);
      }
    }
    if (!batched) {
      return Optional.empty();
    }
    return batches(rows).map(b -> b.feed(workspace));
  }

  /** The examples: the trainer's batches, or the rows of inputs given one by one. */
  private Optional<Batches> batches(List<Column> rows) {
    if (rows.isEmpty()) {
      return trainer.batches;
    }
    if (trainer.batches.isPresent()) {
      throw Problem.INPUT_TWICE.exception(rows.get(0).name());
    }
    return Optional.of(Batches.of(Dataset.of(rows.toArray(Column[]::new))));
  }
}
