package dev.gradus.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Generates classes for the gradient interfaces among a module's tests. */
@Mojo(
    name = "test-generate",
    defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class TestGenerateMojo extends AbstractGenerateMojo {
  @Override
  Path classes() {
    return Path.of(project.getBuild().getTestOutputDirectory());
  }

  @Override
  List<String> classPath() throws MojoExecutionException {
    try {
      return project.getTestClasspathElements();
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("dependencies are not resolved", e);
    }
  }

  @Override
  List<String> sources() {
    List<String> roots = new ArrayList<>(project.getTestCompileSourceRoots());
    roots.addAll(project.getCompileSourceRoots());
    return roots;
  }

  @Override
  String coordinates() {
    return super.coordinates() + "-tests";
  }

  @Override
  Path work() {
    return Path.of(project.getBuild().getDirectory(), "gradus", "test");
  }
}
