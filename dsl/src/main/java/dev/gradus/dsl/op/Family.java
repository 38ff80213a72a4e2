package dev.gradus.dsl.op;

import java.util.ArrayList;
import java.util.List;

/** A chapter of the catalogue: collects its operations in the order of their declarations. */
final class Family {
  private final String title;
  private final List<ScalarOp> members = new ArrayList<>();

  Family(String title) {
    this.title = title;
  }

  /** Begins the declaration of an operation. */
  Declaration op(String name, String... operands) {
    return new Declaration(members::add, name, List.of(operands));
  }

  String title() {
    return title;
  }

  List<ScalarOp> members() {
    return List.copyOf(members);
  }
}
