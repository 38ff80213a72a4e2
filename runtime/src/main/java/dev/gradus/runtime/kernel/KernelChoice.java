package dev.gradus.runtime.kernel;

import dev.gradus.runtime.Problem;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the block kernels: those a {@link ServiceLoader} finds, if the JVM has the incubating
 * Vector API that they need, else the scalar ones. System property {@value #PROPERTY} forces {@code
 * scalar} or {@code vector}.
 */
final class KernelChoice {
  static final String PROPERTY = "gradus.kernels";
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private KernelChoice() {}

  static BlockKernels choose(@Nullable String wanted) {
    if (wanted == null) {
      return vector().orElseGet(ScalarBlockKernels::new);
    }
    return switch (wanted) {
      case "scalar" -> new ScalarBlockKernels();
      case "vector" -> vector().orElseThrow(() -> Problem.NO_VECTOR_KERNELS.exception(PROPERTY));
      default -> throw Problem.UNKNOWN_KERNELS.exception(PROPERTY, wanted);
    };
  }

  /** Empty where the provider, the module or the right version of the module is missing. */
  private static Optional<BlockKernels> vector() {
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      return Optional.empty();
    }
    try {
      return ServiceLoader.load(BlockKernels.class, KernelChoice.class.getClassLoader())
          .findFirst();
    } catch (ServiceConfigurationError | LinkageError unusable) {
      return Optional.empty();
    }
  }
}
