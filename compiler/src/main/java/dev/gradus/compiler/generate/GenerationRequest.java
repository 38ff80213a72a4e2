package dev.gradus.compiler.generate;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be generated from what.
 *
 * @param classes directories and jars that are scanned for gradient interfaces
 * @param classPath where else classes are found
 * @param sources roots of the source trees, for messages
 * @param output directory that generated classes and indexes are written to
 * @param work directory for what is known from the last time: results and the manifest
 */
public record GenerationRequest(
    List<Path> classes,
    List<Path> classPath,
    List<Path> sources,
    Path output,
    Path work,
    GenerationOptions options) {
  public GenerationRequest {
    classes = List.copyOf(classes);
    classPath = List.copyOf(classPath);
    sources = List.copyOf(sources);
  }

  /** Everything that classes are found in, the scanned ones first. */
  List<Path> searched() {
    List<Path> all = new java.util.ArrayList<>(classes);
    classPath.stream().filter(p -> !all.contains(p)).forEach(all::add);
    return all;
  }
}
