package dev.gradus.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {
  @TempDir Path folder;

  @Test
  void itsOwnOldFilesAreDeletedAndOthersKept() throws IOException {
    Path root = folder.resolve("out");
    OutputDirectory first = OutputDirectory.open(root);
    first.write("report.txt", "one");
    first.write("passes/1/graph.txt", "two");
    first.write("shared/mine.txt", "three");
    Files.writeString(root.resolve("notes.txt"), "the user's");
    Files.writeString(root.resolve("shared/theirs.txt"), "the user's");

    OutputDirectory second = OutputDirectory.open(root);

    assertThat(second.written()).isEmpty();
    assertThat(root.resolve("report.txt")).doesNotExist();
    assertThat(root.resolve("passes")).doesNotExist();
    assertThat(root.resolve("shared/mine.txt")).doesNotExist();
    assertThat(root.resolve("shared/theirs.txt")).exists();
    assertThat(root.resolve("notes.txt")).hasContent("the user's");
  }

  @Test
  void filesAreReplacedWholeAndNothingIsLeftBeside() throws IOException {
    OutputDirectory out = OutputDirectory.open(folder);
    out.write("a.txt", "old");
    Path path = out.write("a.txt", "new");
    assertThat(path).hasContent("new");
    assertThatExceptionOfType(GradusException.class)
        .isThrownBy(
            () ->
                out.write(
                    "a.txt",
                    stream -> {
                      stream.write('x');
                      throw new IOException("disk full");
                    }))
        .withMessageContaining("disk full");
    assertThat(path).hasContent("new");
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("a.txt", OutputDirectory.MANIFEST);
    }
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsReported() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "not a directory");
    assertThatExceptionOfType(GradusException.class)
        .isThrownBy(() -> OutputDirectory.open(file))
        .withMessageContaining(file.toString())
        .extracting(GradusException::problem)
        .isEqualTo(Problem.OUTPUT_UNWRITABLE);
  }

  @Test
  void nothingOutsideIsWrittenOrDeleted() throws IOException {
    Path root = folder.resolve("out");
    OutputDirectory out = OutputDirectory.open(root);
    Path precious = Files.writeString(folder.resolve("precious.txt"), "keep");
    assertThatExceptionOfType(GradusException.class)
        .isThrownBy(() -> out.write("../precious.txt", "gone"))
        .extracting(GradusException::problem)
        .isEqualTo(Problem.OUTPUT_OUTSIDE);
    Files.writeString(root.resolve(OutputDirectory.MANIFEST), "../precious.txt\n");
    assertThatExceptionOfType(GradusException.class).isThrownBy(() -> OutputDirectory.open(root));
    assertThat(precious).hasContent("keep");
  }
}
