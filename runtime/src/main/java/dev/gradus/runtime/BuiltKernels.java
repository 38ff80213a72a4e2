package dev.gradus.runtime;

import dev.gradus.runtime.optim.UpdateFormula;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Finds kernels that were generated at build time. They are found by what the objective computes,
 * so that a kernel never belongs to another objective than the one at hand.
 */
final class BuiltKernels {
  private BuiltKernels() {}

  static Optional<Kernel> find(Objective objective, UpdateFormula update) {
    List<ClassLoader> loaders = loaders();
    // The first digest of a JVM loads its security providers, which takes longer than compiling.
    return loaders.isEmpty()
        ? Optional.empty()
        : objective.fingerprint().flatMap(f -> find(objective.signature(), f, update, loaders));
  }

  private static Optional<Kernel> find(
      Signature signature, String fingerprint, UpdateFormula update, List<ClassLoader> loaders) {
    String resource = KernelIndex.resource(KernelIndex.key(fingerprint, update));
    for (ClassLoader loader : loaders) {
      try (InputStream in = loader.getResourceAsStream(resource)) {
        if (in != null) {
          Properties entries = new Properties();
          entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
          return load(KernelIndex.of(entries), loader, signature, update);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("index of the kernel of " + signature.name(), e);
      }
    }
    return Optional.empty();
  }

  /** Where there are kernels that were generated at build time. */
  private static List<ClassLoader> loaders() {
    return Arrays.asList(
            Thread.currentThread().getContextClassLoader(), BuiltKernels.class.getClassLoader())
        .stream()
        .filter(Objects::nonNull)
        .distinct()
        .filter(loader -> loader.getResource(KernelIndex.MARK) != null)
        .toList();
  }

  private static Optional<Kernel> load(
      KernelIndex index, ClassLoader loader, Signature signature, UpdateFormula update) {
    if (!index.gradus().equals(Version.CURRENT)) {
      return Optional.empty();
    }
    try {
      GeneratedKernel code =
          Class.forName(index.generatedClass(), true, loader)
              .asSubclass(GeneratedKernel.class)
              .getConstructor()
              .newInstance();
      return Optional.of(new CompiledKernel(code, index.layout(signature, update), update));
    } catch (ReflectiveOperationException e) {
      throw Problem.KERNEL_CLASS_UNUSABLE.exception(index.generatedClass(), signature.name(), e);
    }
  }
}
