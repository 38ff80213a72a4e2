package dev.gradus.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.oracle.CompiledMethods;
import dev.gradus.compiler.oracle.Differentiation;
import dev.gradus.compiler.oracle.TiledMethods;
import dev.gradus.compiler.tile.Sizes;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What once went wrong stays right: the sources in the folder {@code regressions}. */
class RegressionsTest {

  static List<Path> sources() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(RegressionsTest.class.getResource("/regressions")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void derivativesAreThoseOfDualNumbers(Path source) throws IOException {
    judge(source, new CompiledMethods());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void derivativesInTilesAreThoseOfDualNumbers(Path source) throws IOException {
    judge(source, new TiledMethods(new Sizes(1, 3)));
  }

  private static void judge(Path source, Differentiation compiler) throws IOException {
    String name = source.getFileName().toString().replace(".java", "");
    ClassLoader loader =
        SourceCompiler.compile(Map.of(name, Files.readString(source))).orElseThrow();
    for (long seed = 0; seed < 8; seed++) {
      assertThat(SourceCase.failure(SourceCase.load(loader, name), seed, compiler)).isEmpty();
    }
  }
}
