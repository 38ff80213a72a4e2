package dev.gradus.runtime.method;

import org.jspecify.annotations.Nullable;

/**
 * Instance methods of the platform's texts and enums as static methods, for generated code: the
 * object comes first.
 */
public final class InstanceMethods {
  private InstanceMethods() {}

  @SuppressWarnings("EnumOrdinal") // stands for a call in the method that is compiled
  public static int ordinal(Enum<?> constant) {
    return constant.ordinal();
  }

  public static String name(Enum<?> constant) {
    return constant.name();
  }

  public static int hashCode(String text) {
    return text.hashCode();
  }

  public static boolean equals(String text, @Nullable Object other) {
    return text.equals(other);
  }

  public static int length(String text) {
    return text.length();
  }

  public static boolean isEmpty(String text) {
    return text.isEmpty();
  }

  public static char charAt(String text, int index) {
    return text.charAt(index);
  }

  public static String concat(String text, String end) {
    return text.concat(end);
  }

  public static String toString(Object object) {
    return object.toString();
  }

  public static StringBuilder append(StringBuilder text, boolean value) {
    return text.append(value);
  }

  public static StringBuilder append(StringBuilder text, char value) {
    return text.append(value);
  }

  public static StringBuilder append(StringBuilder text, int value) {
    return text.append(value);
  }

  public static StringBuilder append(StringBuilder text, long value) {
    return text.append(value);
  }

  public static StringBuilder append(StringBuilder text, float value) {
    return text.append(value);
  }

  public static StringBuilder append(StringBuilder text, double value) {
    return text.append(value);
  }

  public static StringBuilder append(StringBuilder text, @Nullable String value) {
    return text.append(value);
  }

  public static StringBuilder append(StringBuilder text, @Nullable Object value) {
    return text.append(value);
  }

  @SuppressWarnings("JdkObsolete") // compilers before Java 5 wrote concatenations so
  public static StringBuffer append(StringBuffer text, boolean value) {
    return text.append(value);
  }

  @SuppressWarnings("JdkObsolete") // compilers before Java 5 wrote concatenations so
  public static StringBuffer append(StringBuffer text, char value) {
    return text.append(value);
  }

  @SuppressWarnings("JdkObsolete") // compilers before Java 5 wrote concatenations so
  public static StringBuffer append(StringBuffer text, int value) {
    return text.append(value);
  }

  @SuppressWarnings("JdkObsolete") // compilers before Java 5 wrote concatenations so
  public static StringBuffer append(StringBuffer text, long value) {
    return text.append(value);
  }

  @SuppressWarnings("JdkObsolete") // compilers before Java 5 wrote concatenations so
  public static StringBuffer append(StringBuffer text, float value) {
    return text.append(value);
  }

  @SuppressWarnings("JdkObsolete") // compilers before Java 5 wrote concatenations so
  public static StringBuffer append(StringBuffer text, double value) {
    return text.append(value);
  }

  @SuppressWarnings("JdkObsolete") // compilers before Java 5 wrote concatenations so
  public static StringBuffer append(StringBuffer text, @Nullable String value) {
    return text.append(value);
  }

  @SuppressWarnings("JdkObsolete") // compilers before Java 5 wrote concatenations so
  public static StringBuffer append(StringBuffer text, @Nullable Object value) {
    return text.append(value);
  }
}
