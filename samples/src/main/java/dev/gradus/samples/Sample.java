package dev.gradus.samples;

import java.util.Optional;
import java.util.Set;

/**
 * An entry of the list of samples.
 *
 * @param name name on the command line
 * @param idea what it shows, in one line
 * @param kotlin the same program written in Kotlin
 * @param choices options of {@code run} that it takes besides arithmetic and element type
 */
record Sample(
    String name, String idea, Program program, Optional<Program> kotlin, Set<Choice> choices) {

  /** Options of {@code run}. */
  enum Choice {
    START,
    RATE
  }

  static Sample of(String name, String idea, Program program) {
    return new Sample(name, idea, program, Optional.empty(), Set.of());
  }

  Sample kotlin(Program twin) {
    return new Sample(name, idea, program, Optional.of(twin), choices);
  }

  Sample takes(Choice... options) {
    return new Sample(name, idea, program, kotlin, Set.of(options));
  }
}
