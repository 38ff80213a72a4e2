package dev.gradus.compiler.generate;

import dev.gradus.runtime.KernelIndex;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.method.GradientIndex;
import dev.gradus.runtime.method.LoadedGradients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What GraalVM's native-image must be told: generated classes are found by name and made by
 * reflection, indexes are resources.
 */
final class NativeImageMetadata {
  private static final String KERNELS = KernelIndex.resource("*");

  /** Names of classes with a derivative of a method that a model calls. */
  private static final String CALLED = ".*\\$(value|vjp)\\$[0-9a-f]{1,8}";

  private NativeImageMetadata() {}

  private static Path file(GenerationRequest request, String coordinates) {
    return request
        .output()
        .resolve("META-INF/native-image")
        .resolve(coordinates)
        .resolve("reachability-metadata.json");
  }

  /** Writes the file, or removes it where there is nothing to tell. */
  static void write(GenerationRequest request, List<Objective> objectives) {
    if (request.options().coordinates().isEmpty()) {
      return;
    }
    Path file = file(request, request.options().coordinates().get());
    String text = text(objectives);
    if (text.isEmpty()) {
      OutputFiles.delete(file);
    } else {
      OutputFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether the file is there as it should be. */
  static boolean isWritten(GenerationRequest request, List<Objective> objectives) {
    if (request.options().coordinates().isEmpty()) {
      return true;
    }
    Path file = file(request, request.options().coordinates().get());
    String text = text(objectives);
    try {
      return text.isEmpty()
          ? !Files.exists(file)
          : Files.exists(file)
              && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Problem.GENERATION_UNREADABLE.exception(file, e);
    }
  }

  private static String text(List<Objective> objectives) {
    List<String> types = new ArrayList<>();
    List<String> resources = new ArrayList<>();
    for (Objective o : objectives) {
      if (o.classes().isEmpty() || o.status() == Objective.Status.FAILED) {
        continue;
      }
      for (String name : o.classes()) {
        if (isMadeByName(name)) {
          types.add(
              "    {\"type\": \""
                  + name
                  + "\", \"allPublicMethods\": true,"
                  + " \"methods\": [{\"name\": \"<init>\", \"parameterTypes\": []}]}");
        }
      }
      resources.add(glob(o.gradientInterface().map(GradientIndex::resource).orElse(KERNELS)));
      o.classes().stream()
          .filter(name -> name.matches(CALLED))
          .forEach(name -> resources.add(glob(GradientIndex.resource(name))));
    }
    return types.isEmpty()
        ? ""
        : "{\n  \"reflection\": [\n"
            + lines(types)
            + "  ],\n  \"resources\": [\n"
            + lines(resources)
            + "  ]\n}\n";
  }

  private static String glob(String resource) {
    return "    {\"glob\": \"" + resource + "\"}";
  }

  /** Other classes are parts of these, which name them. */
  private static boolean isMadeByName(String name) {
    return name.endsWith(LoadedGradients.SUFFIX)
        || name.endsWith(LoadedGradients.ALIASED_SUFFIX)
        || name.matches(CALLED)
        || name.matches(".*\\$Kernel\\$[0-9a-f]{8}");
  }

  private static String lines(List<String> lines) {
    return lines.stream().distinct().sorted().collect(Collectors.joining(",\n", "", "\n"));
  }
}
