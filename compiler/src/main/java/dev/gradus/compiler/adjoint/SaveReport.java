package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Type;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reverse sweep saves and what it computes again, for a reader.
 *
 * @param saved values kept on the save stack by the forward sweep
 * @param recomputed values that the reverse sweep computes again
 * @param fused loops that run forwards and backwards at once, so that their iterations save nothing
 *     for one another
 * @param snapshots loops that keep snapshots of their state
 */
public record SaveReport(
    List<Saved> saved, List<Recomputed> recomputed, List<String> fused, List<Snapshots> snapshots) {
  static final SaveReport EMPTY = new SaveReport(List.of(), List.of(), List.of(), List.of());

  public SaveReport {
    saved = List.copyOf(saved);
    recomputed = List.copyOf(recomputed);
    fused = List.copyOf(fused);
    snapshots = List.copyOf(snapshots);
  }

  /**
   * A value saved.
   *
   * @param value its name or expression
   * @param where the function or loop that saves it, once or in every iteration
   * @param count how many are saved, as a product of trip counts: {@code n12 · n14} for loops at
   *     lines 12 and 14; {@code 1} outside of loops
   * @param bounded whether that number is known before the loops run
   * @param why what speaks against computing it again
   */
  public record Saved(
      String value, Type type, String where, String count, boolean bounded, String why) {
    /** Bytes of one. */
    public int bytes() {
      return type.isArray() || type.kind() == Type.Kind.REFERENCE
          ? 4
          : switch (type.kind()) {
            case DOUBLE, LONG -> 8;
            case BOOLEAN -> 1;
            default -> 4;
          };
    }
  }

  /** A value computed again in every reverse iteration of a place. */
  public record Recomputed(String value, String where) {}

  /**
   * A loop that keeps snapshots.
   *
   * @param count a name for their number
   * @param meaning what that number is
   * @param bytes those of one snapshot, as a sum
   */
  public record Snapshots(String loop, String count, String meaning, String bytes) {
    String total() {
      return count + " · " + (bytes.contains("+") ? "(" + bytes + ")" : bytes);
    }

    @Override
    public String toString() {
      return loop + ": " + count + " snapshots of " + bytes + " bytes; " + count + " is " + meaning;
    }
  }

  /** Bytes of save area of one call, as a formula of trip counts. */
  public String bytes() {
    String values =
        saved.stream()
            .collect(
                Collectors.groupingBy(
                    Saved::count,
                    java.util.LinkedHashMap::new,
                    Collectors.summingInt(Saved::bytes)))
            .entrySet()
            .stream()
            .map(
                e -> e.getKey().equals("1") ? "" + e.getValue() : e.getValue() + " · " + e.getKey())
            .collect(Collectors.joining(" + "));
    String sum =
        Stream.concat(
                Stream.of(values).filter(v -> !v.isEmpty()),
                snapshots.stream().map(Snapshots::total))
            .collect(Collectors.joining(" + "));
    return sum.isEmpty() ? "0" : sum;
  }

  /** This report and another. */
  SaveReport plus(SaveReport other) {
    return new SaveReport(
        joined(saved, other.saved),
        joined(recomputed, other.recomputed),
        joined(fused, other.fused),
        joined(snapshots, other.snapshots));
  }

  private static <T> List<T> joined(List<T> a, List<T> b) {
    List<T> all = new java.util.ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("saved\n");
    saved.forEach(
        s ->
            text.append(
                "  %s %s, %s: %s%n"
                    .formatted(s.type(), s.value(), s.where(), s.why())
                    .replace(System.lineSeparator(), "\n")));
    text.append(saved.isEmpty() ? "  nothing\n" : "");
    text.append("  bytes per call: ").append(bytes()).append("\n\nrecomputed\n");
    recomputed.forEach(
        r -> text.append("  ").append(r.value()).append(", ").append(r.where()).append('\n'));
    text.append(recomputed.isEmpty() ? "  nothing\n" : "");
    if (!snapshots.isEmpty()) {
      text.append("\ncheckpointed\n");
      snapshots.forEach(s -> text.append("  ").append(s).append('\n'));
    }
    if (!fused.isEmpty()) {
      text.append("\nforwards and backwards at once\n");
      fused.forEach(f -> text.append("  ").append(f).append('\n'));
    }
    return text.toString();
  }
}
