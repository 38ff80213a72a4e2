package dev.gradus.runtime;

import dev.gradus.runtime.method.GradientIndex;
import dev.gradus.runtime.optim.UpdateFormula;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is written beside a kernel class that was generated at build time: its name, and the arrays
 * that it wants besides those of the objective. It is the resource {@code
 * META-INF/gradus/kernels/KEY.properties}.
 *
 * @param gradus version of Gradus that generated the class
 * @param buffers the arrays behind those that {@link Layout#of} lists
 */
public record KernelIndex(String generatedClass, String gradus, List<Layout.Buffer> buffers) {
  /**
   * A resource that stands beside the indexes of kernels. Where it is missing there are none, and
   * no objective has to be digested to find that out.
   */
  public static final String MARK = resource("any");

  private static final String BUFFER = "buffer.";

  public KernelIndex {
    buffers = List.copyOf(buffers);
  }

  /** Tells the kernel of an objective with an update from all others. */
  public static String key(String fingerprint, UpdateFormula update) {
    byte[] text = (fingerprint + "\n" + update).getBytes(StandardCharsets.UTF_8);
    return GradientIndex.digest(text);
  }

  /** Name of the resource for a key. */
  public static String resource(String key) {
    return GradientIndex.FOLDER + "kernels/" + key + ".properties";
  }

  /** The index of a kernel with that layout. */
  public static KernelIndex of(String generatedClass, Layout layout) {
    int common = Layout.of(layout.signature(), layout.states()).buffers().size();
    List<Layout.Buffer> all = layout.buffers();
    return new KernelIndex(generatedClass, Version.CURRENT, all.subList(common, all.size()));
  }

  /** The layout for an objective. */
  Layout layout(Signature signature, UpdateFormula update) {
    return Layout.of(signature, update.states()).plus(buffers);
  }

  /** The entries of the resource. */
  public Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    entries.put("class", generatedClass);
    entries.put("gradus", gradus);
    for (int i = 0; i < buffers.size(); i++) {
      Layout.Buffer b = buffers.get(i);
      String constant =
          Arrays.stream(b.constant())
              .mapToObj(Double::toHexString)
              .collect(Collectors.joining(" "));
      entries.put(
          "%s%06d".formatted(BUFFER, i),
          String.join(
              "\t",
              b.role().name(),
              b.dtype().name(),
              "" + b.length(),
              "" + b.perRow(),
              b.name(),
              constant));
    }
    return entries;
  }

  /** The index with these entries. */
  public static KernelIndex of(Properties entries) {
    List<Layout.Buffer> buffers = new ArrayList<>();
    for (String name : new java.util.TreeSet<>(entries.stringPropertyNames())) {
      if (name.startsWith(BUFFER)) {
        buffers.add(buffer(entries.getProperty(name).split("\t", -1)));
      }
    }
    return new KernelIndex(
        entries.getProperty("class", ""), entries.getProperty("gradus", ""), buffers);
  }

  private static Layout.Buffer buffer(String[] parts) {
    double[] constant =
        parts[5].isEmpty()
            ? new double[0]
            : Arrays.stream(parts[5].split(" ")).mapToDouble(Double::parseDouble).toArray();
    return new Layout.Buffer(
        parts[4],
        Layout.Role.valueOf(parts[0]),
        DType.valueOf(parts[1]),
        Integer.parseInt(parts[2]),
        Boolean.parseBoolean(parts[3]),
        constant);
  }
}
