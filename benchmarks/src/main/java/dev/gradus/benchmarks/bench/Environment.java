package dev.gradus.benchmarks.bench;

import dev.gradus.runtime.kernel.Blocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What measurements depend on. */
final class Environment {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Environment() {}

  /** Facts by name, in the order in which they are written. */
  static Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("jdk", System.getProperty("java.runtime.version"));
    facts.put("vm", System.getProperty("java.vm.name"));
    facts.put("flags", ManagementFactory.getRuntimeMXBean().getInputArguments());
    facts.put("cpu", cpu());
    facts.put("processors", Runtime.getRuntime().availableProcessors());
    facts.put("kernels", Blocks.kernels().name());
    facts.put("clock", "wall clock, System.nanoTime; beside it the processor time of the thread");
    return facts;
  }

  private static String cpu() {
    String architecture = System.getProperty("os.arch", "unknown");
    if (!Files.isReadable(CPU_INFO)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(architecture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
