package dev.gradus.runtime.method;

import dev.gradus.runtime.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is written beside a class that was generated at build time: its name and what it was
 * generated from. It is the resource {@code META-INF/gradus/NAME.properties}, by the binary name of
 * the gradient interface, or of the generated class where there is no interface.
 *
 * @param gradus version of Gradus that generated the class
 * @param key digest of everything that the class depends on
 * @param digests SHA-256 of the class files it was made from, by internal name
 */
public record GradientIndex(
    String generatedClass,
    String key,
    String gradus,
    String arithmetic,
    Map<String, String> digests) {
  /** Folder of the resources. */
  public static final String FOLDER = "META-INF/gradus/";

  private static final String DIGEST = "digest.";

  public GradientIndex {
    digests = java.util.Collections.unmodifiableMap(new TreeMap<>(digests));
  }

  /** Name of the resource for an interface, or a generated class, with this binary name. */
  public static String resource(String name) {
    return FOLDER + name + ".properties";
  }

  /** Whether a path is that of such a resource. */
  public static boolean isResource(String path) {
    return path.startsWith(FOLDER)
        && path.endsWith(".properties")
        && path.indexOf('/', FOLDER.length()) < 0;
  }

  /** The entries of the resource. */
  public Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    entries.put("class", generatedClass);
    entries.put("key", key);
    entries.put("gradus", gradus);
    entries.put("arithmetic", arithmetic);
    digests.forEach((name, digest) -> entries.put(DIGEST + name, digest));
    return entries;
  }

  /** The index with these entries. */
  public static GradientIndex of(Properties entries) {
    Map<String, String> digests = new TreeMap<>();
    for (String name : entries.stringPropertyNames()) {
      if (name.startsWith(DIGEST)) {
        digests.put(name.substring(DIGEST.length()), entries.getProperty(name));
      }
    }
    return new GradientIndex(
        entries.getProperty("class", ""),
        entries.getProperty("key", ""),
        entries.getProperty("gradus", ""),
        entries.getProperty("arithmetic", ""),
        digests);
  }

  /** The same for class files that have changed in what does not matter. */
  public GradientIndex with(Map<String, String> newDigests) {
    return new GradientIndex(generatedClass, key, gradus, arithmetic, newDigests);
  }

  /** The index by that name, if a class was generated beside another one. */
  static Optional<GradientIndex> find(Class<?> beside, String name) {
    try (InputStream in = open(beside, resource(name))) {
      if (in == null) {
        return Optional.empty();
      }
      Properties entries = new Properties();
      entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return Optional.of(of(entries));
    } catch (IOException e) {
      throw new UncheckedIOException("index of " + name, e);
    }
  }

  /** Why the class does not fit what is there now; empty if it does. */
  Optional<String> outdated(Class<?> beside) {
    if (!gradus.equals(Version.CURRENT)) {
      return Optional.of("Gradus " + gradus + " made it, and this is " + Version.CURRENT);
    }
    for (Map.Entry<String, String> entry : digests.entrySet()) {
      String name = entry.getKey().replace('/', '.');
      try (InputStream in = open(beside, entry.getKey() + ".class")) {
        if (in == null) {
          return Optional.of(
              "the class file of " + name + ", which it was made from, is not there");
        }
        if (!digest(in.readAllBytes()).equals(entry.getValue())) {
          return Optional.of(name + " has changed since");
        }
      } catch (IOException e) {
        throw new UncheckedIOException("class file of " + name, e);
      }
    }
    return Optional.empty();
  }

  /** Looks beside the interface, in a named module for instance, and where its loader looks. */
  private static @Nullable InputStream open(Class<?> beside, String resource) {
    InputStream own = beside.getResourceAsStream("/" + resource);
    return own != null ? own : loader(beside).getResourceAsStream(resource);
  }

  /** Where classes made for a class are: the JDK's own loader has none. */
  static ClassLoader loader(Class<?> beside) {
    ClassLoader own = beside.getClassLoader();
    ClassLoader context = own == null ? Thread.currentThread().getContextClassLoader() : own;
    return context == null ? ClassLoader.getSystemClassLoader() : context;
  }

  /** SHA-256 in hexadecimal digits. */
  public static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
