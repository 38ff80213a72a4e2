package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.Allocation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FdlibmTest {
  private static final int CASES = 400_000;
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double[] EDGES = {
    0.0,
    1,
    2,
    3,
    0.5,
    1.5,
    1.0 / 3,
    7,
    1024,
    1075,
    Math.nextUp(1),
    Math.nextDown(1),
    INFINITY,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    Double.NaN,
    1e300,
    0x1p31,
    0x1p31 + 1,
    0x1.00000ffffffffp31,
    0x1.00001p31,
    0x1p32,
    0x1p52 + 1,
    0x1p53 - 1,
    0x1p53,
    0x1p63,
    0x1p64
  };

  private final SplittableRandom random = new SplittableRandom(20);

  private static void checkAngle(double x) {
    check("sin", x, Fdlibm.sin(x), StrictMath.sin(x));
    check("cos", x, Fdlibm.cos(x), StrictMath.cos(x));
    check("tan", x, Fdlibm.tan(x), StrictMath.tan(x));
  }

  private static void checkPower(double x, double y) {
    check(Double.toHexString(y) + " as exponent of", x, Fdlibm.pow(x, y), StrictMath.pow(x, y));
  }

  private static void check(String function, double x, double ours, double reference) {
    if (Double.doubleToLongBits(ours) != Double.doubleToLongBits(reference)) {
      assertThat(Double.toHexString(ours))
          .as("%s %s", function, Double.toHexString(x))
          .isEqualTo(Double.toHexString(reference));
    }
  }

  private double anyBits() {
    return Double.longBitsToDouble(random.nextLong());
  }

  /** Of any magnitude from 2^low to 2^high. */
  private double between(int low, int high) {
    return Math.scalb(random.nextDouble(-2, 2), random.nextInt(low, high));
  }

  @Test
  void anglesHaveTheBitsOfStrictMath() {
    for (int i = 0; i < CASES; i++) {
      checkAngle(anyBits());
      checkAngle(random.nextDouble(-4, 4));
      checkAngle(random.nextDouble(-60, 60));
      checkAngle(random.nextDouble(-1e6, 1e6));
      checkAngle(between(-40, 25));
      checkAngle((float) between(-10, 10));
    }
  }

  @Test
  void anglesNearMultiplesOfAQuarterOfPiHaveTheBitsOfStrictMath() {
    for (int i = 0; i < CASES; i++) {
      for (double multiple :
          new double[] {random.nextInt(70) * Math.PI / 4, random.nextInt(1 << 21) * Math.PI / 4}) {
        checkAngle(multiple + random.nextInt(-4, 5) * Math.ulp(multiple));
        long bits = Double.doubleToLongBits(multiple);
        checkAngle(Double.longBitsToDouble(bits + (random.nextLong() >> random.nextInt(26, 64))));
        checkAngle((float) multiple);
      }
    }
  }

  /** π/4, π/2, 3π/4, 2^19 π/2, and where kernels change their formula. */
  @Test
  void bothSidesOfEveryBoundaryHaveTheBitsOfStrictMath() {
    int[] boundaries = {
      0x3fe921fb,
      0x3ff921fb,
      0x4002d97c,
      0x413921fb,
      0x3e400000,
      0x3e300000,
      0x3fd33333,
      0x3fe59428,
      0x3fe90000
    };
    for (int high : boundaries) {
      for (int step = -2; step <= 2; step++) {
        for (long low : new long[] {0, 1, 0x54442d18L, 0x80000000L, 0xffffffffL}) {
          double x = Double.longBitsToDouble((long) (high + step) << 32 | low);
          checkAngle(x);
          checkAngle(-x);
        }
      }
    }
    for (double edge : EDGES) {
      checkAngle(edge);
      checkAngle(-edge);
    }
  }

  @Test
  void powersHaveTheBitsOfStrictMath() {
    for (int i = 0; i < CASES; i++) {
      checkPower(anyBits(), anyBits());
      checkPower(anyBits(), random.nextDouble(-3, 3));
      checkPower(anyBits(), random.nextInt(-5, 6));
      checkPower(random.nextDouble(0, 20), random.nextDouble(-200, 200));
      checkPower(random.nextDouble(-5, 5), random.nextInt(-500, 500));
      checkPower(1 + between(-40, 1), between(0, 60));
      checkPower(-1 - between(-40, 1), Math.rint(between(0, 60)));
    }
  }

  @Test
  void powersNearEdgesOfTheRangeHaveTheBitsOfStrictMath() {
    for (int i = 0; i < CASES; i++) {
      double x = Math.abs(anyBits());
      double half = random.nextInt(-1075, 1025) + 0.5;
      for (double exponent : new double[] {1024, -1022, -1074, -1075, 0.5, -0.5, half}) {
        double y = exponent * Math.log(2) / Math.log(x);
        checkPower(x, y + random.nextInt(-9, 10) * Math.ulp(y));
        checkPower(x, y * (1 + random.nextDouble(-1e-6, 1e-6)));
      }
    }
  }

  @Test
  void powersOfEdgesHaveTheBitsOfStrictMath() {
    for (double x : EDGES) {
      for (double y : EDGES) {
        checkPower(x, y);
        checkPower(-x, y);
        checkPower(x, -y);
        checkPower(-x, -y);
      }
    }
    // Where the mantissa's centre changes: √(3/2), √3.
    for (int fraction : new int[] {0x3988e, 0xbb67a}) {
      for (int i = 0; i < CASES; i++) {
        long high = (long) random.nextInt(1, 2047) << 20 | fraction + random.nextInt(-1, 3);
        double x = Double.longBitsToDouble(high << 32 | random.nextLong(1L << 32));
        checkPower(x, random.nextDouble(-2, 2));
      }
    }
  }

  @Test
  void nothingIsAllocated() {
    double[] sum = new double[1];
    long bytes =
        Allocation.bytesPerCall(
            () -> {
              for (double x = -800_000; x < 800_000; x += 1234.5) {
                double small = x * 1e-5;
                sum[0] += Fdlibm.sin(x) + Fdlibm.cos(x) + Fdlibm.tan(x) + Fdlibm.sin(small);
                sum[0] += Fdlibm.cos(small) + Fdlibm.tan(small) + Fdlibm.pow(small, 3);
                sum[0] += Fdlibm.pow(Math.abs(small), 1.7) + Fdlibm.pow(x, -2);
              }
            });
    assertThat(bytes).isZero();
    assertThat(sum[0]).isFinite();
  }
}
