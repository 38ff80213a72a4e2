package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.Hand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads tasks from the data files of ADBench: decimals between white space. */
public final class AdbenchFiles {
  private AdbenchFiles() {}

  /** D K N, alpha, mu, for each component q and l, x, gamma m. */
  public static Task mixture(Path file) throws IOException {
    Decimals in = Decimals.of(file);
    int d = in.count();
    int k = in.count();
    int n = in.count();
    double[] alpha = in.take(k);
    double[] mu = in.take(k * d);
    double[] q = new double[k * d];
    int below = d * (d - 1) / 2;
    double[] l = new double[k * below];
    for (int j = 0; j < k; j++) {
      System.arraycopy(in.take(d), 0, q, j * d, d);
      System.arraycopy(in.take(below), 0, l, j * below, below);
    }
    double[] x = in.take(n * d);
    double gamma = in.next();
    int m = in.count();
    in.end();
    return new MixtureTask(alpha, mu, q, l, x, gamma, m);
  }

  /** n m p, a camera, a point, a weight, a place. */
  public static Task adjustment(Path file) throws IOException {
    Decimals in = Decimals.of(file);
    int n = in.count();
    int m = in.count();
    int p = in.count();
    double[] camera = in.take(11);
    double[] point = in.take(3);
    double weight = in.next();
    double[] observed = in.take(2);
    in.end();
    return AdjustmentTask.repeating(n, m, p, camera, point, weight, observed);
  }

  /** l c b, weights, extra weights, state, sequence. */
  public static Task lstm(Path file) throws IOException {
    Decimals in = Decimals.of(file);
    int layers = in.count();
    int length = in.count();
    int b = in.count();
    double[] weights = in.take(8 * layers * b);
    double[] extra = in.take(3 * b);
    double[] state = in.take(2 * layers * b);
    double[] sequence = in.take(length * b);
    in.end();
    return new LstmTask(weights, extra, state, sequence);
  }

  /**
   * A pose and observed points from a file, the model from a directory: {@code N 26}, N lines of a
   * vertex or triangle and a point, N lines of coordinates where they are triangles, the pose.
   */
  public static Task hand(Path model, Path file, boolean inTriangles) throws IOException {
    List<int[]> triangles = triangles(model.resolve("triangles.txt"));
    Hand hand = hand(model);
    Decimals in = Decimals.of(file);
    int n = in.count();
    int size = in.count();
    int[] chosen = new int[n];
    double[] points = new double[3 * n];
    for (int i = 0; i < n; i++) {
      chosen[i] = in.count();
      System.arraycopy(in.take(3), 0, points, 3 * i, 3);
    }
    double[] coordinates = in.take(inTriangles ? 2 * n : 0);
    double[] pose = in.take(size);
    in.end();
    if (!inTriangles) {
      return HandTask.toVertices(pose, hand, chosen, points);
    }
    int[] corners = new int[3 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(triangles.get(chosen[i]), 0, corners, 3 * i, 3);
    }
    return HandTask.toTriangles(pose, hand, corners, coordinates, points);
  }

  private static Hand hand(Path directory) throws IOException {
    List<String[]> bones = fields(directory.resolve("bones.txt"));
    int count = bones.size();
    int[] parents = new int[count];
    double[] relatives = new double[12 * count];
    double[] inverses = new double[12 * count];
    for (int b = 0; b < count; b++) {
      String[] bone = bones.get(b);
      parents[b] = Integer.parseInt(bone[1]);
      for (int k = 0; k < 12; k++) {
        relatives[12 * b + k] = Double.parseDouble(bone[2 + k]);
        inverses[12 * b + k] = Double.parseDouble(bone[18 + k]);
      }
    }
    List<String[]> vertices = fields(directory.resolve("vertices.txt"));
    double[] positions = new double[3 * vertices.size()];
    double[] weights = new double[count * vertices.size()];
    for (int v = 0; v < vertices.size(); v++) {
      String[] vertex = vertices.get(v);
      for (int k = 0; k < 3; k++) {
        positions[3 * v + k] = Double.parseDouble(vertex[k]);
      }
      int entries = Integer.parseInt(vertex[8]);
      for (int e = 0; e < entries; e++) {
        int bone = Integer.parseInt(vertex[9 + 2 * e]);
        weights[v * count + bone] = Double.parseDouble(vertex[10 + 2 * e]);
      }
    }
    return new Hand(parents, relatives, inverses, positions, weights, false);
  }

  private static List<int[]> triangles(Path file) throws IOException {
    List<int[]> triangles = new ArrayList<>();
    for (String[] corners : fields(file)) {
      triangles.add(
          new int[] {
            Integer.parseInt(corners[0]), Integer.parseInt(corners[1]), Integer.parseInt(corners[2])
          });
    }
    return triangles;
  }

  private static List<String[]> fields(Path file) throws IOException {
    List<String[]> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        lines.add(line.strip().split(":", -1));
      }
    }
    return lines;
  }
}
