package dev.gradus.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  private static CsvTable table(String text) {
    return CsvTable.read("points.csv", new StringReader(text));
  }

  private static void refused(String text, Problem problem, String message) {
    assertThatExceptionOfType(GradusException.class)
        .isThrownBy(() -> table(text))
        .withMessageContaining(message)
        .extracting(GradusException::problem)
        .isEqualTo(problem);
  }

  @Test
  void columnsAreReadInOrder() {
    CsvTable t = table("x,y,class\n1, -2.5 ,0\r\n\"3\",4e2,1\n");
    assertThat(t.names()).containsExactly("x", "y", "class");
    assertThat(t.rows()).isEqualTo(2);
    assertThat(t.column("y")).containsExactly(-2.5, 400);
    assertThat(t.integers("class")).containsExactly(0, 1);
    assertThat(t.block(t.namesWithout("class"))).containsExactly(1, -2.5, 3, 400);
  }

  @Test
  void aByteOrderMarkAtTheStartIsSkipped() {
    assertThat(table("\uFEFFx\n1\n").names()).containsExactly("x");
  }

  @Test
  void emptyLinesAreSkippedButCounted() {
    refused("x,y\n1,2\n\n3,\n", Problem.CSV_MISSING, "points.csv, line 4, column 2 (y)");
  }

  @Test
  void aRaggedRowIsRefusedWithItsLine() {
    refused("x,y\n1,2\n3\n", Problem.CSV_RAGGED, "points.csv, line 3: 1 cells where the first row");
    refused("x,y\n1,2,3\n", Problem.CSV_RAGGED, "points.csv, line 2: 3 cells");
  }

  @Test
  void whatIsNoFiniteNumberIsRefusedWithItsCell() {
    refused("x,y\n1,abc\n", Problem.CSV_NOT_A_NUMBER, "line 2, column 2 (y): 'abc'");
    refused("x\nNaN\n", Problem.CSV_NOT_A_NUMBER, "line 2, column 1 (x): 'NaN'");
    refused("x\n1e999\n", Problem.CSV_NOT_A_NUMBER, "'1e999'");
  }

  @Test
  void aTableWithoutRowsOrWithABadHeaderIsRefused() {
    refused("", Problem.CSV_EMPTY, "points.csv");
    refused("x,y\n", Problem.CSV_EMPTY, "points.csv");
    refused("x,x\n1,2\n", Problem.CSV_BAD_HEADER, "column 2");
    refused("x,,z\n1,2,3\n", Problem.CSV_BAD_HEADER, "column 2");
  }

  @Test
  void anUnclosedQuoteIsRefused() {
    refused("x\n\"1\n2\n", Problem.CSV_UNREADABLE, "points.csv");
  }

  @Test
  void unknownColumnsAndFractionsAsClassesAreRefused() {
    CsvTable t = table("x\n1\n2.5\n");
    assertThatExceptionOfType(GradusException.class)
        .isThrownBy(() -> t.column("z"))
        .withMessageContaining("'z'")
        .withMessageContaining("among x");
    assertThatExceptionOfType(GradusException.class)
        .isThrownBy(() -> t.integers("x"))
        .withMessageContaining("row 2, column x: 2.5");
  }

  @Test
  void filesAreReadAndMissingOrBinaryOnesReported(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "x\n7\n");
    assertThat(CsvTable.read(file).column("x")).containsExactly(7);
    Path binary = Files.write(folder.resolve("b.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    for (Path bad : new Path[] {folder.resolve("none.csv"), binary, folder}) {
      assertThatExceptionOfType(GradusException.class)
          .isThrownBy(() -> CsvTable.read(bad))
          .withMessageContaining(bad.toString())
          .extracting(GradusException::problem)
          .isEqualTo(Problem.CSV_UNREADABLE);
    }
  }

  @Test
  void aMissingResourceIsReported() {
    assertThatExceptionOfType(GradusException.class)
        .isThrownBy(() -> CsvTable.resource(CsvTableTest.class, "none.csv"))
        .withMessageContaining("not on the class path");
  }
}
