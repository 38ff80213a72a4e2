package dev.gradus.compiler.generate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a gradient interface, or of a method marked differentiable that has none.
 *
 * @param gradientInterface binary name of the interface; empty for a method without one
 * @param method the method that is differentiated, as {@code pkg.Owner.name(double[], int)}
 * @param key digest of everything that the generated class depends on
 * @param classes binary names of generated classes, the one that implements the interface first
 * @param sizes bytes of code of the methods that do the work, by name
 * @param explanation loop program, saves, adjoint and sizes as text
 * @param verification what the comparison with finite differences and forward mode found; empty
 *     where there was none
 */
public record Objective(
    Optional<String> gradientInterface,
    String method,
    Status status,
    String key,
    List<String> classes,
    Map<String, Integer> sizes,
    String explanation,
    Optional<String> verification,
    List<Message> messages) {

  /** What was done. */
  public enum Status {
    /** Compiled in this run. */
    GENERATED,
    /** As it was. */
    UP_TO_DATE,
    /** Not differentiable, or wrongly declared; the messages say why. */
    FAILED
  }

  public Objective {
    classes = List.copyOf(classes);
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    messages = List.copyOf(messages);
  }

  /** The interface, or the method where there is none. */
  public String name() {
    return gradientInterface.orElse(method);
  }

  Objective as(Status now) {
    return new Objective(
        gradientInterface, method, now, key, classes, sizes, explanation, verification, messages);
  }

  /** The same with the outcome of its verification. */
  public Objective verified(String outcome, List<Message> more) {
    List<Message> all = new java.util.ArrayList<>(messages);
    all.addAll(more);
    return new Objective(
        gradientInterface,
        method,
        more.stream().anyMatch(Message::isError) ? Status.FAILED : status,
        key,
        classes,
        sizes,
        explanation,
        Optional.of(outcome),
        all);
  }
}
