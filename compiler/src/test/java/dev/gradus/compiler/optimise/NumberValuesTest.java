package dev.gradus.compiler.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Printer;
import org.junit.jupiter.api.Test;

/** Values that are at hand are not computed, or loaded, again. */
class NumberValuesTest {
  @Test
  void equalExpressionsAreComputedOnce() {
    assertThat(Printer.print(Passes.run(Cases.repeated(), Aliasing.MAY, NumberValues::apply)))
        .isEqualTo(
            """
            double repeated(double x_0, double y_1) {
              double v2 = multiply/java(x_0, y_1)
              double v3 = exp/java(v2)
              double v4 = add/java(v3, v3)
              double v5 = 2.0
              double v6 = multiply/java(v4, v5)
              double v7 = add/java(v6, v5)
              return v7
            }
            """);
    Passes.assertSame(
        Cases.repeated(), Aliasing.MAY, () -> new Object[] {0.5, -1.25}, NumberValues::apply);
  }

  @Test
  void aStoreHidesWhatMayBeTheSameElement() {
    assertThat(Printer.print(Passes.run(Cases.loads(), Aliasing.MAY, NumberValues::apply)))
        .isEqualTo(
            """
            double loads(double[] a_0, double[] b_1, int i_2) {
              int v3 = 1
              int v4 = i_2 + v3
              double v5 = a_0[i_2]
              double v6 = multiply/java(v5, v5)
              double v7 = a_0[v4]
              a_0[i_2] = v6
              int v8 = 0
              b_1[v8] = v7
              double v9 = a_0[i_2]
              double v10 = add/java(v7, v7)
              double v11 = add/java(v10, v6)
              double v12 = add/java(v11, v9)
              return v12
            }
            """);
    Passes.assertSame(Cases.loads(), Aliasing.MAY, () -> twoArrays(), NumberValues::apply);
    Passes.assertSame(Cases.loads(), Aliasing.MAY, () -> sameArray(), NumberValues::apply);
  }

  @Test
  void aStoreToAnotherArrayHidesNothing() {
    assertThat(Printer.print(Passes.run(Cases.loads(), Aliasing.DISTINCT, NumberValues::apply)))
        .isEqualTo(
            """
            double loads(double[] a_0, double[] b_1, int i_2) {
              int v3 = 1
              int v4 = i_2 + v3
              double v5 = a_0[i_2]
              double v6 = multiply/java(v5, v5)
              double v7 = a_0[v4]
              a_0[i_2] = v6
              int v8 = 0
              b_1[v8] = v7
              double v9 = add/java(v7, v7)
              double v10 = add/java(v9, v6)
              double v11 = add/java(v10, v6)
              return v11
            }
            """);
    Passes.assertSame(Cases.loads(), Aliasing.DISTINCT, () -> twoArrays(), NumberValues::apply);
  }

  @Test
  void aConditionIsTestedOnce() {
    assertThat(
            Printer.print(
                Passes.run(
                    Cases.knownConditions(), Aliasing.MAY, NumberValues::apply, RemoveDead::apply)))
        .isEqualTo(
            """
            int known(boolean p_0, boolean q_1) {
              if (p_0) {
                int v2 = 1
                yield v2
              } else {
                int v3 = 3
                yield v3
              } giving (int v4)
              if (q_1) {
                return v4
              }
              return v4
            }
            """);
    Passes.assertSame(
        Cases.knownConditions(),
        Aliasing.MAY,
        () -> new Object[] {true, true},
        NumberValues::apply,
        RemoveDead::apply);
    Passes.assertSame(
        Cases.knownConditions(),
        Aliasing.MAY,
        () -> new Object[] {true, false},
        NumberValues::apply,
        RemoveDead::apply);
    Passes.assertSame(
        Cases.knownConditions(),
        Aliasing.MAY,
        () -> new Object[] {false, false},
        NumberValues::apply,
        RemoveDead::apply);
  }

  private static Object[] twoArrays() {
    return new Object[] {new double[] {1, 2, 3}, new double[] {4}, 0};
  }

  private static Object[] sameArray() {
    double[] a = {1, 2, 3};
    return new Object[] {a, a, 0};
  }
}
