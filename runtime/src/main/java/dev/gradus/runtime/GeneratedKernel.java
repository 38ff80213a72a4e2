package dev.gradus.runtime;

import dev.gradus.runtime.optim.Optimizer;

/** What a generated kernel class implements: its entry functions over the tables of a workspace. */
public interface GeneratedKernel {
  double value(
      double[][] doubles,
      float[][] floats,
      int[][] ints,
      boolean[] flags,
      int batch,
      double[] hyper);

  double valueAndGradient(
      double[][] doubles,
      float[][] floats,
      int[][] ints,
      boolean[] flags,
      int batch,
      double[] hyper);

  double outputs(
      double[][] doubles,
      float[][] floats,
      int[][] ints,
      boolean[] flags,
      int batch,
      double[] hyper);

  double step(
      double[][] doubles,
      float[][] floats,
      int[][] ints,
      boolean[] flags,
      int batch,
      double[] hyper);

  double steps(
      double[][] doubles,
      float[][] floats,
      int[][] ints,
      boolean[] flags,
      int batch,
      double[] hyper,
      int count,
      Optimizer optimizer,
      long updates,
      double[] values);
}
