package dev.gradus.compiler.generate;

import dev.gradus.compiler.generate.Scan.MarkedMethod;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.testkit.GradientMethod;
import dev.gradus.runtime.testkit.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * Compares generated gradients with finite differences of the method and with forward mode, at
 * sample points or at points that are made up. This runs code of the user.
 */
final class Verification implements AutoCloseable {
  private static final int SECONDS = 10;

  private final UserClasses loader;

  /**
   * What came out.
   *
   * @param text a line for the report
   */
  record Outcome(String text, List<Finding> messages) {}

  /** A message; about the method as a whole where it has no place. */
  record Finding(Message.Severity severity, Optional<StackTraceElement> place, String text) {}

  Verification(GenerationRequest request) {
    List<Path> classPath = new ArrayList<>(List.of(request.output()));
    request.searched().stream().filter(p -> !p.equals(request.output())).forEach(classPath::add);
    loader = new UserClasses(classPath);
  }

  /** Verifies the derivatives of an objective, in a thread of its own: it may run for ever. */
  Outcome of(Task wanted, Objective objective, List<MarkedMethod> samples) {
    FutureTask<Outcome> task = new FutureTask<>(() -> compare(wanted, objective, samples));
    Thread thread = new Thread(task, "verification of " + objective.name());
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
    try {
      return task.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return skipped(objective, "it takes longer than " + SECONDS + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return skipped(objective, "it was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GradusException refused) {
        return error(refused.place(), String.valueOf(refused.getMessage()));
      }
      throw new IllegalStateException("verification of " + objective.name(), e.getCause());
    }
  }

  private Outcome compare(Task wanted, Objective objective, List<MarkedMethod> samples)
      throws ClassNotFoundException {
    PointsTried tried =
        wanted instanceof Task.OfMethod marked
            ? derivatives(marked.method())
            : generated(objective);
    if (!tried.isComparable()) {
      return new Outcome("no derivatives that differences tell anything about", List.of());
    }
    if (!samples.isEmpty()) {
      List<Point> points = SamplePoints.of(samples, loader);
      for (Point point : points) {
        tried.add(point);
      }
    } else {
      tried.guess();
    }
    return outcome(objective, tried);
  }

  /** The class that was generated for an interface. */
  private PointsTried generated(Objective objective) throws ClassNotFoundException {
    Class<?> wanted = Class.forName(objective.name(), true, loader);
    Object handle = Gradients.load(wanted);
    if (handle.getClass().getClassLoader() != loader) {
      throw new IllegalStateException(handle.getClass() + " instead of what was generated");
    }
    return new PointsTried(GradientMethod.of(wanted), handle, objective.classes()::contains);
  }

  /** Classes as they will be compiled when the program runs, where no interface asks for one. */
  private PointsTried derivatives(MarkedMethod marked) throws ClassNotFoundException {
    Class<?> owner = Class.forName(marked.owner().replace('/', '.'), true, loader);
    Method method =
        Stream.of(owner.getDeclaredMethods())
            .filter(m -> m.getName().equals(marked.name()))
            .filter(m -> Type.getMethodDescriptor(m).equals(marked.descriptor()))
            .findFirst()
            .orElseThrow();
    GradientMethod gradient = GradientMethod.of(method);
    String prefix = owner.getName() + "$" + marked.name() + "$";
    return new PointsTried(gradient, gradient.derivatives(), name -> name.startsWith(prefix));
  }

  private static Outcome outcome(Objective objective, PointsTried tried) {
    if (tried.mismatch().isPresent()) {
      return error(Optional.empty(), tried.mismatch().get());
    }
    return tried.good() == 0
        ? skipped(objective, tried.why())
        : new Outcome(tried.summary(), List.of());
  }

  private static Outcome error(Optional<StackTraceElement> place, String text) {
    return new Outcome(text, List.of(new Finding(Message.Severity.ERROR, place, text)));
  }

  private static Outcome skipped(Objective objective, String why) {
    String text = Problem.GENERATION_NOT_VERIFIED.message(objective.method(), why);
    return new Outcome(
        "not compared: " + why,
        List.of(new Finding(Message.Severity.WARNING, Optional.empty(), text)));
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the classes of the user", e);
    }
  }
}
