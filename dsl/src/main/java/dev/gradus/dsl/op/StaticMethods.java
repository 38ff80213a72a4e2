package dev.gradus.dsl.op;

import static java.lang.invoke.MethodType.methodType;

import dev.gradus.dsl.op.Realisation.StaticCall;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;

/**
 * Links static methods named by {@link StaticCall} as functions, once, without reflective calls.
 */
final class StaticMethods {
  private StaticMethods() {}

  interface Double1 {
    double apply(double x);
  }

  interface Double2 {
    double apply(double x, double y);
  }

  interface Double3 {
    double apply(double x, double y, double z);
  }

  interface Float1 {
    float apply(float x);
  }

  interface Float2 {
    float apply(float x, float y);
  }

  interface Float3 {
    float apply(float x, float y, float z);
  }

  static ScalarFunction function(StaticCall call, int arity, boolean single) {
    if (single && call.hasFloat()) {
      return onFloats(call, arity);
    }
    ScalarFunction wide = onDoubles(call, arity);
    return single ? (x, y, z) -> (float) wide.apply(x, y, z) : wide;
  }

  private static ScalarFunction onDoubles(StaticCall call, int arity) {
    if (arity == 1) {
      Double1 f = link(call, Double1.class, double.class, 1);
      return (x, y, z) -> f.apply(x);
    } else if (arity == 2) {
      Double2 f = link(call, Double2.class, double.class, 2);
      return (x, y, z) -> f.apply(x, y);
    }
    Double3 f = link(call, Double3.class, double.class, 3);
    return f::apply;
  }

  private static ScalarFunction onFloats(StaticCall call, int arity) {
    if (arity == 1) {
      Float1 f = link(call, Float1.class, float.class, 1);
      return (x, y, z) -> f.apply((float) x);
    } else if (arity == 2) {
      Float2 f = link(call, Float2.class, float.class, 2);
      return (x, y, z) -> f.apply((float) x, (float) y);
    }
    Float3 f = link(call, Float3.class, float.class, 3);
    return (x, y, z) -> f.apply((float) x, (float) y, (float) z);
  }

  private static <F> F link(StaticCall call, Class<F> shape, Class<?> type, int arity) {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodType method = methodType(type, Collections.nCopies(arity, type));
    try {
      MethodHandle target = lookup.findStatic(call.owner(), call.name(), method);
      MethodHandle factory =
          LambdaMetafactory.metafactory(lookup, "apply", methodType(shape), method, target, method)
              .getTarget();
      return shape.cast(factory.invoke());
    } catch (Throwable e) {
      throw new IllegalStateException("cannot link " + call, e);
    }
  }
}
