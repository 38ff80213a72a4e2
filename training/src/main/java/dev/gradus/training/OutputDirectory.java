package dev.gradus.training;

import dev.gradus.runtime.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory for the results of a run. Opening it deletes what an earlier run wrote through this
 * class and nothing else: the names are kept in the file {@value #MANIFEST} inside. Every file is
 * written beside its final place and then moved there, so that a reader never sees half of one.
 */
public final class OutputDirectory {
  /** Lists the files of the last run, one relative name per line. */
  public static final String MANIFEST = ".gradus-files";

  private final Path root;
  private final List<String> written = new ArrayList<>();

  private OutputDirectory(Path root) {
    this.root = root;
  }

  /** Something that writes itself to a stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream stream) throws IOException;
  }

  /**
   * Creates the directory if need be and deletes the files of the last run.
   *
   * @throws dev.gradus.runtime.GradusException if it cannot be created or written
   */
  public static OutputDirectory open(Path root) {
    OutputDirectory directory = new OutputDirectory(root.toAbsolutePath().normalize());
    try {
      Files.createDirectories(directory.root);
      directory.deleteOldFiles();
      directory.recordNames();
      return directory;
    } catch (IOException e) {
      throw directory.unwritable(e);
    }
  }

  public Path root() {
    return root;
  }

  /** Names written so far, in order. */
  public List<String> written() {
    return List.copyOf(written);
  }

  /**
   * Writes a file.
   *
   * @param name relative, with {@code /} between folders
   * @return where it is
   * @throws dev.gradus.runtime.GradusException if it cannot be written
   */
  public Path write(String name, Content content) {
    try {
      Path target = inside(name);
      if (!written.contains(name)) {
        written.add(name);
      }
      recordNames();
      replace(target, content);
      return target;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Writes a text file in UTF-8. */
  public Path write(String name, String text) {
    return write(name, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void deleteOldFiles() throws IOException {
    Path manifest = root.resolve(MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      return;
    }
    for (String name : Files.readAllLines(manifest, StandardCharsets.UTF_8)) {
      if (name.isBlank()) {
        continue;
      }
      Path file = inside(name);
      Files.deleteIfExists(file);
      deleteEmptyFolders(file.getParent());
    }
  }

  private void deleteEmptyFolders(Path innermost) throws IOException {
    for (Path folder = innermost; !folder.equals(root); folder = folder.getParent()) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        return; // somebody else's file is in it
      }
    }
  }

  private void recordNames() throws IOException {
    String names = written.isEmpty() ? "" : String.join("\n", written) + "\n";
    replace(root.resolve(MANIFEST), stream -> stream.write(names.getBytes(StandardCharsets.UTF_8)));
  }

  private Path inside(String name) {
    Path file = root.resolve(name).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw Problem.OUTPUT_OUTSIDE.exception(name, root);
    }
    return file;
  }

  /** Writes beside the target, then moves. */
  static void replace(Path target, Content content) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    String unique = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    Path beside = folder.resolve(unique);
    try {
      try (OutputStream stream = Files.newOutputStream(beside)) {
        content.writeTo(stream);
      }
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private RuntimeException unwritable(IOException e) {
    return Problem.OUTPUT_UNWRITABLE.exception(root, e);
  }
}
