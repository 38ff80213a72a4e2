package dev.gradus.maven.examples;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The home directory of a user who has installed Gradus. What this build has staged is in the local
 * repository there, and nothing else at first: it is fetched from the local repository of this
 * build where that has it, else from where Maven usually looks.
 */
final class Home {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path WORK = Path.of("target", "examples").toAbsolutePath();
  static final Path DIRECTORY = WORK.resolve("home");
  static final String VERSION = System.getProperty("gradus.version");

  private static final String SETTINGS =
      """
      <settings>
        <profiles>
          <profile>
            <id>fetched-before</id>
            <repositories>
              <repository>
                <id>fetched-before</id>
                <url>%1$s</url>
                <releases><checksumPolicy>ignore</checksumPolicy></releases>
              </repository>
            </repositories>
            <pluginRepositories>
              <pluginRepository>
                <id>fetched-before</id>
                <url>%1$s</url>
                <releases><checksumPolicy>ignore</checksumPolicy></releases>
              </pluginRepository>
            </pluginRepositories>
          </profile>
        </profiles>
        <activeProfiles>
          <activeProfile>fetched-before</activeProfile>
        </activeProfiles>
      </settings>
      """;

  private Home() {}

  /** Makes a process run as that user, with the JDK and the Maven of this build. */
  static void enter(Map<String, String> environment) {
    settings();
    String java = System.getProperty("java.home");
    String path = Path.of(java, "bin") + File.pathSeparator + maven().resolve("bin");
    environment.keySet().removeIf(name -> name.startsWith("MAVEN_"));
    environment.put("HOME", DIRECTORY.toString());
    environment.put("MAVEN_OPTS", "-Xmx512m -Duser.home=" + DIRECTORY);
    environment.put("JAVA_HOME", java);
    environment.merge("PATH", path, (before, first) -> first + File.pathSeparator + before);
  }

  static Path maven() {
    return Path.of(System.getProperty("gradus.maven"));
  }

  /** A jar of Gradus in the local repository. */
  static Path jar(String artifact) {
    String file = artifact + "-" + VERSION + ".jar";
    return DIRECTORY.resolve(
        Path.of(".m2", "repository", "dev", "gradus", artifact, VERSION, file));
  }

  /** Settings of the user who runs this build, who may need a mirror, go before. */
  private static void settings() {
    Path own = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
    Path settings = DIRECTORY.resolve(Path.of(".m2", "settings.xml"));
    try {
      if (Files.exists(settings)) {
        return;
      }
      Files.createDirectories(settings.getParent());
      if (Files.exists(own)) {
        Files.copy(own, settings);
      } else {
        String before = Path.of(System.getProperty("gradus.repository")).toUri().toString();
        Files.writeString(settings, SETTINGS.formatted(before));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
