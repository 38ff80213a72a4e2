package dev.gradus.benchmarks.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start a program in a JVM of its own, the same as this one, with the same class path. */
public final class FreshJvm {
  private static final String VECTOR = "jdk.incubator.vector";
  private static final int NATIVE_ACCESS = 22;

  private FreshJvm() {}

  /** The command; the module of the Vector API is there where it is here. */
  public static List<String> command(Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (ModuleLayer.boot().findModule(VECTOR).isPresent()) {
      command.addAll(List.of("--add-modules", VECTOR));
    }
    if (Runtime.version().feature() >= NATIVE_ACCESS) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
