package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import java.util.List;
import java.util.Map;

/**
 * A program of small functions that does what the original did.
 *
 * <p>Values that pass from one part of a split function to another are kept in scratch arrays,
 * which the caller provides so that a call allocates nothing: a function that needs them, itself or
 * in what it calls, takes them as <em>additional parameters after its own</em>. Their content does
 * not matter and is lost; calls at the same time must not share them.
 *
 * @param program the functions of the original, in order, then those split off
 * @param scratch types of the arrays that each function takes in addition, in order; empty for
 *     functions whose parameters have not changed
 * @param lengths least length of the arrays, by their type
 */
public record Outlined(
    LoopProgram program, Map<String, List<Type>> scratch, Map<Type, Integer> lengths) {
  public Outlined {
    scratch = Map.copyOf(scratch);
    lengths = Map.copyOf(lengths);
  }

  /** The arrays that a function of the original program takes after its own parameters. */
  public List<Type> scratch(String function) {
    return scratch.getOrDefault(function, List.of());
  }

  /** Least length of the scratch array of a type, such as {@code double[]}; 0 if there is none. */
  public int length(Type array) {
    return lengths.getOrDefault(array, 0);
  }
}
