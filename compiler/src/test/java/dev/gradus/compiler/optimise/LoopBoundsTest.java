package dev.gradus.compiler.optimise;

import static dev.gradus.compiler.loop.Type.DOUBLE;
import static dev.gradus.compiler.loop.Type.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.loop.Value;
import org.junit.jupiter.api.Test;

/** Trips counted from lengths tell which accesses cannot throw, so that hidden stores go. */
class LoopBoundsTest {
  /**
   * Stores twice to a[i + ahead], for i below max(a.length, from) − from; the first store is hidden
   * by the second if the load in between cannot throw.
   */
  private static Function stores(int from, int ahead) {
    FunctionBuilder f = new FunctionBuilder("stores", VOID);
    Value a = f.parameter(DOUBLE.array(), "a");
    Value length = f.length(a);
    Value b = f.newArray(DOUBLE.array(), length);
    Value start = f.constant(from);
    Value trips = f.whole(WholeOp.SUBTRACT, f.whole(WholeOp.MAX, length, start), start);
    f.forLoop(
        "trip",
        f.constant(0),
        trips,
        1,
        trip -> {
          Value i = f.whole(WholeOp.ADD, trip, f.constant(ahead));
          f.store(b, i, f.constant(0.25));
          f.store(b, i, f.load(a, i));
          f.store(a, i, f.load(b, i));
        });
    f.returnsVoid();
    return f.build();
  }

  private static String text(Function function) {
    return Printer.print(
        Passes.run(function, Aliasing.MAY, NumberValues::apply, RemoveOverwritten::apply));
  }

  private static boolean isHidden(int from, int ahead) {
    Function function = stores(from, ahead);
    for (int length : new int[] {0, 1, 2, 5}) {
      Passes.assertSame(
          function,
          Aliasing.MAY,
          () -> new Object[] {new double[length]},
          NumberValues::apply,
          RemoveOverwritten::apply);
    }
    return text(function).lines().filter(l -> l.contains("] = ")).count() == 2;
  }

  @Test
  void indicesFromTheStartToTheLengthAreGood() {
    assertThat(isHidden(0, 0)).isTrue();
    assertThat(isHidden(1, 1)).isTrue();
    assertThat(isHidden(1, 0)).isTrue();
    assertThat(isHidden(3, 2)).isTrue();
  }

  @Test
  void indicesBeyondTheLengthAreNot() {
    assertThat(isHidden(0, 1)).isFalse();
    assertThat(isHidden(1, 2)).isFalse();
    assertThat(isHidden(2, -1)).isFalse();
  }

  @Test
  void aLengthIsNeverBelowZero() {
    assertThat(text(stores(0, 0))).doesNotContain("max(");
    assertThat(text(stores(1, 1))).contains("max(");
  }
}
