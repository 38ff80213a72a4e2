package dev.gradus.benchmarks.reference;

import dev.gradus.training.OutputDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program in C, compiled for the machine on which it runs. */
public final class Launcher {
  private static final String HEADER = "work.h";
  private static final List<String> SOURCES =
      List.of(
          "launcher.c",
          "gmm.c",
          "lstm.c",
          "logistic.c",
          "llsq.c",
          "lse.c",
          "ode.c",
          "rosenbrock.c");

  /** Sums marked in the sources may be added up in vectors; nothing else is reordered. */
  private static final List<String> FLAGS =
      List.of("-std=c11", "-D_GNU_SOURCE", "-O3", "-march=native", "-fopenmp-simd");

  private final OutputDirectory directory;
  private final String compiler;

  /**
   * Where to write sources, inputs and program, and which compiler to call.
   *
   * @param compiler name on the path, or path, of gcc
   */
  public Launcher(OutputDirectory directory, String compiler) {
    this.directory = directory;
    this.compiler = compiler;
  }

  /** What the compiler says of itself; nothing where there is none. */
  public Optional<String> version() {
    try {
      return run(List.of(compiler, "--version")).lines().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Compiles.
   *
   * @param more further flags
   * @return the program
   */
  public Path compile(String name, String... more) {
    directory.write(HEADER, stream -> stream.write(source(HEADER)));
    List<String> command = new ArrayList<>(List.of(compiler));
    command.addAll(FLAGS);
    command.addAll(List.of(more));
    command.addAll(List.of("-o", name));
    for (String source : SOURCES) {
      directory.write(source, stream -> stream.write(source(source)));
      command.add(source);
    }
    command.add("-lm");
    try {
      run(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return directory.root().resolve(name);
  }

  private static byte[] source(String name) throws IOException {
    try (InputStream stream = Launcher.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the class path lacks " + name);
      }
      return stream.readAllBytes();
    }
  }

  private String run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.root().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed:\n" + said);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(compiler + " was interrupted", e);
    }
    return said;
  }
}
