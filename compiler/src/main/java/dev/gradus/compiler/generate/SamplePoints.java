package dev.gradus.compiler.generate;

import dev.gradus.runtime.Problem;
import dev.gradus.runtime.testkit.Point;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls the methods marked {@link dev.gradus.runtime.SamplePoint}. */
final class SamplePoints {
  private SamplePoints() {}

  /**
   * The points that marked methods give.
   *
   * @throws dev.gradus.runtime.GradusException if one of them gives none
   */
  static List<Point> of(List<Scan.MarkedMethod> methods, ClassLoader loader) {
    List<Point> points = new ArrayList<>();
    for (Scan.MarkedMethod marked : methods) {
      collect(call(marked, loader), marked, points);
    }
    return points;
  }

  private static @Nullable Object call(Scan.MarkedMethod marked, ClassLoader loader) {
    try {
      Class<?> owner = Class.forName(marked.owner().replace('/', '.'), true, loader);
      Method method = owner.getDeclaredMethod(marked.name());
      method.setAccessible(true);
      return method.invoke(null);
    } catch (NoSuchMethodException | NullPointerException e) {
      throw refusal(marked, "is not static, or has parameters");
    } catch (InvocationTargetException e) {
      throw refusal(marked, "throws " + e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw refusal(marked, "cannot be called (" + e + ")");
    }
  }

  private static void collect(
      @Nullable Object given, Scan.MarkedMethod marked, List<Point> points) {
    if (given instanceof Point point) {
      points.add(point);
    } else if (given instanceof Point[] several) {
      points.addAll(List.of(several));
    } else if (given instanceof Object[] arguments) {
      points.add(new Point(List.of(arguments)));
    } else if (given instanceof Collection<?> several) {
      several.forEach(p -> collect(p, marked, points));
    } else {
      throw refusal(marked, "gives no point");
    }
  }

  private static RuntimeException refusal(Scan.MarkedMethod marked, String why) {
    String name = marked.owner().replace('/', '.') + "." + marked.name();
    StackTraceElement place =
        new StackTraceElement(
            marked.owner().replace('/', '.'), marked.name(), marked.sourceFile(), -1);
    return Problem.GENERATION_SAMPLE_POINT.exceptionAt(place, name, why);
  }
}
