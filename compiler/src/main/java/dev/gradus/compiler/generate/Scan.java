package dev.gradus.compiler.generate;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.SamplePoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What class files say is wanted, in the order of their names.
 *
 * @param interfaces internal names of gradient interfaces
 * @param methods methods marked differentiable
 * @param models methods that give models whose kernels are wanted
 * @param samples methods that give sample points, by owner and name of the method they are for
 */
record Scan(
    List<String> interfaces,
    List<MarkedMethod> methods,
    List<MarkedMethod> models,
    Map<String, List<MarkedMethod>> samples) {

  /** A method with the mark. */
  record MarkedMethod(String owner, String name, String descriptor, @Nullable String sourceFile) {}

  /** Looks through directories and jars. */
  static Scan of(List<Path> classes) {
    Scan scan = new Scan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
    for (Path entry : classes) {
      try {
        if (Files.isDirectory(entry)) {
          scan.directory(entry);
        } else if (Files.isRegularFile(entry)) {
          try (FileSystem jar = FileSystems.newFileSystem(entry)) {
            scan.directory(jar.getPath("/"));
          }
        }
      } catch (IOException | UncheckedIOException e) {
        throw Problem.CLASS_PATH_UNREADABLE.exception(entry, e.getMessage());
      }
    }
    return scan;
  }

  private void directory(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(f -> f.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : files) {
      try {
        new ClassReader(Files.readAllBytes(file))
            .accept(new Marks(), ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw Problem.CLASS_FILE_UNREADABLE.exception(file, e.getMessage());
      }
    }
  }

  private final class Marks extends ClassVisitor {
    private String owner = "";
    private boolean isInterface;
    private @Nullable String sourceFile;

    Marks() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String above, String[] interfaces) {
      owner = name;
      isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    }

    @Override
    public void visitSource(String source, String debug) {
      sourceFile = source;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      if (isInterface && descriptor.equals(Type.getDescriptor(GradientOf.class))) {
        interfaces.add(owner);
      }
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] thrown) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String mark, boolean visible) {
          if (mark.equals(Type.getDescriptor(Differentiable.class))) {
            methods.add(new MarkedMethod(owner, name, descriptor, sourceFile));
          } else if (mark.equals(Type.getDescriptor(dev.gradus.dsl.Objective.class))) {
            models.add(new MarkedMethod(owner, name, descriptor, sourceFile));
          }
          boolean isSample = mark.equals(Type.getDescriptor(SamplePoint.class));
          return isSample ? sample(new MarkedMethod(owner, name, descriptor, sourceFile)) : null;
        }
      };
    }

    private AnnotationVisitor sample(MarkedMethod method) {
      return new AnnotationVisitor(Opcodes.ASM9) {
        private String of = "";
        private String target = method.owner();

        @Override
        public void visit(String element, Object value) {
          switch (element) {
            case "of" -> of = (String) value;
            case "owner" -> target = ((Type) value).getInternalName();
            case "ownerName" -> target = ((String) value).replace('.', '/');
            default -> {}
          }
        }

        @Override
        public void visitEnd() {
          samples.computeIfAbsent(target + "." + of, k -> new ArrayList<>()).add(method);
        }
      };
    }
  }
}
