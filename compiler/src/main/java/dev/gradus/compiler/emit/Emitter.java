package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import dev.gradus.runtime.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * Emits a loop program as class files of version 61 (Java 17). Every function becomes a static
 * method of its name; one that implements a method of an interface with the very same signature is
 * called {@code name$body} instead, since the class cannot have both. The same program gives the
 * same bytes.
 *
 * <p>A program whose constants do not fit one class is spread over {@code Name}, {@code Name$1}, …
 */
public final class Emitter {

  /**
   * How to emit.
   *
   * @param largestMethod greatest number of code bytes a method may have; HotSpot does not compile
   *     methods above 8000
   * @param largestPool greatest number of constant pool entries of one class
   * @param verify whether to check every class with ASM's verifier
   */
  public record Options(int largestMethod, int largestPool, boolean verify) {
    /** What HotSpot compiles, unverified. */
    public static final Options DEFAULT = new Options(8000, 50_000, false);

    /** These options with verification. */
    public Options verifying() {
      return new Options(largestMethod, largestPool, true);
    }
  }

  private final LoopProgram program;
  private final ClassSpec spec;
  private final Options options;
  private final String sourceFile;
  private ConstantArrays arrays = new ConstantArrays("");
  private final Map<String, Function> functions = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Set<String> renamed = new HashSet<>();
  private final List<Bridge> bridges;
  private final Linker linker =
      new Linker() {
        @Override
        public String owner(Function function) {
          return Optional.ofNullable(owners.get(function.name())).orElseThrow();
        }

        @Override
        public String method(Function function) {
          return function.name() + (renamed.contains(function.name()) ? "$body" : "");
        }

        @Override
        public ConstantArrays arrays() {
          return arrays;
        }

        @Override
        public String sourceFile() {
          return sourceFile;
        }

        @Override
        public Function function(String name) {
          return Optional.ofNullable(functions.get(name))
              .orElseThrow(() -> new IllegalStateException("no function " + name));
        }
      };

  private Emitter(LoopProgram program, ClassSpec spec, Options options) {
    this.program = program;
    this.spec = spec;
    this.options = options;
    this.sourceFile = spec.sourceFile().isEmpty() ? firstFile(program) : spec.sourceFile();
    program.functions().forEach(f -> functions.put(f.name(), f));
    bridges = Bridge.of(spec.interfaces(), functions);
    for (Bridge bridge : bridges) {
      if (bridge.descriptor().equals(Linker.descriptor(bridge.function()))) {
        renamed.add(bridge.function().name());
      }
    }
  }

  /** The file that the entry function comes from, or empty. */
  private static String firstFile(LoopProgram program) {
    return program.functions().stream()
        .limit(1)
        .flatMap(f -> f.body().statements().stream())
        .map(s -> s.position().file())
        .filter(file -> !file.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Emits with default options. */
  public static List<GeneratedClass> emit(LoopProgram program, ClassSpec spec) {
    return emit(program, spec, Options.DEFAULT);
  }

  /**
   * Emits a program; the first class is the one that was asked for.
   *
   * @throws IllegalStateException if a method is larger than the options allow
   */
  public static List<GeneratedClass> emit(LoopProgram program, ClassSpec spec, Options options) {
    return new Emitter(program, spec, options).emit();
  }

  private List<GeneratedClass> emit() {
    List<List<Function>> parts = Partition.of(program, options.largestPool());
    for (int i = 0; i < parts.size(); i++) {
      for (Function function : parts.get(i)) {
        owners.put(function.name(), className(i));
      }
    }
    List<GeneratedClass> classes = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      classes.add(emit(i, parts.get(i)));
    }
    return classes;
  }

  private String className(int part) {
    return part == 0 ? spec.internalName() : spec.internalName() + "$" + part;
  }

  private GeneratedClass emit(int part, List<Function> members) {
    ClassWriter writer = new ClassWriter(0);
    boolean main = part == 0;
    String name = className(part);
    arrays = new ConstantArrays(name);
    String[] interfaces = main ? interfaces() : new String[0];
    String superName = main ? spec.superName() : "java/lang/Object";
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | (main ? Opcodes.ACC_PUBLIC : 0);
    writer.visit(Opcodes.V17, access, name, null, superName, interfaces);
    if (!sourceFile.isEmpty()) {
      writer.visitSource(sourceFile, null);
    }
    if (main) {
      Bridge.constructor(writer, superName);
      bridges.forEach(b -> b.write(writer, linker));
      spec.members().forEach(m -> m.write(writer, new MemberPlace()));
    }
    members.forEach(f -> method(writer, f, main ? Opcodes.ACC_PUBLIC : 0));
    arrays.write(writer);
    writer.visitEnd();
    byte[] bytes = writer.toByteArray();
    if (options.verify()) {
      verify(bytes);
    }
    return new GeneratedClass(name.replace('/', '.'), bytes);
  }

  private String[] interfaces() {
    return Stream.concat(
            spec.interfaces().stream().map(c -> c.getName().replace('.', '/')),
            spec.implemented().stream())
        .toArray(String[]::new);
  }

  private final class MemberPlace implements Member.Place {
    @Override
    public String self() {
      return spec.internalName();
    }

    @Override
    public String owner(String function) {
      return linker.owner(linker.function(function));
    }

    @Override
    public Function function(String name) {
      return linker.function(name);
    }
  }

  private void method(ClassWriter writer, Function function, int access) {
    MethodVisitor method =
        writer.visitMethod(
            access | Opcodes.ACC_STATIC,
            linker.method(function),
            Linker.descriptor(function),
            null,
            null);
    int size = MethodEmitter.emit(function, method, linker);
    if (size > options.largestMethod()) {
      throw Refusal.at(
          place(function), Problem.CODE_TOO_LARGE, function.name(), size, options.largestMethod());
    }
  }

  /** The first place in the source that the function's code is from. */
  private static Position place(Function function) {
    Deque<Block> blocks = new ArrayDeque<>(List.of(function.body()));
    while (!blocks.isEmpty()) {
      for (Statement s : blocks.remove().statements()) {
        if (!s.position().equals(Position.NONE)) {
          return s.position();
        }
        blocks.addAll(Values.blocks(s));
      }
    }
    return Position.NONE;
  }

  private static void verify(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    reader.accept(new CheckClassAdapter(new ClassWriter(0), true), 0);
  }
}
