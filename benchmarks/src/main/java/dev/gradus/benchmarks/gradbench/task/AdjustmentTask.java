package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.BundleAdjustment;
import dev.gradus.runtime.Gradients;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * "ba" for many observations: observation i is by camera i mod n, of point i mod m. The Jacobian
 * has two rows of 15 numbers for every observation, then one of one number for every weight; its
 * columns are the cameras' numbers, the points' and the weights.
 */
public final class AdjustmentTask implements Task {
  private static final int CAMERA = 11;
  private static final int POINT = 3;
  private static final int ENTRIES = CAMERA + POINT + 1;

  /** So many entries of the Jacobian, and its last one, stand for all in the output. */
  private static final int SHOWN = 30;

  private final BundleAdjustment.Pullback pullback =
      Gradients.load(BundleAdjustment.Pullback.class);
  private final BundleAdjustment.WeightGradient weightGradient =
      Gradients.load(BundleAdjustment.WeightGradient.class);
  private final double[][] cameras;
  private final double[][] points;
  private final double[] weights;
  private final double[][] observed;

  private final double[] error = new double[2];
  private final double[] errors;
  private final double[] weightErrors;
  private final double[] cameraAdjoint = new double[CAMERA];
  private final double[] pointAdjoint = new double[POINT];
  private final double[] weightAdjoint = new double[1];
  private final double[] errorAdjoint = new double[2];
  private final double[] values;

  /** Takes n cameras, m points, and for each observation a weight and a place. */
  public AdjustmentTask(
      double[][] cameras, double[][] points, double[] weights, double[][] observed) {
    this.cameras = cameras;
    this.points = points;
    this.weights = weights;
    this.observed = observed;
    int p = weights.length;
    errors = new double[2 * p];
    weightErrors = new double[p];
    values = new double[(2 * ENTRIES + 1) * p];
  }

  /** One camera, point, weight and observation, n, m and p times. */
  public static AdjustmentTask repeating(
      int n, int m, int p, double[] camera, double[] point, double weight, double[] observed) {
    double[] weights = new double[p];
    Arrays.fill(weights, weight);
    return new AdjustmentTask(
        Rows.repeat(camera, n), Rows.repeat(point, m), weights, Rows.repeat(observed, p));
  }

  @Override
  public void primal() {
    for (int i = 0; i < weights.length; i++) {
      BundleAdjustment.reprojection(camera(i), point(i), weights[i], observed[i], error);
      errors[2 * i] = error[0];
      errors[2 * i + 1] = error[1];
      weightErrors[i] = BundleAdjustment.weightError(weights[i]);
    }
  }

  private double[] camera(int observation) {
    return cameras[observation % cameras.length];
  }

  private double[] point(int observation) {
    return points[observation % points.length];
  }

  /** Computes the numbers of the Jacobian. Where they stand is told by the output. */
  @Override
  public void derivative() {
    int p = weights.length;
    for (int i = 0; i < p; i++) {
      row(i, 0, 2 * ENTRIES * i);
      row(i, 1, 2 * ENTRIES * i + ENTRIES);
      values[2 * ENTRIES * p + i] = weightGradient.gradient(weights[i]);
    }
  }

  private void row(int i, int component, int at) {
    for (int j = 0; j < CAMERA; j++) {
      cameraAdjoint[j] = 0;
    }
    for (int j = 0; j < POINT; j++) {
      pointAdjoint[j] = 0;
    }
    weightAdjoint[0] = 0;
    errorAdjoint[component] = 1;
    errorAdjoint[1 - component] = 0;
    pullback.vjp(
        camera(i),
        point(i),
        weights[i],
        observed[i],
        error,
        cameraAdjoint,
        pointAdjoint,
        errorAdjoint,
        weightAdjoint);
    for (int j = 0; j < CAMERA; j++) {
      values[at + j] = cameraAdjoint[j];
    }
    for (int j = 0; j < POINT; j++) {
      values[at + CAMERA + j] = pointAdjoint[j];
    }
    values[at + CAMERA + POINT] = weightAdjoint[0];
  }

  @Override
  public Object primalOutput() {
    Map<String, Object> reprojection = new LinkedHashMap<>();
    reprojection.put("elements", new double[] {errors[0], errors[1]});
    reprojection.put("repeated", weights.length);
    Map<String, Object> weight = new LinkedHashMap<>();
    weight.put("element", weightErrors[0]);
    weight.put("repeated", weights.length);
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("reproj_error", reprojection);
    output.put("w_err", weight);
    return output;
  }

  @Override
  public Object derivativeOutput() {
    int p = weights.length;
    int[] rows = new int[3 * p + 1];
    int[] columns = new int[values.length];
    int at = 0;
    for (int i = 0; i < p; i++) {
      for (int component = 0; component < 2; component++) {
        rows[2 * i + component] = at;
        at = columns(i, columns, at);
      }
    }
    for (int i = 0; i < p; i++) {
      rows[2 * p + i] = at;
      columns[at++] = weightColumn(i);
    }
    rows[3 * p] = at;
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("cols", shown(columns));
    output.put("rows", shown(rows));
    output.put("vals", shown(values));
    return output;
  }

  private int columns(int i, int[] columns, int from) {
    int at = from;
    for (int j = 0; j < CAMERA; j++) {
      columns[at++] = CAMERA * (i % cameras.length) + j;
    }
    for (int j = 0; j < POINT; j++) {
      columns[at++] = CAMERA * cameras.length + POINT * (i % points.length) + j;
    }
    columns[at++] = weightColumn(i);
    return at;
  }

  private int weightColumn(int i) {
    return CAMERA * cameras.length + POINT * points.length + i;
  }

  private static int[] shown(int[] all) {
    int[] some = Arrays.copyOf(all, Math.min(SHOWN, all.length) + 1);
    some[some.length - 1] = all[all.length - 1];
    return some;
  }

  private static double[] shown(double[] all) {
    double[] some = Arrays.copyOf(all, Math.min(SHOWN, all.length) + 1);
    some[some.length - 1] = all[all.length - 1];
    return some;
  }
}
