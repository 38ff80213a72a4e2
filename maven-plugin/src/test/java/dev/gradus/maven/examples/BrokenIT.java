package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What cannot be differentiated fails the build, all of it at once, with file and line. The sources
 * say behind {@code // expect:} what is expected of a line; {@code fixed/} holds their cures.
 */
class BrokenIT {
  private static final String SOURCES = "src/main/java/";
  private static final ExampleProject PROJECT = ExampleProject.copy("broken", "broken");

  private static List<String> fixes() {
    Path fixed = PROJECT.path("fixed");
    return ExampleProject.files(fixed).stream().map(f -> fixed.relativize(f).toString()).toList();
  }

  /** Start and text of the messages that a source expects. */
  private static List<String[]> expected(String source) {
    List<String[]> found = new ArrayList<>();
    List<String> lines = PROJECT.read(SOURCES + source).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int mark = lines.get(i).indexOf("// expect: ");
      if (mark >= 0) {
        String place = source + ":[" + (i + 1) + "] error: ";
        found.add(new String[] {place, lines.get(i).substring(mark + "// expect: ".length())});
      }
    }
    return found;
  }

  @Test
  void everyMessageHasItsPlaceAndEveryCureHelps() {
    List<String> open = new ArrayList<>(fixes());
    assertThat(open).hasSizeGreaterThanOrEqualTo(4);
    while (!open.isEmpty()) {
      Run run = PROJECT.maven("process-classes").failed();
      int errors = 0;
      for (String source : open) {
        assertThat(expected(source)).as(source).isNotEmpty();
        for (String[] place : expected(source)) {
          assertThat(run.lines(place[0])).as(run.output()).hasSize(1);
          assertThat(run.lines(place[0]).get(0)).contains(place[1]);
          errors++;
        }
      }
      assertThat(run.lines("] error: ")).hasSize(errors);
      String cured = open.remove(open.size() - 1);
      PROJECT.write(SOURCES + cured, PROJECT.read("fixed/" + cured));
    }
    assertThat(PROJECT.maven("process-classes").succeeded().lines("failed")).isEmpty();
  }
}
