package dev.gradus.samples;

import static org.assertj.core.api.Assertions.assertThat;

import demo.PlainFunctionKt;
import demo.PlainMethod;
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

/** The programs in README.md are the sources under src/test/…/readme and demo, and those run. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  @ParameterizedTest
  @ValueSource(strings = {"java", "kotlin"})
  void theProgramsAreTheSourcesThatAreCompiled(String language) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher block =
        Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL).matcher(readme);
    List<String> names =
        language.equals("java")
            ? List.of("demo/PlainMethod.java", "readme/FirstProgram.java")
            : List.of("demo/PlainFunction.kt", "readme/FirstProgram.kt");
    for (String name : names) {
      String source = Files.readString(Path.of("src/test", language, name));
      assertThat(block.find()).isTrue();
      assertThat(block.group(1)).isEqualTo(source.replaceFirst("package readme;?\\n\\n", ""));
    }
    assertThat(block.find()).as("another program, which nothing tests").isFalse();
  }

  @Test
  void theProgramsPrintWhatTheReadmeSays() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String line = "y = 2.000 x + 1.000";
    assertThat(readme).contains(line);
    assertThat(printed(() -> FirstProgram.main(new String[0]))).isEqualTo(line);
    assertThat(printed(FirstProgramKt::main)).isEqualTo(line);
    String gradient = "24.2 with gradient -215.6, -88.0";
    assertThat(readme).contains(gradient);
    assertThat(printed(() -> PlainMethod.main(new String[0]))).isEqualTo(gradient);
    assertThat(printed(PlainFunctionKt::main)).isEqualTo(gradient);
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
