package dev.gradus.samples;

import dev.gradus.dsl.Model;
import java.util.List;

/** What a sample does; small enough to be read in one go. */
interface Program {
  /** Its models, as {@code explain} prints them. */
  List<Model> models(Setup setup);

  /** Methods that it differentiates, as {@code explain} takes them. */
  default List<String> methods() {
    return List.of();
  }

  /** Runs it; everything it says goes to {@link Setup#line}. */
  void run(Setup setup);
}
