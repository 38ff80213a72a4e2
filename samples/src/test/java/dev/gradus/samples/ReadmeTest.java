package dev.gradus.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import readme.FirstProgram;
import readme.FirstProgramKt;

/** The programs in README.md are the sources under src/test/…/readme, and those run. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  @ParameterizedTest
  @ValueSource(strings = {"java", "kotlin"})
  void theProgramsAreTheSourcesThatAreCompiled(String language) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher block =
        Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL).matcher(readme);
    String name = language.equals("java") ? "FirstProgram.java" : "FirstProgram.kt";
    String source = Files.readString(Path.of("src/test", language, "readme", name));
    assertThat(block.find()).isTrue();
    assertThat(block.group(1)).isEqualTo(source.replaceFirst("package readme;?\\n\\n", ""));
    assertThat(block.find()).as("another program, which nothing tests").isFalse();
  }

  @Test
  void theProgramsPrintWhatTheReadmeSays() throws IOException {
    String line = "y = 2.000 x + 1.000";
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains(line);
    assertThat(printed(() -> FirstProgram.main(new String[0]))).isEqualTo(line);
    assertThat(printed(FirstProgramKt::main)).isEqualTo(line);
  }

  @Test
  void theListOfSamplesIsComplete() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> names = Samples.all().stream().map(Sample::name).toList();
    assertThat(names).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
  }

  private static String printed(Runnable program) {
    PrintStream before = System.out;
    Locale locale = Locale.getDefault();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    Locale.setDefault(Locale.ROOT);
    try {
      program.run();
    } finally {
      System.setOut(before);
      Locale.setDefault(locale);
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }
}
