package dev.gradus.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Printer;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Programs read as one would write them. */
class StructureTest {

  private static String text(String method) {
    Method fixture =
        ReadMethodsTest.fixtures()
            .filter(m -> m.getName().equals(method))
            .findFirst()
            .orElseThrow();
    String program = Printer.print(ReadMethodsTest.read(fixture));
    return program.substring(program.indexOf("\n\n") + 2);
  }

  @Test
  void aForLoopIsCountedAndItsLengthReadOnce() {
    assertThat(text("sum"))
        .isEqualTo(
            """
            double sum(double[] x_0) {
              double s_1 = 0.0
              int i_2 = 0
              int v3 = x_0.length
              loop: for (int i_4 = i_2; i_4 < v3; i_4 += 1) with (double s_5 = s_1) {
                double v6 = x_0[i_4]
                double s_7 = add(s_5, v6)
                yield s_7
              } giving (double s_8)
              return s_8
            }
            """);
  }

  @Test
  void aLoopWhoseTestLooksAheadIsCounted() {
    assertThat(text("neighbours"))
        .contains("for (int i_6 = i_2; i_6 < v5; i_6 += 1)", "v5 = v3 - ");
    assertThat(text("incrementInTest")).contains("for (");
    assertThat(text("boundThatMayWrap")).doesNotContain("for (");
  }

  @Test
  void anEarlyReturnStaysInItsLoop() {
    assertThat(text("find"))
        .isEqualTo(
            """
            int find(double[] x_0, double limit_1) {
              int i_2 = 0
              int v3 = x_0.length
              loop: for (int i_4 = i_2; i_4 < v3; i_4 += 1) {
                double v5 = x_0[i_4]
                boolean v6 = v5 > limit_1
                if (v6) {
                  return i_4
                }
              }
              int v7 = -1
              return v7
            }
            """);
  }

  @Test
  void aSortingLoopKeepsItsInnerBreak() {
    assertThat(text("sort"))
        .isEqualTo(
            """
            void sort(double[] x_0) {
              int i_1 = 1
              int v2 = x_0.length
              loop: for (int i_3 = i_1; i_3 < v2; i_3 += 1) {
                double v_4 = x_0[i_3]
                int v5 = 1
                int j_6 = i_3 - v5
                int v7 = -1
                loop.2: for (int j_8 = j_6; j_8 > v7; j_8 -= 1) with (int j_9 = j_6) {
                  double v10 = x_0[j_8]
                  boolean v11 = v10 > v_4
                  boolean v12 = !v11
                  if (v12) {
                    break loop.2 j_8
                  }
                  int v13 = 1
                  int v14 = j_8 + v13
                  double v15 = x_0[j_8]
                  x_0[v14] = v15
                  int v16 = 1
                  int j_17 = j_8 - v16
                  yield j_17
                } giving (int j_18)
                int v19 = 1
                int v20 = j_18 + v19
                x_0[v20] = v_4
              }
              return
            }
            """);
  }

  @Test
  void aLabelIsKeptOnlyWhereALoopIsLeftPastItsEnd() {
    assertThat(text("labelledContinue"))
        .isEqualTo(
            """
            double labelledContinue(double[][] a_0, double limit_1) {
              double s_2 = 0.0
              int i_3 = 0
              int v4 = a_0.length
              loop: for (int i_5 = i_3; i_5 < v4; i_5 += 1) with (double s_6 = s_2) {
                int j_7 = 0
                end: {
                  double[] v8 = a_0[i_5]
                  int v9 = v8.length
                  loop.2: for (int j_10 = j_7; j_10 < v9; j_10 += 1) with (double s_11 = s_6) {
                    double[] v12 = a_0[i_5]
                    double v13 = v12[j_10]
                    boolean v14 = v13 > limit_1
                    if (v14) {
                      break end s_11
                    }
                    double[] v15 = a_0[i_5]
                    double v16 = v15[j_10]
                    double s_17 = add(s_11, v16)
                    yield s_17
                  } giving (double s_18)
                  double v19 = 2.0
                  double s_20 = multiply(s_18, v19)
                  yield s_20
                } giving (double s_21)
                yield s_21
              } giving (double s_22)
              return s_22
            }
            """);
  }

  @Test
  void aClosedRangeOfKotlinIsCounted() {
    assertThat(text("closedRange"))
        .isEqualTo(
            """
            double closedRange(int n_0) {
              double s_1 = 0.0
              int v2 = 0
              loop: for (int v3 = v2; v3 < n_0; v3 += 1) with (double s_4 = s_1) {
                int v5 = 1
                int i_6 = v3 + v5
                double v7 = (double) i_6
                double v8 = sqrt/java(v7)
                double s_9 = add(s_4, v8)
                yield s_9
              } giving (double s_10)
              return s_10
            }
            """);
  }

  @Test
  void aGuardThrowsAndTheRestIsInLine() {
    assertThat(text("required"))
        .isEqualTo(
            """
            double required(double x_0) {
              double v1 = 0.0
              boolean v2 = x_0 > v1
              boolean v3 = !v2
              if (v3) {
                String v4 = "x must be positive"
                String v5 = InstanceMethods.toString(v4)
                IllegalArgumentException v6 = new IllegalArgumentException(v5)
                throw v6
              }
              double v7 = log/java(x_0)
              return v7
            }
            """);
  }

  @Test
  void truthValuesAreBooleans() {
    assertThat(text("allPositive"))
        .isEqualTo(
            """
            boolean allPositive(double[] x_0) {
              int v1 = x_0.length
              int v2 = 0
              boolean v3 = true
              loop: for (int v4 = v2; v4 < v1; v4 += 1) with (boolean all_5 = v3) {
                double v_6 = x_0[v4]
                double v7 = 0.0
                boolean v8 = v_6 > v7
                boolean all_9 = all_5 & v8
                yield all_9
              } giving (boolean all_10)
              return all_10
            }
            """);
  }

  @Test
  void theSidesOfATernaryMeet() {
    assertThat(text("nestedTernary"))
        .isEqualTo(
            """
            double nestedTernary(double x_0) {
              double v1 = -1.0
              boolean v2 = x_0 < v1
              if (v2) {
                double v3 = -1.0
                yield v3
              } else {
                double v4 = 1.0
                boolean v5 = x_0 > v4
                if (v5) {
                  double v6 = 1.0
                  yield v6
                } else {
                  yield x_0
                } giving (double v7)
                yield v7
              } giving (double v8)
              return v8
            }
            """);
  }

  @Test
  void aWhileLoopLeavesWhereItsTestsFail() {
    assertThat(text("newton"))
        .isEqualTo(
            """
            double newton(double a_0) {
              double x_1 = 1.0
              int steps_2 = 0
              loop: loop with (double x_3 = x_1, int steps_4 = steps_2) {
                double v5 = multiply(x_3, x_3)
                double v6 = subtract(v5, a_0)
                double v7 = abs/java(v6)
                double v8 = 1.0E-9
                boolean v9 = v7 > v8
                boolean v10 = !v9
                if (v10) {
                  break loop x_3
                }
                int v11 = 30
                boolean v12 = steps_4 >= v11
                if (v12) {
                  break loop x_3
                }
                double v13 = 0.5
                double v14 = divide(a_0, x_3)
                double v15 = add(x_3, v14)
                double x_16 = multiply(v13, v15)
                int v17 = 1
                int steps_18 = steps_4 + v17
                yield x_16, steps_18
              } giving (double x_19)
              return x_19
            }
            """);
  }
}
