package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.Report;
import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.method.MethodCompiler;
import dev.gradus.compiler.method.Primals;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.training.plot.LinePlot;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long it takes to read a method from its class file, to optimise, differentiate and emit it.
 */
final class MethodCompileTimes {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private MethodCompileTimes() {}

  /**
   * Adds a figure for each size.
   *
   * @param seconds of processor time to spend on each; the last third counts, by when the compiler
   *     has been compiled itself
   */
  static void measure(Report report, double seconds, int... sizes) {
    double[] xs = new double[sizes.length];
    double[] times = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      LargeMethods.Compiled method = LargeMethods.ofAtLeast(sizes[i]);
      xs[i] = method.instructions();
      times[i] = time(method, seconds) / 1e6;
      report.figure(
          String.format(
              "read and differentiate a method of %d instructions", method.instructions()),
          times[i],
          "ms");
    }
    report.plot(
        "methods",
        LinePlot.of("Reading and differentiating", "instructions of the method", "milliseconds")
            .logarithmicX()
            .logarithmicY()
            .curve("processor time", xs, times));
  }

  private static double time(LargeMethods.Compiled method, double seconds) {
    ClassFiles files =
        ClassFiles.of(MethodCompileTimes.class.getClassLoader())
            .with(LargeMethods.CLASS, method.classFile());
    List<Double> times = new ArrayList<>();
    double spent = 0;
    do {
      long begin = THREADS.getCurrentThreadCpuTime();
      new MethodCompiler(files, CompilerOptions.DEFAULT)
          .compile(Primals.named(files, LargeMethods.CLASS, LargeMethods.METHOD).get(0));
      double time = (double) THREADS.getCurrentThreadCpuTime() - begin;
      spent += time;
      times.add(time);
    } while (spent < seconds * 1e9);
    List<Double> last = new ArrayList<>(times.subList(times.size() * 2 / 3, times.size()));
    Collections.sort(last);
    return last.get(last.size() / 2);
  }
}
