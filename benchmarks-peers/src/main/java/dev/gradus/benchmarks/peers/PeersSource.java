package dev.gradus.benchmarks.peers;

import dev.gradus.benchmarks.bench.Suite;
import dev.gradus.benchmarks.bench.Suites;
import java.nio.file.Path;
import java.util.List;

/** Adds the suite {@code peers} where this module is on the class path. */
public final class PeersSource implements Suites.Source {
  @Override
  public List<Suite> suites(Path out) {
    return List.of(new Peers(out.resolve("peers")));
  }
}
