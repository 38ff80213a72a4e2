package dev.gradus.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeImageMetadataTest {
  @TempDir Path directory;

  @Test
  void generatedClassesAndIndexesAreListed() throws IOException {
    Project project = Sources.twoObjectives(new Project(directory)).compiled();
    GenerationRequest plain = project.request();
    GenerationRequest described =
        new GenerationRequest(
            plain.classes(),
            plain.classPath(),
            plain.sources(),
            plain.output(),
            plain.work(),
            plain.options().describedFor("org.example/app"));
    Generation.run(plain);
    assertThat(Generation.current(plain)).isPresent();
    assertThat(Generation.current(described)).isEmpty();
    Generation.run(described);
    assertThat(Generation.current(described)).isPresent();
    Path file =
        project.classes.resolve("META-INF/native-image/org.example/app/reachability-metadata.json");
    String made = "\", \"allPublicMethods\": true, \"methods\": [{\"name\": \"<init>\", ";
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "reflection": [
                {"type": "app.BentGradient$Derivative%1$s"parameterTypes": []}]},
                {"type": "app.SphereGradient$Derivative%1$s"parameterTypes": []}]}
              ],
              "resources": [
                {"glob": "META-INF/gradus/app.BentGradient.properties"},
                {"glob": "META-INF/gradus/app.SphereGradient.properties"}
              ]
            }
            """
                .formatted(made));
  }
}
