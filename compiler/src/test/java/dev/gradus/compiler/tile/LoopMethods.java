package dev.gradus.compiler.tile;

import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.method.MethodCompilation;
import dev.gradus.compiler.method.MethodCompiler;
import dev.gradus.compiler.method.Primals;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.SaveStack;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Methods {@code double f(double[] x, double[] y, int n)} with loops, and runs of their adjoints.
 */
final class LoopMethods {
  private LoopMethods() {}

  static Stream<Method> of(Class<?> owner) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(m -> Modifier.isPublic(m.getModifiers()))
        .sorted(Comparator.comparing(Method::getName));
  }

  static MethodCompilation compile(Method method) {
    ClassFiles files = ClassFiles.of(LoopMethods.class.getClassLoader());
    MethodCompiler compiler = new MethodCompiler(files, CompilerOptions.fromSystemProperties());
    String owner = method.getDeclaringClass().getName().replace('.', '/');
    return compiler.compile(Primals.named(files, owner, method.getName()).get(0));
  }

  /** The value of an adjoint; adds to the adjoints of x and y, {@code into[1]} and {@code [2]}. */
  static double interpreted(LoopProgram program, double[] x, double[] y, int n, double[][] into) {
    Object value =
        new LoopInterpreter(program)
            .call(
                program.functions().get(0).name(),
                new SaveStack(),
                x.clone(),
                y.clone(),
                n,
                into[1],
                into[2],
                1.0);
    return (double) value;
  }
}
