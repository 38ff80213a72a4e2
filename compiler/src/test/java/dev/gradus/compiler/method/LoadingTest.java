package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.compiler.emit.GeneratedClasses;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Gradients;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingTest {
  @TempDir Path directory;

  private static List<GeneratedClass> compiled(Class<?> gradientInterface) {
    ClassFiles files = ClassFiles.of(LoadingTest.class.getClassLoader());
    return new MethodCompiler(files, CompilerOptions.DEFAULT.verifying())
        .compile(gradientInterface.getName().replace('.', '/'), false)
        .classes();
  }

  /** Loads an interface of the examples anew, without the compiler on the class path. */
  private URLClassLoader withoutCompiler() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    urls.add(directory.toUri().toURL());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("compiler" + File.separator + "target" + File.separator + "classes")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static Object load(ClassLoader loader, Class<?> example) throws Throwable {
    Class<?> gradients = loader.loadClass(Gradients.class.getName());
    Method load = gradients.getMethod("load", Class.class);
    try {
      return load.invoke(null, loader.loadClass(example.getName()));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void withoutCompilerAClassGeneratedBeforeIsUsed() throws Throwable {
    GeneratedClasses.writeTo(directory, compiled(Examples.Cube.class));
    try (URLClassLoader loader = withoutCompiler()) {
      Object cube = load(loader, Examples.Cube.class);
      Method gradient =
          loader.loadClass(Examples.Cube.class.getName()).getMethod("gradient", double.class);
      assertThat(gradient.invoke(cube, 2.0)).isEqualTo(12.0);
    }
  }

  @Test
  void withoutCompilerAndClassTheMessageNamesTheDependency() throws Throwable {
    try (URLClassLoader loader = withoutCompiler()) {
      assertThatThrownBy(() -> load(loader, Examples.Cube.class))
          .hasMessageContaining("Examples$Cube has no generated class, and no compiler")
          .hasMessageContaining("add the dependency dev.gradus:gradus-compiler");
    }
  }

  @Test
  void aClassThatWasGeneratedFromAnotherInterfaceIsRefused() throws Throwable {
    String path = Examples.class.getName().replace('.', '/') + "$Cube$Derivative.class";
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    byte[] bytes = compiled(Examples.Value.class).get(0).bytes();
    Files.write(file, renamed(bytes, "Examples$Value$Derivative", "Examples$Cube$Derivative"));
    try (URLClassLoader loader = withoutCompiler()) {
      assertThatThrownBy(() -> load(loader, Examples.Cube.class))
          .hasMessageContaining("Examples$Cube$Derivative does not implement")
          .hasMessageContaining("build the project again");
    }
  }

  private static byte[] renamed(byte[] bytes, String from, String to) {
    org.objectweb.asm.ClassWriter writer = new org.objectweb.asm.ClassWriter(0);
    String folder = "dev/gradus/compiler/method/";
    new org.objectweb.asm.ClassReader(bytes)
        .accept(
            new org.objectweb.asm.commons.ClassRemapper(
                writer,
                new org.objectweb.asm.commons.SimpleRemapper(
                    org.objectweb.asm.Opcodes.ASM9, java.util.Map.of(folder + from, folder + to))),
            0);
    return writer.toByteArray();
  }

  @Test
  void everyClassPassesTheVerifier() {
    for (Class<?> example : Examples.class.getDeclaredClasses()) {
      if (example.isInterface()
          && Stream.of(
                  "Misfit", "Stranger", "TwoOwners", "NoOwner", "Misspelt", "Ambiguous", "Unmarked")
              .noneMatch(example.getSimpleName()::equals)) {
        assertThat(compiled(example)).isNotEmpty();
      }
    }
  }

  @Test
  void classesAndStagesAreDumpedOnRequest() {
    new MethodCompiler(
            ClassFiles.of(LoadingTest.class.getClassLoader()),
            CompilerOptions.DEFAULT.dumpingTo(directory))
        .compile(Examples.Cube.class.getName().replace('.', '/'), false);
    Path folder = directory.resolve(Examples.Cube.class.getName() + "$Derivative");
    assertThat(folder.resolve("1-read.txt")).content().contains("double cube(double x_0)");
    assertThat(folder.resolve("3-adjoint.txt")).content().contains("cube$adjoint");
    assertThat(
            directory.resolve(
                Examples.Cube.class.getName().replace('.', '/') + "$Derivative.class"))
        .exists();
  }

  @Test
  void everyThreadHasItsOwnObject() {
    double[] x = {-1.2, 1, 0.5, 2};
    double[] expected = Gradients.load(Examples.Rosenbrock.class).gradient(x);
    List<CompletableFuture<Boolean>> runs = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      Examples.Rosenbrock f = Gradients.load(Examples.Rosenbrock.class);
      runs.add(
          CompletableFuture.supplyAsync(
              () -> {
                double[] g = new double[4];
                boolean same = true;
                for (int i = 0; i < 10_000; i++) {
                  f.gradient(x, g);
                  same &= java.util.Arrays.equals(g, expected);
                }
                return same;
              }));
    }
    assertThat(runs).allSatisfy(run -> assertThat(run.join()).isTrue());
  }

  @Test
  void aWarmCallAllocatesNothing() {
    double[] x = new double[50];
    java.util.Arrays.fill(x, 0.5);
    double[] g = new double[50];
    double[] t = new double[50];
    Examples.Rosenbrock f = Gradients.load(Examples.Rosenbrock.class);
    var handle = Gradients.of(Examples.class, "rosenbrock");
    Runnable calls =
        () -> {
          f.valueAndGradient(x, g);
          f.jvp(x, t);
          f.hvp(x, t, g);
          handle.valueAndGradient(x, g);
          handle.jvp(x, t);
        };
    long least = Long.MAX_VALUE;
    for (int window = 0; window < 50; window++) {
      long before = allocated();
      for (int i = 0; i < 100; i++) {
        calls.run();
      }
      least = Math.min(least, allocated() - before);
    }
    // One object for each round would be 1600 bytes; measuring takes some itself.
    assertThat(least).isLessThan(1600);
  }

  private static long allocated() {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @Test
  void aStackTracePointsAtTheSource() {
    Examples.Failing failing = Gradients.load(Examples.Failing.class);
    assertThatThrownBy(() -> failing.valueAndGradient(new double[1], 2, new double[1]))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class)
        .satisfies(
            e ->
                assertThat(e.getStackTrace()[0].toString())
                    .contains("Examples$Failing$Derivative.")
                    .contains("(Examples.java:"));
  }
}
