package dev.gradus.compiler.method;

import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.adjoint.PooledArrays;
import dev.gradus.compiler.emit.ClassSpec;
import dev.gradus.compiler.emit.Emitter;
import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.compiler.emit.Member;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.optimise.ConstantArguments;
import dev.gradus.compiler.outline.Outlined;
import dev.gradus.compiler.outline.Outliner;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.DerivativeMode;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.method.DerivativeKind;
import dev.gradus.runtime.method.LoadedGradients;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles derivatives of methods: fit the signatures, make the derivative programs, build an entry
 * function for each derivative method, outline, emit.
 */
public final class MethodCompiler {
  private static final String SUPERCLASS = "dev/gradus/runtime/method/GeneratedGradient";
  private static final String ENTRY = "dev/gradus/runtime/method/DerivativeEntry";

  private final ClassFiles files;
  private final CompilerOptions options;
  private final DerivativePrograms.Maker maker;

  public MethodCompiler(ClassFiles files, CompilerOptions options) {
    this(files, options, Derivatives::new);
  }

  MethodCompiler(ClassFiles files, CompilerOptions options, DerivativePrograms.Maker maker) {
    this.files = files;
    this.options = options;
    this.maker = maker;
  }

  /**
   * Compiles the class that implements a gradient interface.
   *
   * @param gradientInterface its internal name
   * @param aliased whether array arguments may be one and the same
   */
  public MethodCompilation compile(String gradientInterface, boolean aliased) {
    Binding binding = Binding.of(files, GradientInterface.read(files, gradientInterface));
    String simple = gradientInterface.substring(gradientInterface.lastIndexOf('/') + 1);
    String name =
        gradientInterface
            + LoadedGradients.SUFFIX
            + (aliased ? LoadedGradients.ALIASED_SUFFIX : "");
    Frame frame = new Frame(name, SUPERCLASS, List.of(gradientInterface), simple + ".");
    return compile(
        binding.primal(), binding.methods(), binding.declaration().mode(), frame, aliased);
  }

  /** The method that a gradient interface is of. */
  public Primal primal(String gradientInterface) {
    return Binding.of(files, GradientInterface.read(files, gradientInterface)).primal();
  }

  /**
   * Compiles a class with the derivative of a method that needs its adjoint: the gradient, or the
   * product with a cotangent; just the value where there is nothing to differentiate.
   */
  public MethodCompilation compile(Primal primal) {
    DerivativeKind kind =
        Stream.of(DerivativeKind.VALUE_AND_GRADIENT, DerivativeKind.VJP)
            .filter(k -> Forms.general(primal, k).isPresent())
            .findFirst()
            .orElse(DerivativeKind.VALUE);
    return compile(primal, kind, false);
  }

  /** Compiles a class with one derivative of a method. */
  public MethodCompilation compile(Primal primal, DerivativeKind kind, boolean aliased) {
    Form form = Forms.general(primal, kind).orElseThrow(() -> unavailable(primal, kind));
    String descriptor =
        form.declared(primal).stream()
            .map(Type::descriptor)
            .collect(Collectors.joining("", "(", ")" + form.type().descriptor()));
    String name = form.type().equals(Type.VOID) ? "run" : "call";
    Wanted wanted = new Wanted(form, name, descriptor, Optional.empty(), Optional.empty());
    String className = entryName(primal, kind, aliased);
    Frame frame = new Frame(className, ENTRY, List.of(), primal.describe() + "." + kind.method());
    return compile(primal, List.of(wanted), DerivativeMode.AUTO, frame, aliased);
  }

  private static RuntimeException unavailable(Primal primal, DerivativeKind kind) {
    Type result = primal.result();
    return result.kind() == Type.Kind.REFERENCE
        ? Problem.GRADIENT_RESULT.exception(primal.describe(), result)
        : Problem.GRADIENT_UNAVAILABLE.exception(
            kind.method(), primal.describe(), available(primal));
  }

