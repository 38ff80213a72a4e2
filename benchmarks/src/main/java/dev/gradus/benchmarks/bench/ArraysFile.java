package dev.gradus.benchmarks.bench;

import dev.gradus.training.OutputDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays of numbers as another process reads them: for each its length as a 64-bit integer, then
 * doubles, in the machine's order of bytes.
 */
public final class ArraysFile {
  private ArraysFile() {}

  /** Writes a file. */
  public static Path write(OutputDirectory directory, String name, List<double[]> arrays) {
    int size = arrays.stream().mapToInt(a -> Long.BYTES + Double.BYTES * a.length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    for (double[] a : arrays) {
      buffer.putLong(a.length);
      buffer.asDoubleBuffer().put(a);
      buffer.position(buffer.position() + Double.BYTES * a.length);
    }
    return directory.write(name, stream -> stream.write(buffer.array()));
  }

  /** Reads one. */
  public static List<double[]> read(Path file) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
      List<double[]> arrays = new ArrayList<>();
      while (buffer.hasRemaining()) {
        double[] a = new double[(int) buffer.getLong()];
        buffer.asDoubleBuffer().get(a);
        buffer.position(buffer.position() + Double.BYTES * a.length);
        arrays.add(a);
      }
      return arrays;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
