package dev.gradus.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Users of Java alone need no Kotlin library: everything here runs where there is none. */
class KotlinFreeTest {

  /** The class path without Kotlin, and with nothing from the loader of the tests. */
  private static URLClassLoader withoutKotlin() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!Path.of(entry).getFileName().toString().startsWith("kotlin")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Test
  void javaOnlyUseNeverLoadsKotlin() throws Exception {
    try (URLClassLoader loader = withoutKotlin()) {
      assertThatThrownBy(() -> loader.loadClass("kotlin.Unit"))
          .isInstanceOf(ClassNotFoundException.class);
      Object use =
          loader.loadClass(JavaOnlyUse.class.getName()).getDeclaredConstructor().newInstance();
      assertThat(use.getClass().getClassLoader()).isSameAs(loader);
      assertThat(((Supplier<?>) use).get())
          .asString()
          .contains("add cannot broadcast shapes (2) and (3) (at JavaOnlyUse.java:");
    }
  }

  @Test
  void noJavaClassMentionsKotlinInItsMembers() throws Exception {
    Path classes = Path.of(Model.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> names;
    try (Stream<Path> files = Files.walk(classes)) {
      names =
          files
              .map(f -> classes.relativize(f).toString())
              .filter(f -> f.endsWith(".class"))
              .map(f -> f.substring(0, f.length() - 6).replace(File.separatorChar, '.'))
              .filter(n -> !isKotlin(n))
              .sorted()
              .toList();
    }
    assertThat(names).hasSizeGreaterThan(50);
    try (URLClassLoader loader = withoutKotlin()) {
      for (String name : names) {
        Class<?> type = Class.forName(name, true, loader);
        assertThat(type.getDeclaredMethods()).isNotNull();
        assertThat(type.getDeclaredFields()).isNotNull();
      }
    }
  }

  private static boolean isKotlin(String name) {
    try {
      return Class.forName(name).isAnnotationPresent(kotlin.Metadata.class);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
