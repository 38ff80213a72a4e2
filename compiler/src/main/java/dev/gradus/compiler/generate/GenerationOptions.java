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
 * @param coordinates group and artifact, with a slash between: where below {@code
 *     META-INF/native-image} the metadata of generated classes go; none without
 */
public record GenerationOptions(
    boolean aliased, boolean verify, Optional<Path> dump, Optional<String> coordinates) {
  public static final GenerationOptions DEFAULT =
      new GenerationOptions(true, false, Optional.empty(), Optional.empty());

  public GenerationOptions withAliased(boolean wanted) {
    return new GenerationOptions(wanted, verify, dump, coordinates);
  }

  public GenerationOptions withVerification(boolean wanted) {
    return new GenerationOptions(aliased, wanted, dump, coordinates);
  }

  public GenerationOptions dumpingTo(Path directory) {
    return new GenerationOptions(aliased, verify, Optional.of(directory), coordinates);
  }

  public GenerationOptions describedFor(String groupAndArtifact) {
    return new GenerationOptions(aliased, verify, dump, Optional.of(groupAndArtifact));
  }

  /** What generated classes depend on. */
  String key() {
    return "aliased=" + aliased;
  }

  CompilerOptions compiler() {
    return new CompilerOptions(dump, true);
  }
}
