package dev.gradus.compiler.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.objects.ParameterShape.Exploded;
import dev.gradus.compiler.objects.ParameterShape.Kind;
import dev.gradus.compiler.objects.ParameterShape.Leaf;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterShapeTest {
  /** A record of a scalar, an array and a record. */
  record Settings(double rate, double[] weights, Inner inner) {
    double scaled(double x) {
      return rate * x + inner.offset();
    }
  }

  record Inner(float offset, int power) {}

  /** A class with final fields, read in three ways. */
  static final class Plain {
    public final double open;
    private final double read;
    final double hidden;

    Plain(double hidden, double open, double read) {
      this.open = open;
      this.read = read;
      this.hidden = hidden;
    }

    public double get() {
      return read;
    }
  }

  static double records(double x, Settings settings, int n) {
    double sum = settings.scaled(x);
    for (double w : settings.weights) {
      sum += w * n;
    }
    return sum + settings.inner.power;
  }

  static double classes(Plain plain) {
    return plain.open - plain.get() * plain.hidden;
  }

  private static Resolved resolve(String name) {
    return Arrays.stream(ParameterShapeTest.class.getDeclaredMethods())
        .filter(m -> m.getName().equals(name))
        .map(org.objectweb.asm.Type::getMethodDescriptor)
        .map(descriptor -> Resolve.method(ParameterShapeTest.class, name, descriptor))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRecordBecomesTheParametersOfItsComponents() throws Throwable {
    Resolved resolved = resolve("records");
    LoopProgram program = resolved.program();
    assertThat(program.functions().get(0).parameters())
        .extracting(Value::type)
        .containsExactly(
            Type.DOUBLE, Type.DOUBLE, Type.DOUBLE.array(), Type.FLOAT, Type.INT, Type.INT);
    Object[] leaves = {0.5, 3.0, new double[] {1, 2}, 0.25f, 7, 2};
    double expected = records(0.5, new Settings(3.0, new double[] {1, 2}, new Inner(0.25f, 7)), 2);
    assertThat(new LoopInterpreter(program).call("records", leaves)).isEqualTo(expected);
    assertThat(new Emitted(program).call("records", leaves)).isEqualTo(expected);
  }

  @Test
  void theShapeTellsHowComponentsAreReadAndTheObjectMadeAgain() {
    List<ParameterShape> shapes = resolve("records").parameters();
    assertThat(shapes.get(0)).isEqualTo(new Leaf(0, Type.DOUBLE));
    assertThat(shapes.get(2)).isEqualTo(new Leaf(5, Type.INT));
    Exploded settings = (Exploded) shapes.get(1);
    assertThat(settings.leaves()).containsExactly(1, 2, 3, 4);
    assertThat(settings.constructor())
        .contains("(D[DLdev/gradus/compiler/objects/ParameterShapeTest$Inner;)V");
    assertThat(settings.components())
        .extracting(c -> c.reader().kind())
        .containsOnly(Kind.ACCESSOR);
    Exploded inner = (Exploded) settings.components().get(2).shape();
    assertThat(inner.components().get(1).shape()).isEqualTo(new Leaf(4, Type.INT));
  }

  @Test
  void fieldsWithoutAccessorAreReadThemselves() {
    Exploded plain = (Exploded) resolve("classes").parameters().get(0);
    assertThat(plain.components())
        .extracting(c -> c.name() + " " + c.reader().kind() + " " + c.reader().member())
        .containsExactly(
            "open PUBLIC_FIELD open", "read ACCESSOR get", "hidden HIDDEN_FIELD hidden");
    // Its constructor takes the fields in another order, which their types do not tell.
    assertThat(plain.constructor()).isEmpty();
  }
}
