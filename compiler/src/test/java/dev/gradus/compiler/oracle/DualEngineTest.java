package dev.gradus.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.read.MethodReader;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

/** The engine's derivatives are those that one finds on paper. */
class DualEngineTest {

  static double product(double x, float y, int n) {
    double p = 1;
    for (int i = 0; i < n; i++) {
      p *= x * y;
    }
    return p;
  }

  static double powers(double x, int n) {
    return n == 0 ? 1 : x * powers(x, n - 1);
  }

  static void shift(double[] x) {
    System.arraycopy(x, 0, x, 1, x.length - 1);
    x[0] = Math.sin(x[1]);
  }

  static double rows(double[][] a) {
    double[] row = a[0];
    a[0] = a[1];
    a[1] = row;
    row[0] *= 3;
    return a[0][0] * 10 + a[1][0];
  }

  static double[] copies(double[] x, double y) {
    double[] z = Arrays.copyOf(x, x.length + 2);
    Arrays.fill(z, x.length, z.length, y * y);
    return z;
  }

  static double degrees(double x) {
    return Math.toDegrees(x) * (int) x + Math.floorMod(7, 4);
  }

  static float single(float[] x) {
    float s = 0;
    for (float v : x) {
      s += v * v;
    }
    return (float) Math.exp(s);
  }

  @Test
  void scalarsCarryTheirDerivatives() throws Throwable {
    DualEngine.Result r =
        engine("product")
            .call("product", new Object[] {2.0, 3f, 2}, new double[] {1, 10, 0}, new Shadows());
    assertThat(r).isEqualTo(new DualEngine.Result(36.0, 2 * 2 * 9 + 10.0 * 2 * 4 * 3));
  }

  @Test
  void recursionCarriesThem() throws Throwable {
    DualEngine.Result r =
        engine("powers").call("powers", new Object[] {2.0, 5}, new double[] {1, 0}, new Shadows());
    assertThat(r).isEqualTo(new DualEngine.Result(32.0, 80));
  }

  @Test
  void arraysCarryThemThroughOverlappingCopies() throws Throwable {
    double[] x = {0.5, 2, 3};
    Shadows shadows = new Shadows();
    System.arraycopy(new double[] {1, 10, 100}, 0, shadows.of(x), 0, 3);
    engine("shift").call("shift", new Object[] {x}, new double[1], shadows);
    assertThat(x).containsExactly(Math.sin(0.5), 0.5, 2);
    assertThat(shadows.of(x)).containsExactly(Math.cos(0.5), 1, 10);
  }

  @Test
  void rowsCarryThemWhereverTheyAreMoved() throws Throwable {
    double[] row = {1};
    double[] other = {2};
    Shadows shadows = new Shadows();
    shadows.of(row)[0] = 5;
    shadows.of(other)[0] = 7;
    double[][] a = {row, other};
    DualEngine.Result r = engine("rows").call("rows", new Object[] {a}, new double[1], shadows);
    assertThat(r).isEqualTo(new DualEngine.Result(23.0, 85));
    double[][] same = {row, row};
    DualEngine.Result s = engine("rows").call("rows", new Object[] {same}, new double[1], shadows);
    assertThat(s.tangent()).isEqualTo(15 * 3 * 11);
  }

  @Test
  void copiesAndFillsTakeThemAlong() throws Throwable {
    double[] x = {1, 2};
    Shadows shadows = new Shadows();
    shadows.of(x)[1] = 3;
    DualEngine.Result r =
        engine("copies").call("copies", new Object[] {x, 2.0}, new double[] {0, 1}, shadows);
    assertThat(shadows.of(r.value())).containsExactly(0, 3, 4, 4);
  }

  @Test
  void functionsOutsideAreDifferentiatedByQuotients() throws Throwable {
    DualEngine.Result r =
        engine("degrees").call("degrees", new Object[] {2.5}, new double[] {1}, new Shadows());
    assertThat(r.tangent()).isCloseTo(360 / Math.PI, within(1e-10));
  }

  @Test
  void floatsCarryDoubles() throws Throwable {
    float[] x = {0.5f, 0.25f};
    Shadows shadows = new Shadows();
    shadows.of(x)[0] = 1;
    DualEngine.Result r = engine("single").call("single", new Object[] {x}, new double[1], shadows);
    assertThat(r.value()).isEqualTo(single(x));
    assertThat(r.tangent()).isCloseTo(Math.exp(0.3125), within(1e-7));
  }

  private static DualEngine engine(String name) {
    Method method =
        Arrays.stream(DualEngineTest.class.getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    LoopProgram program =
        MethodReader.read(DualEngineTest.class, name, Type.getMethodDescriptor(method));
    return new DualEngine(program);
  }
}
