package dev.gradus.compiler.objects;

/** Methods that compute with small objects. */
public final class ObjectFixtures {
  private ObjectFixtures() {}

  /** A record with methods, a factory and a guard. */
  record Complex(double re, double im) {
    static final Complex ZERO = new Complex(0, 0);
    static final Complex I = of(0, 1);

    Complex {
      if (Double.isNaN(re)) {
        throw new IllegalArgumentException("NaN: " + re + ", " + im);
      }
    }

    Complex(double re) {
      this(re, 0);
    }

    static Complex of(double re, double im) {
      return new Complex(re, im);
    }

    Complex plus(Complex other) {
      return new Complex(re + other.re, im + other.im);
    }

    Complex times(Complex other) {
      return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    double norm() {
      return re * re + im * im;
    }
  }

  public static double product(double a, double b) {
    Complex z = new Complex(a, b);
    Complex w = z.times(z).plus(Complex.of(b, a)).times(new Complex(2));
    return w.re() - w.im();
  }

  public static int mandelbrot(double x, double y) {
    Complex c = new Complex(x, y);
    Complex z = Complex.ZERO;
    int n = 0;
    while (n < 30 && z.norm() < 4) {
      z = z.times(z).plus(c);
      n++;
    }
    return n;
  }

  public static double carried(double[] x) {
    Complex sum = Complex.ZERO;
    for (double v : x) {
      if (v > 1) {
        continue;
      }
      Complex z = v > 0 ? new Complex(v, 1) : sum.times(Complex.I);
      sum = sum.plus(z);
      if (sum.norm() > 20) {
        return sum.re;
      }
    }
    return sum.norm();
  }

  public static double constant(double x) {
    return Complex.I.times(new Complex(x, x)).im;
  }

  /** A class with a superclass, an override and an interface. */
  interface Shape {
    double area();

    default double twice() {
      return 2 * area();
    }
  }

  abstract static class Scaled implements Shape {
    private final double scale;

    Scaled(double scale) {
      this.scale = scale;
    }

    double scale() {
      return scale;
    }

    abstract double unscaled();

    @Override
    public double area() {
      return scale() * scale * unscaled();
    }
  }

  static class Disc extends Scaled {
    final double radius;

    Disc(double radius, double scale) {
      super(scale);
      this.radius = radius;
    }

    @Override
    double unscaled() {
      return Math.PI * radius * radius;
    }
  }

  static final class Ring extends Disc {
    final double inner;

    Ring(double inner, double outer) {
      super(outer, inner < 1 ? 1 : 2);
      this.inner = inner;
    }

    @Override
    double unscaled() {
      return super.unscaled() - Math.PI * inner * inner;
    }
  }

  public static double shapes(double x, double y) {
    Shape disc = new Disc(x, y);
    Shape ring = new Ring(x, y);
    return disc.twice() + total(ring, 3) + (ring instanceof Disc ? 1 : 0);
  }

  private static double total(Shape shape, int n) {
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += shape.area() * i;
    }
    return total;
  }

  /** An object that changes. */
  static final class Accumulator {
    private double sum;
    int count;
    boolean odd;
    byte small;
    double[] last = new double[1];

    void add(double value) {
      sum += value;
      count++;
      odd = !odd;
      small += 100;
      last[0] = value;
    }

    double mean() {
      return count == 0 ? 0 : sum / count;
    }
  }

  public static double accumulated(double[] x) {
    Accumulator all = new Accumulator();
    Accumulator positive = new Accumulator();
    for (double v : x) {
      all.add(v);
      if (v > 0) {
        positive.add(v);
      }
    }
    return all.mean() + positive.mean() * positive.small + (all.odd ? 1 : 0) + all.last[0];
  }

  public static double shared(double x) {
    Accumulator a = new Accumulator();
    Accumulator b = x > 0 ? a : new Accumulator();
    a.add(x);
    b.add(2 * x);
    return a.mean() + 10 * b.mean() + b.count;
  }

  /** Nested objects, one of which is replaced. */
  record Pair(Complex first, Complex second) {
    Pair swapped() {
      return new Pair(second, first);
    }
  }

  public static double nested(double x, double y, int n) {
    Pair pair = new Pair(new Complex(x, y), new Complex(y));
    for (int i = 0; i < n; i++) {
      pair = i % 2 == 0 ? pair.swapped() : new Pair(pair.first.plus(pair.second), pair.second);
    }
    return pair.first.re + 2 * pair.second.norm();
  }

  static final class State {
    Complex position = new Complex(0, 0);
    Complex velocity;

    State(Complex velocity) {
      this.velocity = velocity;
    }

    void step(double dt) {
      position = position.plus(velocity.times(new Complex(dt)));
      velocity = velocity.plus(position.times(new Complex(-dt)));
    }
  }

  public static double oscillator(double x, double y) {
    State state = new State(new Complex(x, y));
    for (int i = 0; i < 5; i++) {
      state.step(0.25);
    }
    return state.position.norm() + state.velocity.re;
  }

  public static double best(double[] x) {
    Complex best = null;
    for (double v : x) {
      Complex z = new Complex(v, v - 1);
      if (best == null || z.norm() < best.norm()) {
        best = z;
      }
    }
    return best.re;
  }

  public static double table(double[] x) {
    Complex[] z = new Complex[x.length];
    for (int i = 0; i < z.length; i++) {
      if (x[i] > -1.5) {
        z[i] = new Complex(x[i], i);
      }
    }
    Complex sum = new Complex(1);
    for (Complex w : z) {
      sum = sum.plus(w.times(w));
    }
    Complex[] copy = z.clone();
    copy[0] = sum;
    return sum.norm() + z[0].re + copy[0].im;
  }

  public static double matrix(int n, double x) {
    Complex[][] z = new Complex[Math.abs(n)][2];
    for (Complex[] row : z) {
      row[0] = new Complex(x, row.length);
      row[1] = row[0].plus(Complex.I);
    }
    double sum = 0;
    for (Complex[] row : z) {
      sum += row[1].norm();
    }
    return sum;
  }

  private static Complex power(Complex z, int n) {
    if (n == 0) {
      return new Complex(1);
    } else if (n % 2 == 1) {
      return z.times(z);
    }
    return z;
  }

  public static double severalReturns(double x, int n) {
    return power(new Complex(x, n), Math.abs(n)).norm();
  }

  public static double twoMessages(double x) {
    if (x > 1) {
      throw new IllegalStateException("z = " + new Complex(x, 1).norm() + Integer.valueOf(3));
    }
    return Double.valueOf(x) + Integer.valueOf(2).doubleValue();
  }

  private static double depth(Complex z, int n) {
    return n <= 0 ? z.norm() : depth(z.times(Complex.I), n - 1) + depth(z.plus(Complex.I), n - 2);
  }

  public static double recursive(double x, int n) {
    return depth(new Complex(x, 1), Math.min(n, 7));
  }

  private static Complex turned(Complex z, int n) {
    return n <= 0 ? z : turned(z.times(Complex.I), n - 1).plus(turned(z, n - 2));
  }

  public static double recursiveResult(double x, int n) {
    return turned(new Complex(x, 1), Math.min(n, 6)).norm();
  }

  /** A linked list, followed as it is made. */
  static final class Node {
    final double value;
    final Node next;

    Node(double value, Node next) {
      this.value = value;
      this.next = next;
    }
  }

  public static double linked(double x) {
    Node list = new Node(x, new Node(2 * x, new Node(3, null)));
    return list.value * list.next.value
        + list.next.next.value
        + (list.next.next.next == null ? 1 : 0);
  }
}
