package dev.gradus.benchmarks.gradbench.tool;

import dev.gradus.benchmarks.gradbench.Hand;
import dev.gradus.benchmarks.gradbench.task.HandTask;
import dev.gradus.benchmarks.gradbench.task.Task;

/** Reads the input of "ht". */
final class HandInput {
  private static final int POSE = 26;
  private static final int BONES = 22;

  private HandInput() {}

  static Task task(Input in) {
    double[] pose = in.field("theta").vector(POSE);
    Input data = in.field("data");
    Hand hand = hand(data.field("model"));
    int vertices = hand.positions().length / 3;
    Input points = data.field("points");
    int n = points.length();
    Input correspondences = data.field("correspondences");
    correspondences.require(n > 0 && correspondences.length() == n, "a list of " + n + " places");
    double[] observed = points.matrix(n, 3);
    Input us = in.field("us");
    if (us.length() == 0) {
      return HandTask.toVertices(pose, hand, correspondences.wholes(0, vertices - 1), observed);
    }
    int[] corners = corners(data.field("model").field("triangles"), correspondences, vertices);
    return HandTask.toTriangles(pose, hand, corners, us.matrix(n, 2), observed);
  }

  private static int[] corners(Input triangles, Input correspondences, int vertices) {
    int[] chosen = correspondences.wholes(0, triangles.length() - 1);
    int[] corners = new int[3 * chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      Input triangle = triangles.at(chosen[i]);
      triangle.require(triangle.length() == 3, "a list of three vertices");
      System.arraycopy(triangle.wholes(0, vertices - 1), 0, corners, 3 * i, 3);
    }
    return corners;
  }

  private static Hand hand(Input model) {
    int bones = model.field("bone_count").whole(BONES, BONES);
    Input parents = model.field("parents");
    parents.require(parents.length() == bones, "a list of " + bones + " bones");
    int[] above = new int[bones];
    for (int b = 0; b < bones; b++) {
      above[b] = parents.at(b).whole(-1, b - 1);
    }
    Input positions = model.field("base_positions");
    int vertices = positions.length();
    double[] places = new double[3 * vertices];
    for (int v = 0; v < vertices; v++) {
      double[] place = positions.at(v).vector(4);
      positions.at(v).require(place[3] == 1, "three numbers and a 1");
      System.arraycopy(place, 0, places, 3 * v, 3);
    }
    return new Hand(
        above,
        matrices(model.field("base_relatives"), bones),
        matrices(model.field("inverse_base_absolutes"), bones),
        places,
        model.field("weights").matrix(vertices, bones),
        model.field("is_mirrored").truth());
  }

  /** Matrices 4 × 4 that end with the row 0, 0, 0, 1, which is left out. */
  private static double[] matrices(Input list, int count) {
    list.require(list.length() == count, "a list of " + count + " matrices");
    double[] all = new double[12 * count];
    for (int b = 0; b < count; b++) {
      double[] matrix = list.at(b).matrix(4, 4);
      boolean rigid = matrix[12] == 0 && matrix[13] == 0 && matrix[14] == 0 && matrix[15] == 1;
      list.at(b).require(rigid, "a matrix whose last row is 0, 0, 0, 1");
      System.arraycopy(matrix, 0, all, 12 * b, 12);
    }
    return all;
  }
}
