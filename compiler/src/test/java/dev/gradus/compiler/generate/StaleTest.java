package dev.gradus.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.Gradients;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of classes that were generated from something else than what is there. */
class StaleTest {
  @TempDir Path directory;
  private Project project;
  private final List<String> warnings = new ArrayList<>();
  private final Logger logger = Logger.getLogger("dev.gradus.runtime");
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord message) {
          warnings.add(message.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void build() {
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    project = Sources.twoObjectives(new Project(directory)).compiled();
    project.generated();
  }

  @AfterEach
  void restore() {
    System.clearProperty("gradus.stale");
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  /** As an IDE builds that does not know the plugin. */
  private void changeTheCallee() {
    project.changing("app/Bends.java", "return x * x", "return x * x * x").compiled();
  }

  /** The value at (3, 2): 18 by the class that was generated, 54 by the changed method. */
  private static Object value(URLClassLoader classes) throws Exception {
    try (URLClassLoader loader = classes) {
      Class<?> wanted = loader.loadClass("app.BentGradient");
      Class<?> gradients = loader.loadClass(Gradients.class.getName());
      Object bent = gradients.getMethod("load", Class.class).invoke(null, wanted);
      return wanted
          .getMethod("valueAndGradient", double.class, double.class, double[].class)
          .invoke(bent, 3.0, 2.0, new double[2]);
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  @Test
  void aCurrentClassIsUsedWithoutAWarning() throws Exception {
    assertThat(value(project.withCompiler())).isEqualTo(18.0);
    assertThat(warnings).isEmpty();
  }

  @Test
  void withTheCompilerAStaleClassIsCompiledAnewWithOneWarning() throws Exception {
    changeTheCallee();
    assertThat(value(project.withCompiler())).isEqualTo(54.0);
    assertThat(warnings)
        .containsExactly(
            "the class generated for app.BentGradient is out of date: app.Bends has changed"
                + " since; it is compiled anew");
  }

  @Test
  void withoutTheCompilerAStaleClassIsRefusedWithTheCure() {
    changeTheCallee();
    assertThatThrownBy(() -> value(project.withoutCompiler()))
        .hasMessageContaining("app.BentGradient is out of date: app.Bends has changed since")
        .hasMessageContaining("gradus-maven-plugin")
        .hasMessageContaining("-Dgradus.stale=ignore");
  }

  @Test
  void aMissingClassIsCompiledOrRefusedLikeAStaleOne() throws Exception {
    Files.delete(project.classes.resolve("app/BentGradient$Derivative.class"));
    assertThat(value(project.withCompiler())).isEqualTo(18.0);
    assertThat(warnings).singleElement().asString().contains("Derivative is not there");
    assertThatThrownBy(() -> value(project.withoutCompiler()))
        .hasMessageContaining("class app.BentGradient$Derivative is not there");
  }

  @Test
  void theSystemPropertyDecides() throws Exception {
    changeTheCallee();
    System.setProperty("gradus.stale", "ignore");
    assertThat(value(project.withCompiler())).isEqualTo(18.0);
    assertThat(warnings).isEmpty();
    System.setProperty("gradus.stale", "warn");
    assertThat(value(project.withoutCompiler())).isEqualTo(18.0);
    assertThat(warnings).singleElement().asString().endsWith("it is used as it is");
    System.setProperty("gradus.stale", "refuse");
    assertThatThrownBy(() -> value(project.withCompiler())).hasMessageContaining("out of date");
    System.setProperty("gradus.stale", "maybe");
    assertThatThrownBy(() -> value(project.withCompiler()))
        .hasMessageContaining("gradus.stale is 'maybe'");
  }

  @Test
  void inANativeImageNothingIsCompared() throws Exception {
    changeTheCallee();
    System.setProperty("org.graalvm.nativeimage.imagecode", "runtime");
    try {
      assertThat(value(project.withoutCompiler())).isEqualTo(18.0);
    } finally {
      System.clearProperty("org.graalvm.nativeimage.imagecode");
    }
  }

  @Test
  void anotherVersionOfGradusIsNoticed() throws IOException {
    Path index = project.classes.resolve("META-INF/gradus/app.BentGradient.properties");
    Files.writeString(index, Files.readString(index).replace("gradus=0.1.0", "gradus=0.0.9"));
    assertThatThrownBy(() -> value(project.withoutCompiler()))
        .hasMessageContaining("Gradus 0.0.9 made it, and this is 0.1.0");
  }

  @Test
  void withoutAnIndexNothingIsCompared() throws Exception {
    Files.delete(project.classes.resolve("META-INF/gradus/app.BentGradient.properties"));
    changeTheCallee();
    assertThat(value(project.withoutCompiler())).isEqualTo(18.0);
  }
}
