package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;

/** What a reader is told of a loop that keeps snapshots. */
final class SnapshotText {
  private SnapshotText() {}

  /**
   * @param state numbers of those parameters of the loop's function that are its state
   */
  static SaveReport report(LongLoop loop, List<Integer> state) {
    String line = loop.position().hasLine() ? "" + loop.position().line() : "";
    List<String> parts = new ArrayList<>();
    if (loop.cellBytes() > 0) {
      parts.add("" + loop.cellBytes());
    }
    state.stream()
        .filter(k -> k >= loop.cells())
        .map(k -> bytes(loop.steps().parameters().get(k)))
        .forEach(parts::add);
    String count = "c" + line;
    String trips = "n" + line;
    String meaning;
    if (!loop.isCounted()) {
      meaning = "at most 2 · √(2 · " + trips + ") + 1";
    } else if (loop.snapshots() > 0) {
      meaning = "at most " + loop.snapshots();
    } else {
      meaning =
          "the least number with (%s + 1) · (%s + 2) · (%s + 3) / 6 ≥ %s"
              .formatted(count, count, count, trips);
    }
    String place = line.isEmpty() ? "loop" : "loop at line " + line;
    return new SaveReport(
        List.of(),
        List.of(),
        List.of(),
        List.of(new SaveReport.Snapshots(place, count, meaning, String.join(" + ", parts))));
  }

  private static String bytes(Value array) {
    Type type = array.type();
    int each =
        switch (type.kind()) {
          case DOUBLE, LONG -> 8;
          case BOOLEAN, BYTE -> 1;
          case CHAR, SHORT -> 2;
          default -> 4;
        };
    String name = array.name().isEmpty() ? "array" : array.name();
    return type.rank() == 1
        ? each + " · " + name + ".length"
        : each + " · (numbers in " + name + ")";
  }
}
