package dev.gradus.benchmarks.suite;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Methods of about any size, made of random loops, branches and straight code over two arrays and
 * some variables, compiled by javac.
 */
final class LargeMethods {
  static final String CLASS = "Large";
  static final String METHOD = "objective";

  private static final String[] VARIABLES = {"a", "b", "c", "d"};

  private final SplittableRandom random = new SplittableRandom(7);

  /** A class file with a method, and the number of instructions of that method. */
  record Compiled(byte[] classFile, int instructions) {}

  private LargeMethods() {}

  /** The shortest of these methods that has so many instructions at least. */
  static Compiled ofAtLeast(int instructions) {
    LargeMethods source = new LargeMethods();
    StringBuilder body = new StringBuilder();
    Compiled compiled;
    do {
      source.part(body);
      compiled = compile(source.method(body));
    } while (compiled.instructions < instructions);
    return compiled;
  }

  private String method(StringBuilder body) {
    return "public class Large { public static double objective(double[] x) {\n"
        + "double a = 0.3, b = 0.7, c = 1.1, d = 0.2; double[] y = new double[x.length];\n"
        + (body + "double sum = 0; for (double e : y) { sum += e * e; }\n")
        + "return sum + a * b + c * d; } }";
  }

  private void part(StringBuilder to) {
    switch (random.nextInt(4)) {
      case 0 -> to.append(assignment("i", "x[0]"));
      case 1 -> loop(to, assignment("i", "x[i]") + store());
      case 2 -> loop(to, choice() + store());
      default -> loop(to, "for (int j = 0; j < i; j++) {\n" + assignment("j", "y[j]") + "}\n");
    }
  }

  private static void loop(StringBuilder to, String body) {
    to.append("for (int i = 1; i < x.length; i++) {\n").append(body).append("}\n");
  }

  private String assignment(String index, String element) {
    String variable = variable();
    String function = random.nextBoolean() ? "Math.sin" : "Math.tanh";
    String scaled = String.format("0.%d * %s", random.nextInt(1, 9), variable());
    String other = index.equals("j") ? "x[j]" : variable();
    return String.format(
        "%s = %s(%s * %s + %s) - %s;\n", variable, function, element, variable(), scaled, other);
  }

  private String store() {
    return String.format(
        "y[i] = y[i - 1] * %s + x[i] * %s - 0.%d;\n", variable(), variable(), random.nextInt(1, 9));
  }

  private String choice() {
    return String.format(
        "if (%s > x[i]) {\n%s} else {\n%s}\n",
        variable(), assignment("i", "x[i - 1]"), assignment("i", "y[i]"));
  }

  private String variable() {
    return VARIABLES[random.nextInt(VARIABLES.length)];
  }

  private static Compiled compile(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<ByteArrayOutputStream> written = new ArrayList<>();
    JavaFileManager files =
        new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            written.add(bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
              @Override
              public OutputStream openOutputStream() {
                return bytes;
              }
            };
          }
        };
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("memory:///Large.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options = List.of("--release", "17");
    if (!compiler.getTask(null, files, null, options, null, List.of(file)).call()) {
      throw new IllegalStateException("javac refuses\n" + source);
    }
    byte[] bytes = written.get(0).toByteArray();
    return new Compiled(bytes, instructions(bytes));
  }

  private static int instructions(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    MethodNode method =
        node.methods.stream().filter(m -> m.name.equals(METHOD)).findFirst().orElseThrow();
    int count = 0;
    for (var i : method.instructions) {
      count += i.getOpcode() >= 0 ? 1 : 0;
    }
    return count;
  }
}
