package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.Gradients;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

class GradientsTest {
  private static final double[] X = {-1.2, 1, 0.5};

  @Test
  void theValueOfAnInterfaceIsThatOfTheMethod() {
    Examples.Value f = Gradients.load(Examples.Value.class);
    assertThat(f.value(X)).isEqualTo(Examples.rosenbrock(X));
  }

  @Test
  void everyLoadGivesAnInstanceOfTheSameClass() {
    Examples.Value f = Gradients.load(Examples.Value.class);
    Examples.Value g = Gradients.load(Examples.Value.class);
    assertThat(f).isNotSameAs(g).hasSameClassAs(g);
    assertThat(f.getClass().getName()).isEqualTo(Examples.Value.class.getName() + "$Derivative");
  }

  @Test
  void theSignatureSaysWhichOverloadIsMeant() {
    assertThat(Gradients.load(Examples.OfNumber.class).value(2)).isEqualTo(Math.sin(2));
  }

  @Test
  void aLookupDefinesTheClassBesideAHiddenInterface() {
    Examples.Hidden f = Gradients.load(MethodHandles.lookup(), Examples.Hidden.class);
    assertThat(f.value(X)).isEqualTo(Examples.rosenbrock(X));
    assertThat(f.getClass().getClassLoader()).isSameAs(Examples.class.getClassLoader());
  }

  @Test
  void aHandleGivesTheValueOfNumbersAndOfArrays() {
    assertThat(Gradients.of(Examples.class, "cube").value(3)).isEqualTo(27);
    assertThat(Gradients.of(Examples.class, "rosenbrock").value(X))
        .isEqualTo(Examples.rosenbrock(X));
    assertThat(Gradients.of(Examples.class, "overloaded", double[].class).value(X)).isEqualTo(-1.2);
  }

  @Test
  void aHandleTakesArgumentsOfEveryKind() {
    double[] weights = {1, 2, 3};
    assertThat(Gradients.of(Examples.class, "weighted").value(X, weights, 2, 0.5f))
        .isEqualTo(Examples.weighted(X, weights, 2, 0.5f));
    assertThat(Gradients.of(Examples.class, "squares").value((Object) X))
        .isEqualTo(Examples.squares(X));
    assertThat(Gradients.of(MethodHandles.lookup(), Examples.class, "constant").value((Object) 3))
        .isEqualTo(4);
  }

  @Test
  void nullIsRefusedByName() {
    Examples.Value f = Gradients.load(Examples.Value.class);
    assertThatThrownBy(() -> f.value(null))
        .hasMessageStartingWith("'x' of Examples$Value.value is null");
  }

  @Test
  void anInterfaceThatDoesNotFitIsToldWhatWould() {
    assertThatThrownBy(() -> Gradients.load(Examples.Misfit.class))
        .hasMessageContaining("'double valueAndGradient(double[], float[])' of")
        .hasMessageContaining(
            "does not fit dev.gradus.compiler.method.Examples.rosenbrock(double[])")
        .hasMessageContaining("\n  double valueAndGradient(double[] x, double[] xAdjoint)")
        .hasMessageContaining("\n  RECORD valueAndGradient(double[] x)");
    assertThatThrownBy(() -> Gradients.load(Examples.Stranger.class))
        .hasMessageContaining("\n  double jvp(double[] x, double[] xTangent)")
        .hasMessageContaining("\n  double[][] hessian(double[] x)");
  }

  @Test
  void anInterfaceMustSayWhatItIsOf() {
    assertThatThrownBy(() -> Gradients.load(Examples.Unmarked.class))
        .hasMessageContaining("is no interface with the annotation GradientOf");
    assertThatThrownBy(() -> Gradients.load(Examples.class))
        .hasMessageContaining("is no interface with the annotation GradientOf");
    assertThatThrownBy(() -> Gradients.load(Examples.TwoOwners.class))
        .hasMessageContaining("names both owner and ownerName");
    assertThatThrownBy(() -> Gradients.load(Examples.NoOwner.class))
        .hasMessageContaining("names no owner");
  }

  @Test
  void aMethodMustExistAndBeMeant() {
    assertThatThrownBy(() -> Gradients.load(Examples.Misspelt.class))
        .hasMessageContaining("has no static method 'rosenbrok'; it has: rosenbrock, cube");
    assertThatThrownBy(() -> Gradients.load(Examples.Ambiguous.class))
        .hasMessageContaining("several static methods 'overloaded'");
    assertThatThrownBy(() -> Gradients.of(Examples.class, "overloaded"))
        .hasMessageContaining("overloaded(double), ")
        .hasMessageContaining("overloaded(double[])");
    assertThatThrownBy(() -> Gradients.of(Examples.class, "cube", int.class))
        .hasMessageContaining("has no static method 'cube'; it has")
        .hasMessageContaining("cube(double)");
  }

  @Test
  void aHiddenInterfaceNeedsALookupOfItsPackage() {
    assertThatThrownBy(() -> Gradients.load(Hidden.class))
        .hasMessageContaining("GradientsTest$Hidden is not public");
    assertThatThrownBy(() -> Gradients.load(MethodHandles.publicLookup(), Hidden.class))
        .hasMessageContaining("must not define");
  }

  @dev.gradus.runtime.GradientOf(owner = Examples.class, method = "cube")
  interface Hidden {
    double value(double x);
  }

  @Test
  void aHandleSaysWhatItTakes() {
    assertThatThrownBy(() -> Gradients.of(Examples.class, "squares").value(X))
        .hasMessageContaining("Examples.squares(double[]).value was called like a method");
    assertThatThrownBy(() -> Gradients.of(Examples.class, "weighted").value(X, 1))
        .hasMessageContaining("value of dev.gradus.compiler.method.Examples.weighted")
        .hasMessageContaining("takes 4 arguments but was given 2");
    assertThatThrownBy(() -> Gradients.of(Examples.class, "squares").hessian(X))
        .hasMessageContaining("hessian of dev.gradus.compiler.method.Examples.squares(double[])")
        .hasMessageContaining("available: value, vjp, jvp, valueAndJvp, jacobian");
  }

  @Test
  void aMethodMayCallDerivativesByFieldLocalOrParameter() {
    assertThat(Gradients.of(NestedExamples.class, "byField").value(2)).isEqualTo(9);
    assertThat(Gradients.of(NestedExamples.class, "byLocal").value(2)).isEqualTo(10);
    NestedExamples.CubeGradient cube = Gradients.load(NestedExamples.CubeGradient.class);
    assertThat(Gradients.of(NestedExamples.class, "byParameter").value(cube, 2.0)).isEqualTo(11.0);
  }

  @Test
  void derivativesThatNeedThemselvesAreRefused() {
    assertThatThrownBy(() -> Gradients.load(NestedExamples.Circle.class))
        .hasMessageContaining("the derivatives of")
        .hasMessageContaining("NestedExamples$Circle need themselves");
  }
}
