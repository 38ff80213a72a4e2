package dev.gradus.compiler.loop;

/** The target of breaks and continues; identity is object identity. */
public final class Label {
  private final String name;

  public Label(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
