package dev.gradus.compiler.generate;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.SplitMix64;
import dev.gradus.runtime.testkit.Component;
import dev.gradus.runtime.testkit.GradientAssertions;
import dev.gradus.runtime.testkit.GradientReport;
import java.util.Locale;

/** Compares the gradient of a kernel with finite differences, on data that are made up. */
final class KernelVerification {
  private static final int POINTS = 3;
  private static final int ROWS = 3;

  private KernelVerification() {}

  /**
   * A line for the report.
   *
   * @throws dev.gradus.runtime.GradusException if the gradient is wrong
   */
  static String of(Kernel kernel) {
    int agreeing = 0;
    int components = 0;
    for (int i = 0; i < POINTS; i++) {
      GradientReport report = GradientAssertions.compare(kernel, point(kernel, i));
      for (Component c : report.failures()) {
        if (c.verdict() == Component.Verdict.DIFFERS) {
          throw Problem.GENERATION_GRADIENT_WRONG.exception(
              report.subject(), c.name(), c.gradient(), c.difference(), "", "of seed " + i);
        }
      }
      agreeing += report.matches() ? 1 : 0;
      components += report.components().size() - report.failures().size();
    }
    return String.format(Locale.ROOT, "%d points, %d comparisons that agree", agreeing, components);
  }

  /** Parameters beside their starts, inputs between -1 and 1, whole numbers 0. */
  private static Workspace point(Kernel kernel, int seed) {
    SplitMix64 random = new SplitMix64(seed);
    Workspace workspace = kernel.newWorkspace();
    Signature signature = kernel.signature();
    workspace.setBatch(ROWS);
    for (int p = 0; p < signature.parameters().size(); p++) {
      double[] values = workspace.parameter(p);
      for (int i = 0; i < values.length; i++) {
        values[i] += random.nextDouble() - 0.5;
      }
      workspace.setParameter(p, values);
    }
    for (int k = 0; k < signature.inputs().size(); k++) {
      Signature.Input input = signature.inputs().get(k);
      int length = input.size() * (input.batched() ? ROWS : 1);
      if (input.dtype() == DType.DOUBLE) {
        double[] values = new double[length];
        java.util.Arrays.setAll(values, i -> 2 * random.nextDouble() - 1);
        workspace.bind(k, values);
      } else if (input.dtype() == DType.FLOAT) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
          values[i] = (float) (2 * random.nextDouble() - 1);
        }
        workspace.bind(k, values);
      } else {
        workspace.bind(k, new int[length]);
      }
    }
    return workspace;
  }
}
