package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.LoopProgram;
import java.util.List;

/**
 * A method as a program over scalars and arrays.
 *
 * @param program its first function is the method's
 * @param parameters for each parameter of the method what became of it
 */
public record Resolved(LoopProgram program, List<ParameterShape> parameters) {
  public Resolved {
    parameters = List.copyOf(parameters);
  }
}
