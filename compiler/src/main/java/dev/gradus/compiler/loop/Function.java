package dev.gradus.compiler.loop;

import java.util.List;

/**
 * A function: parameters, one result (or VOID), structured body. Every path of the body ends in
 * Return or Throw.
 */
public record Function(String name, List<Value> parameters, Type result, Block body) {
  public Function {
    parameters = List.copyOf(parameters);
  }
}
