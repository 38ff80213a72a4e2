package dev.gradus.compiler.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.oracle.Arguments;
import dev.gradus.compiler.oracle.Inputs;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.method.MethodGradient;
import dev.gradus.runtime.testkit.Component;
import dev.gradus.runtime.testkit.GradientAssertions;
import dev.gradus.runtime.testkit.GradientReport;
import dev.gradus.runtime.testkit.Point;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The test kit, which fails builds, raises no alarm over gradients that are right: those of the
 * catalogue, which {@link CatalogueTest} shows to be.
 */
class FalseAlarmTest {
  private static final int POINTS = 2;

  @Test
  void rightGradientsAreNotCalledWrong() throws ReflectiveOperationException {
    List<String> alarms = new ArrayList<>();
    int matching = 0;
    int compared = 0;
    List<Method> methods = CatalogueTest.methods().toList();
    for (Method method : methods) {
      Inputs inputs = Arguments.inputs(method);
      if (inputs.inactive().length > 0 || !inputs.smooth() || !isDifferentiable(method)) {
        continue; // The handle would differentiate by these; or by nothing.
      }
      MethodGradient handle =
          Gradients.of(
              MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup()),
              method.getDeclaringClass(),
              method.getName(),
              method.getParameterTypes());
      for (int run = 0; run < POINTS; run++) {
        Object[] arguments = Arguments.of(method, run);
        if (!handle.shape().active().isEmpty() && isTaken(method, run)) {
          compared++;
          for (GradientReport report :
              GradientAssertions.compare(handle, new Point(List.of(arguments)))) {
            matching += report.matches() ? 1 : 0;
            report.failures().stream()
                .filter(c -> c.verdict() == Component.Verdict.DIFFERS)
                .findFirst()
                .ifPresent(c -> alarms.add(report.toString()));
          }
        }
      }
    }
    assertThat(alarms).isEmpty();
    assertThat(matching).as("of %d", compared).isGreaterThan(compared * 9 / 10);
  }

  private static boolean isDifferentiable(Method method) {
    Class<?> result = method.getReturnType();
    while (result.isArray()) {
      result = result.getComponentType();
    }
    return result == double.class || result == float.class || result == void.class;
  }

  /** Whether the method returns from its arguments. */
  private static boolean isTaken(Method method, int run) throws IllegalAccessException {
    method.setAccessible(true);
    try {
      method.invoke(null, Arguments.of(method, run));
      return true;
    } catch (InvocationTargetException e) {
      return false;
    }
  }
}
