package dev.gradus.dsl;

import java.util.Arrays;
import java.util.List;

/**
 * Axes of a reduction; negative ones count from the end, none at all means every axis.
 *
 * @param keep whether the result keeps the axes with extent 1
 */
public record Axes(List<Integer> axes, boolean keep) {
  public Axes {
    axes = List.copyOf(axes);
  }

  /** Axes that disappear. */
  public static Axes of(int... axes) {
    return new Axes(Arrays.stream(axes).boxed().toList(), false);
  }

  /** Axes that stay, with extent 1, so that the result broadcasts against the operand. */
  public static Axes kept(int... axes) {
    return new Axes(Arrays.stream(axes).boxed().toList(), true);
  }
}
