package dev.gradus.compiler.loop;

/**
 * A value defined exactly once: a function parameter, the result of an instruction, a loop-carried
 * value, or the result of a structured statement. Identity is object identity; {@code id} is unique
 * within a function and serves printing.
 */
public final class Value {
  private final int id;
  private final Type type;
  private final String name;

  public Value(int id, Type type, String name) {
    this.id = id;
    this.type = type;
    this.name = name;
  }

  public int id() {
    return id;
  }

  public Type type() {
    return type;
  }

  /** Source name if there is one, else empty. */
  public String name() {
    return name;
  }

  /** Spares the JVM a number of its own for every value that is a key. */
  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return name.isEmpty() ? "v" + id : name + "_" + id;
  }
}
