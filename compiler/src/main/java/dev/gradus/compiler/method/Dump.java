package dev.gradus.compiler.method;

import dev.gradus.compiler.emit.GeneratedClasses;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.runtime.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the stages of a compilation as text, and its classes, into a directory. */
final class Dump {
  private Dump() {}

  static void write(MethodCompilation compilation, Path directory) {
    try {
      Path folder = directory.resolve(compilation.classes().get(0).name());
      Files.createDirectories(folder);
      int number = 1;
      for (Map.Entry<String, LoopProgram> stage : compilation.stages().entrySet()) {
        String name = number++ + "-" + stage.getKey() + ".txt";
        Files.writeString(folder.resolve(name), Printer.print(stage.getValue()));
      }
      GeneratedClasses.writeTo(directory, compilation.classes());
    } catch (IOException e) {
      throw Problem.DUMP_UNWRITABLE.exception(directory, e);
    }
  }
}
