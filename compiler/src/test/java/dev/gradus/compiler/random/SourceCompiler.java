package dev.gradus.compiler.random;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in memory, many at once. */
final class SourceCompiler {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  private SourceCompiler() {}

  /** A loader of the classes; empty if a source does not compile. */
  static Optional<ClassLoader> compile(Map<String, String> sources) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Classes classes = new Classes(JAVAC.getStandardFileManager(diagnostics, null, null));
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    List<String> options = List.of("-g", "-proc:none", "-nowarn");
    boolean done = JAVAC.getTask(null, classes, diagnostics, options, null, units).call();
    return done ? Optional.of(new Loader(classes.files)) : Optional.empty();
  }

  /** What javac says of a source that does not compile. */
  static String faults(String name, String text) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Classes classes = new Classes(JAVAC.getStandardFileManager(diagnostics, null, null));
    JAVAC
        .getTask(null, classes, diagnostics, List.of(), null, List.of(new Source(name, text)))
        .call();
    return diagnostics.getDiagnostics().toString();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> files = new HashMap<>();

    Classes(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          files.put(name, bytes);
          return bytes;
        }
      };
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> files;

    Loader(Map<String, ByteArrayOutputStream> files) {
      super(SourceCompiler.class.getClassLoader());
      this.files = files;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream file = files.get(name);
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = file.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      String type = name.replace('/', '.').replaceFirst("\\.class$", "");
      ByteArrayOutputStream file = files.get(type);
      return file == null
          ? super.getResourceAsStream(name)
          : new ByteArrayInputStream(file.toByteArray());
    }
  }
}
