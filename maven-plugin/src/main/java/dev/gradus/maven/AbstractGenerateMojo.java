package dev.gradus.maven;

import dev.gradus.compiler.generate.Generation;
import dev.gradus.compiler.generate.GenerationOptions;
import dev.gradus.compiler.generate.GenerationRequest;
import dev.gradus.compiler.generate.GenerationResult;
import dev.gradus.compiler.generate.Message;
import dev.gradus.runtime.GradusException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * What both goals do. Whether there is anything to do is found out here, from class files; the work
 * is done by the command line in a JVM of its own, since it initialises classes of the user.
 */
abstract class AbstractGenerateMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  protected MavenProject project = new MavenProject();

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private @Nullable MavenSession session;

  @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
  private List<Artifact> pluginArtifacts = new ArrayList<>();

  @Inject private @Nullable ToolchainManager toolchains;

  /** Leaves the goal out. */
  @Parameter(property = "gradus.skip", defaultValue = "false")
  private boolean skip;

  /** Directory that every stage of every compilation is written to as text. */
  @Parameter(property = "gradus.dump")
  private @Nullable File dump;

  /**
   * Whether there are also classes for calls with arguments that are one and the same array; such
   * calls need the compiler at run time otherwise.
   */
  @Parameter(property = "gradus.aliased", defaultValue = "true")
  private boolean aliased;

  /**
   * Whether generated gradients are compared with finite differences and with forward mode, which
   * runs the methods that are differentiated.
   */
  @Parameter(property = "gradus.verify", defaultValue = "true")
  private boolean verify;

  /** Arguments of the JVM that generates. */
  @Parameter(property = "gradus.jvmArguments")
  private List<String> jvmArguments = new ArrayList<>();

  /** Where the compiled classes are, and the generated ones go. */
  abstract Path classes();

  abstract List<String> classPath() throws MojoExecutionException;

  abstract List<String> sources();

  /** Group and artifact, with a slash between. */
  String coordinates() {
    return project.getGroupId() + "/" + project.getArtifactId();
  }

  /** What is kept from one build to the next. */
  abstract Path work();

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped, as gradus.skip says");
      return;
    }
    if (!Files.isDirectory(classes())) {
      return;
    }
    try {
      GenerationRequest request = request();
      Optional<GenerationResult> current = Generation.current(request);
      if (current.isPresent()) {
        current.get().messages().stream().map(Message::toString).forEach(getLog()::warn);
        if (!current.get().objectives().isEmpty()) {
          getLog().info(current.get().summary());
        }
        return;
      }
      generate(request);
    } catch (GradusException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private GenerationRequest request() throws MojoExecutionException {
    List<Path> classPath = new ArrayList<>();
    for (String entry : classPath()) {
      classPath.add(Path.of(entry));
    }
    return new GenerationRequest(
        List.of(classes()),
        classPath,
        sources().stream().map(Path::of).toList(),
        classes(),
        work(),
        new GenerationOptions(
            aliased,
            verify,
            Optional.ofNullable(dump).map(File::toPath),
            Optional.of(coordinates())));
  }

  private void generate(GenerationRequest request)
      throws MojoExecutionException, MojoFailureException {
    List<Path> own = pluginArtifacts.stream().map(a -> a.getFile().toPath()).toList();
    Fork fork = new Fork(Fork.java(toolchains, session), own, jvmArguments, getLog());
    List<String> arguments = Fork.arguments(request);
    arguments.add("--title=" + project.getArtifactId() + " " + project.getVersion());
    int code = fork.run(work(), arguments);
    if (code == 1) {
      throw new MojoFailureException(
          "gradients cannot be generated; the reasons stand above, with their places");
    } else if (code != 0) {
      throw new MojoExecutionException(
          "generating gradients failed with exit code " + code + "; the reason stands above");
    } else if (Generation.current(request).isEmpty()) {
      throw new MojoExecutionException(
          "the JVM that generates gradients ended before it was done; does code of the project that"
              + " runs there, in static initialisers or differentiated methods, end it?");
    }
  }
}
