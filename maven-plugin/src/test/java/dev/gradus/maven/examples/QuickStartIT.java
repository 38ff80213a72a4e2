package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Does what README.md says, with what stands there, in an empty folder. */
class QuickStartIT {
  private static final String PRINTED = "24.2 with gradient -215.6, -88.0\n";

  /** Block number {@code index} of a language that holds a text. */
  private static String block(String language, String text, int index) throws IOException {
    String readme = Files.readString(Home.ROOT.resolve("README.md")).replace("\r\n", "\n");
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(readme);
    int number = 0;
    while (block.find()) {
      if (block.group(1).contains(text) && number++ == index) {
        return block.group(1);
      }
    }
    throw new AssertionError("README.md has no block " + index + " in " + language + " of " + text);
  }

  private static void follow(String language, String file, int index) throws IOException {
    ExampleProject project = ExampleProject.empty("quick-start-" + language);
    project.write("pom.xml", block("xml", "<project", index));
    project.write(file, block(language, "package demo", 0));
    String commands = block("sh", "mvn -q package", index);
    Run run = Run.of(project.directory(), List.of("bash", "-e", "-c", commands)).succeeded();
    assertThat(run.output()).endsWith(PRINTED);
    assertThat(project.generated("target/classes")).isNotEmpty();
  }

  @Test
  void aProjectInJava() throws IOException {
    follow("java", "src/main/java/demo/PlainMethod.java", 0);
  }

  @Test
  void aProjectInKotlin() throws IOException {
    follow("kotlin", "src/main/kotlin/demo/PlainFunction.kt", 1);
  }

  @Test
  void theVersionIsThatOfThisBuild() throws IOException {
    String readme = Files.readString(Home.ROOT.resolve("README.md"));
    assertThat(Pattern.compile("gradus-runtime-(\\d[\\d.]*\\d)\\.jar").matcher(readme).results())
        .isNotEmpty()
        .allMatch(m -> m.group(1).equals(Home.VERSION));
    for (String name :
        List.of("java-app", "kotlin-app", "multi-module", "named-module", "broken")) {
      assertThat(Home.ROOT.resolve("examples").resolve(name).resolve("pom.xml"))
          .content()
          .contains("<gradus.version>" + Home.VERSION + "</gradus.version>");
    }
  }
}
