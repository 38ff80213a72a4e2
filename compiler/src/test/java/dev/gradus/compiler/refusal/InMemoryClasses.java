package dev.gradus.compiler.refusal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Class files of a source that is compiled in memory, by internal name. */
final class InMemoryClasses {

  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String className) {
      super(URI.create("mem:///" + className + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("mem:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }

  private final Map<String, Output> classes = new LinkedHashMap<>();

  private InMemoryClasses() {}

  /** Compiles a source for Java 17 with these options. */
  static InMemoryClasses compile(String path, String source, String... options) {
    InMemoryClasses result = new InMemoryClasses();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    StandardJavaFileManager standard = compiler.getStandardFileManager(messages, null, null);
    JavaFileManager files =
        new ForwardingJavaFileManager<>(standard) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(className);
            result.classes.put(className.replace('.', '/'), output);
            return output;
          }
        };
    List<String> all = new ArrayList<>(List.of("--release", "17", "-proc:none"));
    all.addAll(List.of(options));
    List<Source> sources = List.of(new Source(path, source));
    if (!compiler.getTask(null, files, messages, all, null, sources).call()) {
      throw new AssertionError(messages.getDiagnostics().toString());
    }
    return result;
  }

  Optional<byte[]> find(String internalName) {
    return Optional.ofNullable(classes.get(internalName)).map(o -> o.bytes.toByteArray());
  }
}
