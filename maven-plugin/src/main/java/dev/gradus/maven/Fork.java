package dev.gradus.maven;

import dev.gradus.compiler.generate.GenerationRequest;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** Runs the command line in a JVM of the project's JDK; what it says goes to Maven's log. */
final class Fork {
  private final String java;
  private final List<Path> classPath;
  private final List<String> jvmArguments;
  private final Log log;

  /**
   * A JVM to be started.
   *
   * @param classPath the command line and what it needs
   */
  Fork(String java, List<Path> classPath, List<String> jvmArguments, Log log) {
    this.java = java;
    this.classPath = classPath;
    this.jvmArguments = jvmArguments;
    this.log = log;
  }

  /** The java of the project's toolchain, or of the JDK that runs Maven. */
  static String java(@Nullable ToolchainManager toolchains, @Nullable MavenSession session) {
    if (toolchains != null && session != null) {
      Toolchain jdk = toolchains.getToolchainFromBuildContext("jdk", session);
      String java = jdk == null ? null : jdk.findTool("java");
      if (java != null) {
        return java;
      }
    }
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The request as the command line takes it. */
  static List<String> arguments(GenerationRequest request) {
    List<String> arguments = new ArrayList<>();
    arguments.add("generate");
    arguments.add("--classes=" + joined(request.classes()));
    arguments.add("--classpath=" + joined(request.classPath()));
    arguments.add("--sources=" + joined(request.sources()));
    arguments.add("--output=" + request.output());
    arguments.add("--work=" + request.work());
    request.options().coordinates().ifPresent(c -> arguments.add("--native-image=" + c));
    request.options().dump().ifPresent(d -> arguments.add("--dump=" + d));
    if (!request.options().aliased()) {
      arguments.add("--no-aliased");
    }
    if (!request.options().verify()) {
      arguments.add("--no-verify");
    }
    return arguments;
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Runs to the end and gives the exit code. */
  int run(Path work, List<String> arguments) throws MojoExecutionException {
    try {
      Files.createDirectories(work);
      // In a file, since class paths are longer than command lines may be.
      Path options = work.resolve("arguments");
      Files.writeString(options, quoted(arguments));
      List<String> command = new ArrayList<>();
      command.add(java);
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m"));
      command.addAll(jvmArguments);
      command.addAll(List.of("-cp", joined(classPath), "dev.gradus.cli.Main", "@" + options));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      copy(process);
      return process.waitFor();
    } catch (IOException e) {
      throw new MojoExecutionException("a JVM cannot be started with " + java, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted while gradients were generated", e);
    }
  }

  /** One argument in a line, as picocli reads them. */
  private static String quoted(List<String> arguments) {
    return arguments.stream()
        .map(a -> '"' + a.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private void copy(Process process) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String severity = "info";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // A message may go on over several lines, which are indented.
        if (!line.startsWith(" ") && !line.startsWith("\t")) {
          severity = severity(line);
        }
        switch (severity) {
          case "error" -> log.error(line);
          case "warning" -> log.warn(line);
          default -> log.info(line);
        }
      }
    }
  }

  private static String severity(String line) {
    if (line.contains(" warning: ")) {
      return "warning";
    }
    boolean failed = line.contains("error: ") || line.contains("Exception");
    return failed ? "error" : "info";
  }
}
