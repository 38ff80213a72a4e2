package dev.gradus.compiler.tangent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.read.MethodReader;
import dev.gradus.runtime.SaveStack;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

/** What forward mode makes of small methods: the text of the program, and what it computes. */
class TangentTest {

  private static LoopProgram read(String name) {
    Method method =
        Arrays.stream(TangentFixtures.class.getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return MethodReader.read(TangentFixtures.class, name, Type.getMethodDescriptor(method));
  }

  private static double call(LoopProgram tangent, Object... arguments) throws Throwable {
    Object[] all = new Object[arguments.length + 2];
    all[0] = new SaveStack();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    double[] cell = new double[1];
    all[all.length - 1] = cell;
    new Emitted(tangent).call(tangent.functions().get(0).name(), all);
    return cell[0];
  }

  @Test
  void aProductIsDifferentiatedByTheProductRule() throws Throwable {
    LoopProgram tangent = Tangent.of(read("product"), List.of(0, 1), 1);
    assertThat(Printer.print(tangent))
        .isEqualTo(
            """
            program product$tangent

            double product$tangent(SaveStack stack_0, double x_1, double y_2, double dx_3, double dy_4, double[] resultTangents_5) {
              double v6 = multiply(x_1, y_2)
              double v7 = multiply(y_2, dx_3)
              double v8 = multiply(x_1, dy_4)
              double v9 = add(v7, v8)
              int v10 = 0
              resultTangents_5[v10] = v9
              return v6
            }
            """);
    assertThat(call(tangent, 3.0, 4.0, 1.0, 0.5)).isEqualTo(4 + 1.5);
  }

  @Test
  void constantsHaveNoTangentsAndNoArithmetic() throws Throwable {
    LoopProgram tangent = Tangent.of(read("product"), List.of(1), 1);
    assertThat(Printer.print(tangent))
        .isEqualTo(
            """
            program product$tangent

            double product$tangent(SaveStack stack_0, double x_1, double y_2, double dy_3, double[] resultTangents_4) {
              double v5 = multiply(x_1, y_2)
              double v6 = multiply(x_1, dy_3)
              int v7 = 0
              resultTangents_4[v7] = v6
              return v5
            }
            """);
    assertThat(call(tangent, 3.0, 4.0, 0.5)).isEqualTo(1.5);
  }

  @Test
  void tangentsRideAlongThroughLoopsAndBranches() throws Throwable {
    LoopProgram tangent = Tangent.of(read("guarded"), List.of(0), 1);
    assertThat(Printer.print(tangent))
        .isEqualTo(
            """
            program guarded$tangent

            double guarded$tangent(SaveStack stack_0, double[] x_1, int n_2, double[] dx_3, double[] resultTangents_4) {
              double s_5 = 0.0
              int i_6 = 0
              loop: for (int i_7 = i_6; i_7 < n_2; i_7 += 1) with (double s_8 = s_5, double ds_9 = s_5) {
                double v10 = x_1[i_7]
                double v11 = dx_3[i_7]
                double v12 = 0.0
                boolean v13 = v10 > v12
                if (v13) {
                  double v14 = x_1[i_7]
                  double v15 = dx_3[i_7]
                  double v16 = sqrt/java(v14)
                  double v17 = 0.5
                  double v18 = divide(v17, v16)
                  double v19 = multiply(v18, v15)
                  boolean v20 = v15 == v12
                  boolean v21 = v19 != v19
                  boolean v22 = v20 & v21
                  double v23 = v22 ? v12 : v19
                  double s_24 = add(s_8, v16)
                  double v25 = add(ds_9, v23)
                  yield s_24, v25
                } else {
                  yield s_8, ds_9
                } giving (double s_26, double ds_27)
                yield s_26, ds_27
              } giving (double s_28, double ds_29)
              resultTangents_4[i_6] = ds_29
              return s_28
            }
            """);
    double[] x = {4, -1, 0.25};
    assertThat(call(tangent, x, 3, new double[] {1, 1, 1})).isEqualTo(0.25 + 1);
  }

  @Test
  void severalDirectionsShareTheValueAndThePartials() throws Throwable {
    LoopProgram tangent = Tangent.of(read("sines"), List.of(0), 4);
    String text = Printer.print(tangent);
    assertThat(text.split("cos/java", -1)).hasSize(2);
    double[] cell = new double[4];
    Emitted emitted = new Emitted(tangent);
    Object value =
        emitted.call("sines$tangent", new SaveStack(), 0.5, 3, 1.0, 0.0, -2.0, 4.0, cell);
    assertThat(value).isEqualTo(TangentFixtures.sines(0.5, 3));
    assertThat(cell[1]).isZero();
    assertThat(cell[2]).isEqualTo(-2 * cell[0]);
    assertThat(cell[3]).isEqualTo(4 * cell[0]);
  }

  @Test
  void recursionCarriesTangents() throws Throwable {
    assertThat(call(Tangent.of(read("power"), List.of(0), 1), 3.0, 5, 1.0)).isEqualTo(405);
    LoopProgram mutual = Tangent.of(read("even"), List.of(0), 1);
    // even(x, 3) = odd(x², 2) = even(x² + 1, 1) = odd((x² + 1)², 0)
    assertThat(call(mutual, 1.5, 3, 1.0)).isEqualTo(-2 * (1.5 * 1.5 + 1) * 2 * 1.5);
  }

  @Test
  void recursionAllocatesNothing() {
    String text = Printer.print(Tangent.of(read("power"), List.of(0), 1));
    assertThat(text).doesNotContain("new double");
  }

  @Test
  void aFunctionHasAVersionForEveryPatternOfActiveArguments() throws Throwable {
    LoopProgram tangent = Tangent.of(read("twice"), List.of(0), 1);
    assertThat(tangent.functions())
        .extracting(f -> f.name())
        .containsExactly("twice$tangent", "dot$tangent", "dot$tangent2");
    double[] a = {1, 2};
    double[] b = {3, 5};
    assertThat(call(tangent, a, b, new double[] {1, 10})).isEqualTo(2 * 21 + 3 * 53.0);
  }

  @Test
  void anOperandThatStandsStillPoisonsNothing() throws Throwable {
    LoopProgram root = Tangent.of(read("root"), List.of(0, 1), 1);
    assertThat(call(root, 0.0, 2.0, 0.0, 1.0)).isZero();
    assertThat(call(root, 0.0, 2.0, 1.0, 0.0)).isInfinite();
    LoopProgram logarithm = Tangent.of(read("logarithm"), List.of(0, 1), 1);
    assertThat(call(logarithm, 3.0, 0.0, 1.0, 0.0)).isEqualTo(6);
  }

  @Test
  void tangentsOfTangentsAreSecondDerivatives() throws Throwable {
    LoopProgram first = Tangent.of(read("sines"), List.of(0), 1);
    // stack, x, n, dx, resultTangents: by x and dx, and the tangents of the tangents.
    LoopProgram second = Tangent.of(Optimiser.optimise(first), List.of(1, 3, 4), 1);
    LoopProgram third = Tangent.of(Optimiser.optimise(second), List.of(1, 3, 4, 5, 6, 7, 8), 1);
    double x = 0.7;
    double[] firstCell = new double[1];
    double[] secondCell = new double[1];
    double[] rest = new double[1];
    Object value =
        new Emitted(second)
            .call(
                "sines$tangent$tangent",
                new SaveStack(),
                x,
                1,
                1.0,
                firstCell,
                1.0,
                0.0,
                secondCell,
                rest);
    // s = x sin x
    assertThat(value).isEqualTo(TangentFixtures.sines(x, 1));
    assertThat(firstCell[0]).isCloseTo(Math.sin(x) + x * Math.cos(x), within(1e-14));
    assertThat(secondCell[0]).isCloseTo(2 * Math.cos(x) - x * Math.sin(x), within(1e-14));
    assertThat(rest[0]).isEqualTo(firstCell[0]);
    assertThat(third.functions().get(0).name()).isEqualTo("sines$tangent$tangent$tangent");
  }

  @Test
  void anInactiveArrayThatReceivesActiveValuesIsRefused() {
    LoopProgram program = read("written");
    assertThatThrownBy(() -> Tangent.of(program, List.of(0), 1))
        .hasMessageContaining("TangentFixtures.written (TangentFixtures.java:")
        .hasMessageContaining("'buffer'")
        .hasMessageContaining("INACTIVE_ARRAY");
  }

  @Test
  void anInactiveArrayThatIsOnlyReadBesideActiveOnesIsAConstant() throws Throwable {
    LoopProgram tangent = Tangent.of(read("readBeside"), List.of(0), 1);
    double[] x = {2, 3};
    double[] data = {5, 7};
    double[] dx = {1, 10};
    assertThat(call(tangent, x, data, true, dx)).isEqualTo(23);
    assertThat(call(tangent, x, data, false, dx)).isZero();
    assertThat(call(tangent, x, null, true, dx)).isEqualTo(23);
    LoopProgram program = read("writtenBeside");
    assertThatThrownBy(() -> Tangent.of(program, List.of(0), 1))
        .hasMessageContaining("'data'")
        .hasMessageContaining("INACTIVE_ARRAY");
  }

  @Test
  void callsWithoutDerivativeAreRefusedAtTheirPlace() {
    LoopProgram bits = read("bits");
    assertThatThrownBy(() -> Tangent.of(bits, List.of(0), 1))
        .hasMessageContaining("TangentFixtures.bits (TangentFixtures.java:")
        .hasMessageContaining("java.lang.Double.doubleToRawLongBits")
        .hasMessageContaining("CALL_WITHOUT_DERIVATIVE");
    LoopProgram sorted = read("sorted");
    assertThatThrownBy(() -> Tangent.of(sorted, List.of(0), 1))
        .hasMessageContaining("java.util.Arrays.parallelSort");
    assertThat(Tangent.of(bits, List.of(), 1).functions()).isNotEmpty();
  }
}
