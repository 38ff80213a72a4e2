package dev.gradus.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.oracle.CompiledMethods;
import dev.gradus.compiler.oracle.Differentiation;
import dev.gradus.compiler.oracle.TiledMethods;
import dev.gradus.compiler.tile.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random sources have the derivatives that they should have. What goes wrong is made small and
 * printed: put it into the folder {@code regressions} of the test resources, and repair it.
 */
class RandomProgramsTest {
  private static final int BATCH = 50;

  /** Seed of the first source; another one makes other sources. */
  private static final long FIRST = 1 + Long.getLong("gradus.random.first", 0);

  @Test
  void derivativesAreThoseOfDualNumbers() {
    judge(RandomSource::of, new CompiledMethods(), RandomCases.COUNT);
  }

  @Test
  void derivativesInTilesAreThoseOfDualNumbers() {
    int cases = Math.max(100, RandomCases.COUNT / 4);
    judge(RandomSource::of, new TiledMethods(new Sizes(1, 3)), cases);
  }

  @Test
  void derivativesOfLoopsOverRowsAreThoseOfDualNumbers() {
    judge(RandomRows::of, new CompiledMethods(), Math.max(100, RandomCases.COUNT / 4));
  }

  /** Makes the source of a class of this name. */
  private interface Sources {
    Node of(String name, long seed);
  }

  private static void judge(Sources sources, Differentiation compiler, int cases) {
    List<String> failures =
        IntStream.rangeClosed(0, (cases - 1) / BATCH)
            .parallel()
            .mapToObj(
                i ->
                    batch(sources, FIRST + i * BATCH, Math.min(BATCH, cases - i * BATCH), compiler))
            .flatMap(List::stream)
            .toList();
    System.out.printf("random programs: %d%n", cases);
    assertThat(String.join("\n", failures)).isEmpty();
  }

  /** The programs of some seeds whose derivatives are wrong, made as small as they get. */
  private static List<String> batch(
      Sources random, long first, int count, Differentiation compiler) {
    List<String> failures = new ArrayList<>();
    Map<String, Node> nodes = new LinkedHashMap<>();
    Map<String, String> sources = new LinkedHashMap<>();
    for (long seed = first; seed < first + count; seed++) {
      Node node = random.of("Random" + seed, seed);
      nodes.put("Random" + seed, node);
      sources.put("Random" + seed, node.text());
    }
    ClassLoader loader =
        SourceCompiler.compile(sources).orElseThrow(() -> new AssertionError(faults(sources)));
    long seed = first;
    for (Map.Entry<String, Node> entry : nodes.entrySet()) {
      Optional<Throwable> failure =
          SourceCase.failure(SourceCase.load(loader, entry.getKey()), seed, compiler);
      if (failure.isPresent()) {
        failures.add(minimised(entry.getKey(), entry.getValue(), seed, failure.get(), compiler));
      }
      seed++;
    }
    return failures;
  }

  private static String minimised(
      String name, Node source, long seed, Throwable failure, Differentiation compiler) {
    String kind = failure.getClass().getName();
    Node small =
        Minimiser.minimise(
            source,
            node ->
                SourceCase.failure(name, node.text(), seed, compiler)
                    .filter(e -> e.getClass().getName().equals(kind))
                    .isPresent());
    Throwable what = SourceCase.failure(name, small.text(), seed, compiler).orElse(failure);
    return "// seed " + seed + ": " + what + "\n" + small.text();
  }

  private static String faults(Map<String, String> sources) {
    StringBuilder faults = new StringBuilder();
    sources.forEach(
        (name, text) -> {
          if (SourceCompiler.compile(Map.of(name, text)).isEmpty()) {
            faults.append(SourceCompiler.faults(name, text)).append('\n').append(text);
          }
        });
    return faults.toString();
  }
}
