package dev.gradus.cli;

import dev.gradus.compiler.generate.Generation;
import dev.gradus.compiler.generate.GenerationOptions;
import dev.gradus.compiler.generate.GenerationRequest;
import dev.gradus.compiler.generate.GenerationResult;
import dev.gradus.compiler.generate.report.ReportPage;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Generates the classes that are missing or out of date. */
@Command(
    name = "generate",
    description = "Generates classes for the gradient interfaces among class files.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--classes",
      required = true,
      paramLabel = "PATH",
      description = "Directories and jars to scan, separated like a class path.")
  private List<String> classes = new ArrayList<>();

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = "Where the classes that these need are found.")
  private List<String> classPath = new ArrayList<>();

  @Option(
      names = "--sources",
      paramLabel = "PATH",
      description = "Roots of source trees, for messages.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "DIRECTORY",
      description = "Where generated classes go; the first directory of --classes if left out.")
  private @Nullable Path output;

  @Option(
      names = "--work",
      paramLabel = "DIRECTORY",
      description =
          "What is known from the last run; 'gradus' beside the output if left out. Without it"
              + " everything is generated anew.")
  private @Nullable Path work;

  @Option(
      names = "--dump",
      paramLabel = "DIRECTORY",
      description = "Writes every stage of every compilation there as text.")
  private @Nullable Path dump;

  @Option(
      names = "--native-image",
      paramLabel = "GROUP/ARTIFACT",
      description = "Writes the metadata that GraalVM's native-image needs, under these names.")
  private @Nullable String coordinates;

  @Option(
      names = "--no-aliased",
      description =
          "Leaves out the classes for arguments that are one and the same array; calls with such"
              + " arguments then need the compiler at run time.")
  private boolean noAliased;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What was built, for the report index.html in the directory of --work.")
  private String title = "this project";

  @Option(
      names = "--no-verify",
      description =
          "Leaves out the comparison of gradients with finite differences, which runs the methods"
              + " that are differentiated.")
  private boolean noVerify;

  @Override
  public Integer call() {
    GenerationRequest request = request();
    GenerationResult result = Generation.run(request);
    ReportPage.write(request.work().resolve("index.html"), title, result);
    PrintWriter err = command().commandLine().getErr();
    result.messages().forEach(err::println);
    command().commandLine().getOut().println(result.summary());
    return result.hasErrors() ? Main.PROBLEMS : 0;
  }

  private CommandSpec command() {
    return Optional.ofNullable(spec).orElseThrow();
  }

  private GenerationRequest request() {
    List<Path> scanned = paths(classes);
    for (Path path : scanned) {
      if (!Files.exists(path)) {
        throw new ParameterException(
            command().commandLine(), "--classes: " + path + " does not exist; compile first");
      }
    }
    Path to = output == null ? scanned.get(0) : output;
    if (Files.isRegularFile(to)) {
      throw new ParameterException(
          command().commandLine(), to + " is a file; name a directory with --output");
    }
    Path kept = work == null ? to.toAbsolutePath().resolveSibling("gradus") : work;
    GenerationOptions options =
        new GenerationOptions(
            !noAliased,
            !noVerify,
            Optional.ofNullable(dump).map(Path::toAbsolutePath),
            Optional.ofNullable(coordinates));
    return new GenerationRequest(scanned, paths(classPath), paths(sources), to, kept, options);
  }

  private static List<Path> paths(List<String> given) {
    List<Path> paths = new ArrayList<>();
    for (String list : given) {
      for (String entry : list.split(File.pathSeparator)) {
        if (!entry.isEmpty()) {
          paths.add(Path.of(entry));
        }
      }
    }
    return paths;
  }
}
