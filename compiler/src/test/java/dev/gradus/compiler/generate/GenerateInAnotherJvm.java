package dev.gradus.compiler.generate;

import java.nio.file.Path;
import java.util.List;

/** Generates the classes of a directory; run in a JVM of another JDK. */
final class GenerateInAnotherJvm {
  private GenerateInAnotherJvm() {}

  /** Arguments: the directory of the classes, that of the output. */
  public static void main(String[] args) {
    Path classes = Path.of(args[0]);
    Path output = Path.of(args[1]);
    System.out.println(generate(classes, output).summary());
  }

  static GenerationResult generate(Path classes, Path output) {
    return Generation.run(
        new GenerationRequest(
            List.of(classes),
            List.of(),
            List.of(),
            output,
            output.resolveSibling(output.getFileName() + "-work"),
            GenerationOptions.DEFAULT.describedFor("org.example/app")));
  }
}