  private static String available(Primal primal) {
    return Forms.of(primal).stream()
        .map(f -> f.kind().method())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String entryName(Primal primal, DerivativeKind kind, boolean aliased) {
    String owner = primal.owner().replace('/', '.');
    String name = LoadedGradients.entryName(owner, primal.name(), primal.descriptor(), kind);
    return name.replace('.', '/') + (aliased ? LoadedGradients.ALIASED_SUFFIX : "");
  }

  /**
   * The class around the entry functions.
   *
   * @param described what messages say before a method's name; all of it for a handle
   */
  private record Frame(
      String className, String superName, List<String> interfaces, String described) {}

  private MethodCompilation compile(
      Primal primal, List<Wanted> methods, DerivativeMode mode, Frame frame, boolean aliased) {
    NestedDerivatives nested = new NestedDerivatives(files, maker);
    frame.interfaces().forEach(nested::open);
    DerivativePrograms made = maker.of(files, primal, aliased, nested);
    DerivativePrograms derivatives = RestructuredPrograms.of(made, primal.arithmetic());
    Merger merger = new Merger();
    List<Entry> entries = new ArrayList<>();
    for (Wanted wanted : methods) {
      entries.add(EntryBuilder.build(primal, wanted, mode, derivatives, merger));
    }
    List<Function> functions = new ArrayList<>();
    entries.forEach(e -> functions.add(e.function()));
    functions.addAll(merger.functions());
    LoopProgram merged = Checker.check(new LoopProgram(primal.name(), functions), "entries");
    LoopProgram special = Checker.check(ConstantArguments.apply(merged), "constant arguments");
    LoopProgram pooled = Checker.check(PooledArrays.apply(special), "pooled");
    Outlined outlined = Outliner.outline(pooled);
    LoopProgram program = Checker.check(outlined.program(), "outline");
    Set<Integer> written = derivatives.written();
    List<Member> members = members(primal, entries, outlined, frame, aliased, written);
    ClassSpec spec =
        new ClassSpec(
            frame.className(),
            frame.superName(),
            List.of(),
            frame.interfaces(),
            sourceFile(primal),
            members);
    Emitter.Options emitting = Emitter.Options.DEFAULT;
    List<GeneratedClass> classes =
        Emitter.emit(program, spec, options.verify() ? emitting.verifying() : emitting);
    Map<String, LoopProgram> stages = new LinkedHashMap<>(derivatives.stages());
    stages.put("entries", merged);
    stages.put("outlined", program);
    MethodCompilation compilation =
        new MethodCompilation(
            primal, stages, derivatives.report(), nested.unheeded().sentences(), classes);
    options.dump().ifPresent(directory -> Dump.write(compilation, directory));
    return compilation;
  }

  private static List<Member> members(
      Primal primal,
      List<Entry> entries,
      Outlined outlined,
      Frame frame,
      boolean aliased,
      Set<Integer> written) {
    List<Member> members = new ArrayList<>();
    int scratch = 0;
    for (Entry plain : entries) {
      Entry entry = withOutlinedScratch(plain, outlined);
      Wanted wanted = entry.wanted();
      boolean handle = wanted.declaredIn().isEmpty();
      String described = frame.described() + (handle ? "" : wanted.name());
      boolean aliasable = !aliased && wanted.form().kind() != DerivativeKind.VALUE;
      members.add(
          new InstanceMethod(primal, entry, wanted.name(), described, aliasable, written, scratch));
      if (handle) {
        members.add(new EntryMembers(wanted, described));
      }
      scratch += entry.scratch().size();
    }
    return members;
  }

  private static Entry withOutlinedScratch(Entry entry, Outlined outlined) {
    List<Scratch> scratch = new ArrayList<>(entry.scratch());
    for (Type type : outlined.scratch(entry.function().name())) {
      scratch.add(new Scratch(type, outlined.length(type), -1));
    }
    return new Entry(entry.wanted(), entry.function(), scratch);
  }

  private String sourceFile(Primal primal) {
    return ClassNodes.find(files, primal.owner())
        .flatMap(n -> Optional.ofNullable(n.sourceFile))
        .orElse("");
  }
}
