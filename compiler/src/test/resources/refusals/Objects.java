package refusals;

import java.util.function.DoubleUnaryOperator;

/** Objects that cannot be followed. */
final class Objects {
  record Pair(double a, double b) {}

  record Other(double a) {}

  static final class Node {
    Node next;
    double value = 1;
  }

  static final class Changing {
    double field;
  }

  interface Shape {
    double area();
  }

  record Disc(double r) implements Shape {
    @Override
    public double area() {
      return r * r;
    }
  }

  record Square(double a) implements Shape {
    @Override
    public double area() {
      return a * a;
    }
  }

  static double twoClasses(double x) {
    Shape shape = x > 0 ? new Disc(x) : new Square(x); // OBJECT_CLASSES_DIFFER: now an object of class refusals.Objects$Disc
    return shape.area();
  }

  static double twoLambdas(double x) {
    DoubleUnaryOperator f = x > 0 ? y -> y * y : Math::sin; // OBJECT_CLASSES_DIFFER: now the lambda java.lang.Math.sin
    return f.applyAsDouble(x);
  }

  static double field(Changing changing) {
    return changing.field; // OBJECT_PARAMETER: field 'field' of an object of class refusals.Objects$Changing
  }

  static double fieldOfElement(Pair[] pairs) {
    return pairs[0].a; // OBJECT_PARAMETER: field 'a' of an object of class refusals.Objects$Pair
  }

  static double identity(double x) {
    Pair p = new Pair(x, 1);
    Pair q = new Pair(x, 1);
    return p == q ? 1 : 2; // OBJECT_IDENTITY: by ==
  }

  static int escape(double x) {
    return System.identityHashCode(new Pair(x, 2)); // OBJECT_ESCAPES: an object of class refusals.Objects$Pair
  }

  static Pair result(double x) {
    return new Pair(x, 2); // OBJECT_RESULT: an object of class refusals.Objects$Pair
  }

  static double grown(double x, int n) {
    DoubleUnaryOperator g = y -> y + n;
    for (int i = 0; i < n; i++) { // OBJECT_CLASSES_DIFFER: now the lambda refusals.Objects.lambda$grown
      DoubleUnaryOperator inner = g;
      g = y -> inner.applyAsDouble(y) + 1;
    }
    return g.applyAsDouble(x);
  }

  static double nested(double x, int n) {
    return nest(y -> y * y, n).applyAsDouble(x);
  }

  private static DoubleUnaryOperator nest(DoubleUnaryOperator f, int n) {
    return n == 0 ? f : nest(y -> f.applyAsDouble(y) + 1, n - 1); // OBJECT_RECURSION from nested: calls nest recursively
  }

  static double cast(double x) {
    Object pair = new Pair(x, 1);
    return ((Other) pair).a; // OBJECT_CAST: an object of class refusals.Objects$Pair
  }

  static double late(double x) {
    Node node = new Node();
    double total = 0;
    while (total < x) {
      total += node.next == null ? node.value : node.next.value;
      node.next = new Node(); // FIELD_WRITE: the field next after it has been read
    }
    return total;
  }
}
