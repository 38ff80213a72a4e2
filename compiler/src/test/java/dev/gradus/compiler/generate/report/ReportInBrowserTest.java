package dev.gradus.compiler.generate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a headless Chromium or Chrome, where there is one on the path. */
class ReportInBrowserTest {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final Path SCREENSHOT = Path.of("target", "gradus-report.png").toAbsolutePath();

  @TempDir Path directory;

  private static Optional<Path> browser() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return BROWSERS.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(d -> Path.of(d, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private String run(Path browser, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(browser.toString());
    command.addAll(List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"));
    command.add("--user-data-dir=" + directory.resolve("profile"));
    command.addAll(List.of(options));
    command.add(directory.resolve("index.html").toUri().toString());
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(directory.resolve("errors").toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end");
    }
    return Files.readString(output);
  }

  @Test
  void theObjectivesShow() throws IOException, InterruptedException {
    Optional<Path> browser = browser();
    assumeTrue(browser.isPresent(), "the report is not opened: no browser of " + BROWSERS);
    Files.writeString(
        directory.resolve("index.html"), ReportPage.render("shop", ReportFixture.result()));
    String shown = run(browser.get(), "--dump-dom");
    assertThat(shown).contains("data-ready=\"true\"");
    assertThat(shown.split("<article ", -1)).hasSize(5);
    assertThat(shown).contains("RosenbrockGradient", "determinant$adjoint", "Stock.<wbr>reorder");
    Files.createDirectories(SCREENSHOT.getParent());
    Files.deleteIfExists(SCREENSHOT);
    run(browser.get(), "--window-size=1280,1800", "--screenshot=" + SCREENSHOT);
    assertThat(SCREENSHOT).isNotEmptyFile();
  }
}
