package dev.gradus.compiler.generate;

import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.compiler.generate.Scan.MarkedMethod;
import dev.gradus.dsl.Model;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.util.Textifier;

/**
 * Generates the kernels of methods that give models. A model is what code of the user makes of the
 * user's libraries, so the compiler is loaded once more, beside them.
 */
final class ModelObjectives {
  private static final List<Class<?>> PARTS =
      List.of(
          ModelObjectives.class,
          Model.class,
          Version.class,
          ClassReader.class,
          ClassNode.class,
          Analyzer.class,
          Remapper.class,
          Textifier.class);

  private final GenerationRequest request;
  private final ClassPathFiles files;
  private final CanonicalForms forms;

  ModelObjectives(GenerationRequest request, ClassPathFiles files, CanonicalForms forms) {
    this.request = request;
    this.files = files;
    this.forms = forms;
  }

  ObjectiveCompiler.Made compile(MarkedMethod method) {
    KernelsMade made = made(method);
    Map<String, Set<String>> used = new TreeMap<>();
    for (String name : forms.reachedFrom(method.owner())) {
      if (files.own(name).isPresent()) {
        used.put(name, Set.of(Dependencies.ALL));
      }
    }
    List<CalledDerivative> derivatives = new ArrayList<>();
    for (String call : made.calls()) {
      derivatives.addAll(CalledDerivative.of(call, request, files, forms));
    }
    List<GeneratedClass> classes = new ArrayList<>(made.classes());
    Map<String, byte[]> resources = new TreeMap<>(made.resources());
    Set<String> absent = new TreeSet<>();
    for (CalledDerivative d : derivatives) {
      classes.addAll(d.classes());
      resources.put(d.resource(), OutputFiles.properties(d.index().entries()));
      d.dependencies().classes().forEach((c, of) -> used.merge(c, of, ModelObjectives::union));
      absent.addAll(d.dependencies().absent());
    }
    Dependencies dependencies = new Dependencies(used, absent);
    Objective objective =
        new Objective(
            Optional.empty(),
            name(method) + "()",
            Objective.Status.GENERATED,
            dependencies.key(forms, request.options().key()).orElseThrow(),
            classes.stream().map(GeneratedClass::name).toList(),
            made.sizes(),
            made.explanation(),
            made.verification(),
            List.of());
    return new ObjectiveCompiler.Made(objective, dependencies, classes, "", resources);
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static String name(MarkedMethod method) {
    return method.owner().replace('/', '.') + "." + method.name();
  }

  private record KernelsMade(
      List<GeneratedClass> classes,
      Map<String, byte[]> resources,
      Map<String, Integer> sizes,
      Set<String> calls,
      String explanation,
      Optional<String> verification) {}

  private KernelsMade made(MarkedMethod method) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = beside()) {
      thread.setContextClassLoader(loader);
      Object made =
          Class.forName(ModelKernels.class.getName(), true, loader)
              .getMethod("make", String.class, String.class, boolean.class)
              .invoke(null, method.owner().replace('/', '.'), method.name(), verify());
      return unpacked((Map<?, ?>) made);
    } catch (InvocationTargetException e) {
      throw refusal(method, e.getCause());
    } catch (ReflectiveOperationException | IOException | LinkageError e) {
      throw refusal(method, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private boolean verify() {
    return request.options().verify();
  }

  /** Of what is thrown there, the classes are others than here. */
  private static GradusException refusal(MarkedMethod method, Throwable thrown) {
    boolean ours = thrown.getClass().getName().equals(GradusException.class.getName());
    String what = ours ? "is refused: " + thrown.getMessage() : "fails with " + thrown;
    return Problem.GENERATION_OBJECTIVE.exception(name(method), what);
  }

  private URLClassLoader beside() {
    Set<Path> classPath = new LinkedHashSet<>(request.searched());
    for (Class<?> part : PARTS) {
      try {
        classPath.add(Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI()));
      } catch (URISyntaxException e) {
        throw new IllegalStateException("place of " + part, e);
      }
    }
    URL[] urls =
        classPath.stream()
            .map(
                p -> {
                  try {
                    return p.toUri().toURL();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static KernelsMade unpacked(Map<?, ?> made) {
    List<GeneratedClass> classes =
        ((Map<?, ?>) made.get("classes"))
            .entrySet().stream()
                .map(e -> new GeneratedClass((String) e.getKey(), (byte[]) e.getValue()))
                .toList();
    Map<String, byte[]> resources = new TreeMap<>();
    ((Map<?, ?>) made.get("resources"))
        .forEach((path, bytes) -> resources.put((String) path, (byte[]) bytes));
    Map<String, Integer> sizes = new LinkedHashMap<>();
    ((Map<?, ?>) made.get("sizes")).forEach((name, n) -> sizes.put((String) name, (Integer) n));
    Set<String> calls = new LinkedHashSet<>();
    ((Set<?>) made.get("calls")).forEach(call -> calls.add((String) call));
    String verification = (String) made.get("verification");
    return new KernelsMade(
        classes,
        resources,
        sizes,
        calls,
        (String) made.get("explanation"),
        Optional.of(verification).filter(v -> !v.isEmpty()));
  }
}
