package dev.gradus.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Generates classes for the gradient interfaces of a module, beside its own classes. */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class GenerateMojo extends AbstractGenerateMojo {
  @Override
  Path classes() {
    return Path.of(project.getBuild().getOutputDirectory());
  }

  @Override
  List<String> classPath() throws MojoExecutionException {
    try {
      return project.getCompileClasspathElements();
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("dependencies are not resolved", e);
    }
  }

  @Override
  List<String> sources() {
    return project.getCompileSourceRoots();
  }

  @Override
  Path work() {
    return Path.of(project.getBuild().getDirectory(), "gradus");
  }
}
