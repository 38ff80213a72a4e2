package dev.gradus.benchmarks.gradbench.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small inputs of every module, as JSON has them: maps, lists and numbers. */
final class Inputs {
  private final Random random = new Random(5);

  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  List<Object> vector(int length) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      list.add(random.nextDouble() - 0.3);
    }
    return list;
  }

  List<Object> matrix(int rows, int columns) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      list.add(vector(columns));
    }
    return list;
  }

  private List<Object> matrices(int count) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Object> matrix = matrix(3, 4);
      matrix.add(Arrays.asList(0, 0, 0, 1));
      list.add(matrix);
    }
    return list;
  }

  private List<Object> wholes(int length, int bound) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      list.add(random.nextInt(bound));
    }
    return list;
  }

  Map<String, Object> mixture() {
    return of(
        "d",
        3,
        "k",
        2,
        "n",
        4,
        "x",
        matrix(4, 3),
        "m",
        1,
        "gamma",
        0.8,
        "alpha",
        vector(2),
        "mu",
        matrix(2, 3),
        "q",
        matrix(2, 3),
        "l",
        matrix(2, 3));
  }

  Map<String, Object> adjustment() {
    List<Object> camera = new ArrayList<>(Arrays.asList(0.3, -0.2, 0.4, 0.1, 0.2, -2.0));
    camera.addAll(Arrays.asList(1.5, 0.3, -0.1, 0.02, 0.01));
    return of(
        "n",
        2,
        "m",
        3,
        "p",
        5,
        "cam",
        camera,
        "x",
        Arrays.asList(0.4, 0.7, 1.1),
        "w",
        0.6,
        "feat",
        Arrays.asList(0.2, 0.1));
  }

  Map<String, Object> lstm() {
    return of(
        "main_params",
        matrix(4, 12),
        "extra_params",
        matrix(3, 3),
        "state",
        matrix(4, 3),
        "sequence",
        matrix(5, 3));
  }

  Map<String, Object> hand(boolean inTriangles) {
    int vertices = 6;
    List<Object> positions = matrix(vertices, 3);
    positions.replaceAll(
        p -> {
          List<Object> place = new ArrayList<>((List<?>) p);
          place.add(1);
          return place;
        });
    List<Object> parents = new ArrayList<>();
    for (int b = 0; b < 22; b++) {
      parents.add(b % 4 == 1 ? 0 : b - 1);
    }
    List<Object> triangles =
        new ArrayList<>(List.of(Arrays.asList(0, 1, 2), Arrays.asList(3, 5, 4)));
    Map<String, Object> model =
        of(
            "bone_count",
            22,
            "parents",
            parents,
            "base_relatives",
            matrices(22),
            "inverse_base_absolutes",
            matrices(22),
            "base_positions",
            positions,
            "weights",
            matrix(vertices, 22),
            "triangles",
            triangles,
            "is_mirrored",
            inTriangles);
    Map<String, Object> data =
        of(
            "model",
            model,
            "correspondences",
            wholes(4, inTriangles ? 2 : vertices),
            "points",
            matrix(4, 3));
    return of(
        "theta", vector(26), "data", data, "us", inTriangles ? matrix(4, 2) : new ArrayList<>());
  }

  Map<String, Object> kMeans() {
    return of("points", matrix(9, 3), "centroids", matrix(2, 3));
  }
}
