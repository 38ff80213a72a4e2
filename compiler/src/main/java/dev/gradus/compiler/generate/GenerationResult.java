package dev.gradus.compiler.generate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a run did, objective by objective. */
public record GenerationResult(List<Objective> objectives) {
  public GenerationResult {
    objectives = List.copyOf(objectives);
  }

  /** All messages, each once. */
  public List<Message> messages() {
    Set<Message> messages = new LinkedHashSet<>();
    objectives.forEach(o -> messages.addAll(o.messages()));
    return List.copyOf(messages);
  }

  public boolean hasErrors() {
    return messages().stream().anyMatch(Message::isError);
  }

  /** How many objectives have a status. */
  public long count(Objective.Status status) {
    return objectives.stream().filter(o -> o.status() == status).count();
  }

  /** {@code 3 gradient classes: 1 generated, 2 up to date}. */
  public String summary() {
    long failed = count(Objective.Status.FAILED);
    return objectives.size()
        + (objectives.size() == 1 ? " objective: " : " objectives: ")
        + count(Objective.Status.GENERATED)
        + " generated, "
        + count(Objective.Status.UP_TO_DATE)
        + " up to date"
        + (failed == 0 ? "" : ", " + failed + " failed");
  }
}
