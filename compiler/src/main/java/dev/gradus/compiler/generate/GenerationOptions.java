package dev.gradus.compiler.generate;

import dev.gradus.compiler.CompilerOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How classes are generated.
 *
 * @param aliased whether there are also classes for arguments that are one and the same array,
 *     which otherwise need the compiler at run time
 * @param dump directory that the stages of every compilation are written to as text
 */
public record GenerationOptions(boolean aliased, Optional<Path> dump) {
  public static final GenerationOptions DEFAULT = new GenerationOptions(true, Optional.empty());

  public GenerationOptions withAliased(boolean wanted) {
    return new GenerationOptions(wanted, dump);
  }

  public GenerationOptions dumpingTo(Path directory) {
    return new GenerationOptions(aliased, Optional.of(directory));
  }

  /** What generated classes depend on. */
  String key() {
    return "aliased=" + aliased;
  }

  CompilerOptions compiler() {
    return new CompilerOptions(dump, true);
  }
}
