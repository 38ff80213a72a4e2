package dev.gradus.compiler.generate;

import dev.gradus.compiler.CompilerOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How classes are generated.
 *
 * @param aliased whether there are also classes for arguments that are one and the same array,
 *     which otherwise need the compiler at run time
 * @param verify whether generated gradients are compared with finite differences, which runs code
 *     of the user
 * @param dump directory that the stages of every compilation are written to as text
 */
public record GenerationOptions(boolean aliased, boolean verify, Optional<Path> dump) {
  public static final GenerationOptions DEFAULT =
      new GenerationOptions(true, false, Optional.empty());

  public GenerationOptions withAliased(boolean wanted) {
    return new GenerationOptions(wanted, verify, dump);
  }

  public GenerationOptions withVerification(boolean wanted) {
    return new GenerationOptions(aliased, wanted, dump);
  }

  public GenerationOptions dumpingTo(Path directory) {
    return new GenerationOptions(aliased, verify, Optional.of(directory));
  }

  /** What generated classes depend on. */
  String key() {
    return "aliased=" + aliased;
  }

  CompilerOptions compiler() {
    return new CompilerOptions(dump, true);
  }
}
