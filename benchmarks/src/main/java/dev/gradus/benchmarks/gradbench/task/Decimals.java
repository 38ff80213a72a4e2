package dev.gradus.benchmarks.gradbench.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/** The numbers of a text file, one after the other. */
final class Decimals {
  private final Path file;
  private final StringTokenizer tokens;

  private Decimals(Path file, String text) {
    this.file = file;
    this.tokens = new StringTokenizer(text);
  }

  static Decimals of(Path file) throws IOException {
    return new Decimals(file, Files.readString(file));
  }

  private String token() throws IOException {
    if (!tokens.hasMoreTokens()) {
      throw new IOException(file + " ends too early: it holds fewer numbers than it announces");
    }
    return tokens.nextToken();
  }

  double next() throws IOException {
    String token = token();
    try {
      return Double.parseDouble(token);
    } catch (NumberFormatException e) {
      throw new IOException(file + " holds \"" + token + "\" where a number should be", e);
    }
  }

  /** A number that counts something, or a place. */
  int count() throws IOException {
    double number = next();
    if (number < 0 || number != Math.rint(number) || number > Integer.MAX_VALUE) {
      throw new IOException(file + " holds " + number + " where a whole number should be");
    }
    return (int) number;
  }

  double[] take(int count) throws IOException {
    double[] all = new double[count];
    for (int i = 0; i < count; i++) {
      all[i] = next();
    }
    return all;
  }

  void end() throws IOException {
    if (tokens.hasMoreTokens()) {
      throw new IOException(file + " goes on after the last number that it announces");
    }
  }
}
