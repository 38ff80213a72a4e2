package dev.gradus.compiler.read;

import dev.gradus.compiler.library.ArrayFunction;
import dev.gradus.compiler.library.Substitutes;
import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Functions;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.statics.StaticValues;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.StopGradient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Reads a method, and the methods it calls as far as their class files can be found, into a loop
 * program. Calls of the JDK's own classes stay calls, apart from operations of the catalogue and
 * those that the library has bodies for.
 */
public final class MethodReader {
  /** Classes whose methods are called, not read. */
  private static final List<String> OUTSIDE =
      List.of("java/", "javax/", "jdk/", "sun/", "kotlin/jvm/", "dev/gradus/runtime/");

  private static final ClassFiles OWN = ClassFiles.of(MethodReader.class.getClassLoader());

  private final ClassFiles files;
  private final StaticReads statics;
  private final Map<String, Optional<ClassNode>> classes = new HashMap<>();
  private final Map<LargeClass, ClassNode> wholes = new HashMap<>();

  /** The methods found so far by owner, name and descriptor, in the order of discovery. */
  private final Map<String, Found> found = new LinkedHashMap<>();

  private final Map<String, Found> byFunction = new HashMap<>();
  private static final String STOP = org.objectweb.asm.Type.getDescriptor(StopGradient.class);

  private final Deque<Found> pending = new ArrayDeque<>();

  /** Functions of the library that are called, by name. */
  private final Map<String, Function> library = new LinkedHashMap<>();

  /** Programs whose functions have been added. */
  private final Map<LoopProgram, Operation.Call> merged = new IdentityHashMap<>();

  /** Parameter types of every function by name. */
  private final Map<String, List<Type>> byName = new HashMap<>();

  /** Functions by name, those read so far and those of the library. */
  private final Map<String, Function> functions = new HashMap<>();

  /** A method that becomes a function of the program. */
  private record Found(MethodSource source, String function, List<Type> parameters) {}

  private final DerivativeCalls derivatives;

  private MethodReader(ClassFiles files, DerivativeCalls derivatives) {
    this.files = files;
    this.derivatives = derivatives;
    this.statics = new StaticReads(this::concluded, new StaticValues(files.loaders()));
  }

  /**
   * Reads a static method of a class and what it calls.
   *
   * @throws dev.gradus.runtime.GradusException if something in a method cannot be read; the message
   *     names class, method, line and construct
   */
  public static LoopProgram read(Class<?> owner, String name, String descriptor) {
    ClassLoader loader = owner.getClassLoader();
    ClassFiles files = ClassFiles.of(loader == null ? ClassLoader.getSystemClassLoader() : loader);
    return read(files, owner.getName().replace('.', '/'), name, descriptor);
  }

  /**
   * Reads a static method and what it calls.
   *
   * @param owner internal name of the class
   * @throws dev.gradus.runtime.GradusException if something in a method cannot be read; the message
   *     names class, method, line and construct
   */
  public static LoopProgram read(ClassFiles files, String owner, String name, String descriptor) {
    return read(files, DerivativeCalls.NONE, owner, name, descriptor);
  }

  /** As the other, for methods that may call derivatives of methods. */
  public static LoopProgram read(
      ClassFiles files, DerivativeCalls derivatives, String owner, String name, String descriptor) {
    return new MethodReader(files, derivatives).program(owner, name, descriptor);
  }

  /** A reader that reads each method when it is first asked for. */
  public static MethodReader over(ClassFiles files) {
    return over(files, DerivativeCalls.NONE);
  }

  /** As the other, for methods that may call derivatives of methods. */
  public static MethodReader over(ClassFiles files, DerivativeCalls derivatives) {
    return new MethodReader(files, derivatives);
  }

  /**
   * The call of a static method as a function.
   *
   * @throws dev.gradus.runtime.GradusException if there is no such method with code
   */
  public Operation.Call entry(String owner, String name, String descriptor) {
    if (find(owner).isEmpty()) {
      throw Problem.CLASS_FILE_NOT_FOUND.exception(owner.replace('/', '.'));
    }
    return method(owner, name, descriptor)
        .orElseThrow(
            () -> Problem.METHOD_NOT_FOUND.exception(owner.replace('/', '.'), name + descriptor));
  }

  /** The call of a method as a function, if that class itself declares it with code. */
  public Optional<Operation.Call> method(String owner, String name, String descriptor) {
    return find(owner)
        .flatMap(node -> MethodSource.of(node, name, descriptor))
        .map(source -> call(enlist(source)));
  }

  /** The call of a function that does what a lambda's body does. */
  public Operation.Call body(Operation.Body body) {
    boolean direct = body.kind() == Opcodes.H_INVOKESTATIC && isInside(body.owner());
    return (direct
            ? method(body.owner(), body.name(), body.descriptor())
            : Optional.<Operation.Call>empty())
        .orElseGet(() -> call(enlist(MethodSource.of(body))));
  }

  /** The function of a call that this reader gave. */
  public Function function(String name) {
    Function known = functions.get(name);
    if (known == null) {
      known = function(byFunction.get(name));
      functions.put(name, known);
    }
    return known;
  }

  /** Whether the result of a function that this reader gave counts as a constant. */
  public boolean stopsGradient(String function) {
    return Optional.ofNullable(byFunction.get(function))
        .filter(f -> isStop(f.source()))
        .isPresent();
  }

  private static boolean isStop(MethodSource source) {
    return Optional.ofNullable(source.method().visibleAnnotations)
        .filter(marks -> marks.stream().anyMatch(m -> m.desc.equals(STOP)))
        .isPresent();
  }

  /** The class file of a class, if it can be found. */
  public Optional<ClassNode> classFile(String owner) {
    return whole(owner);
  }

  private static boolean isInside(String owner) {
    return OUTSIDE.stream().noneMatch(owner::startsWith);
  }

  private static Operation.Call call(Found method) {
    Type result = Typing.loaded(Typing.result(method.source().method().desc));
    return new Operation.Call(method.function(), result);
  }

  private LoopProgram program(String owner, String name, String descriptor) {
    entry(owner, name, descriptor);
    List<Function> functions = new ArrayList<>();
    while (!pending.isEmpty()) {
      functions.add(function(pending.remove()));
    }
    functions.addAll(library.values());
    return Checker.check(new LoopProgram(name, functions), "reading");
  }

  /** The steps from a method to a function. */
  private Function function(Found method) {
    MethodSource source = method.source();
    Values values = new Values();
    List<Value> parameters = parameters(method, values);
    Type result = Typing.loaded(Typing.result(source.method().desc));
    CallTargets targets = new Targets();

    FlowGraph graph = FlowOrder.ordered(SsaBuilder.build(source, values, targets, parameters));
    graph = RemoveDeadValues.apply(RemoveRedundantParameters.apply(graph));
    graph = InferBooleans.apply(graph, values, targets, result);
    graph = SimplifyFlow.apply(graph, values, source);
    Dominators dominators = new Dominators(graph);
    LoopForest loops = LoopForest.of(graph, dominators, source);
    graph = CloseLoops.apply(graph, dominators, loops, values);
    Block body = Structure.of(graph, dominators, loops, values, source);
    body = Tidy.apply(body, values);
    return Numbering.apply(method.function(), parameters, result, body, values);
  }

  private static List<Value> parameters(Found method, Values values) {
    List<Value> parameters = new ArrayList<>();
    int slot = 0;
    for (Type type : method.parameters()) {
      parameters.add(values.fresh(type, method.source().variable(slot, 0)));
      slot += type.slots();
    }
    return parameters;
  }

  /** A class with the code of all its methods. */
  private Optional<ClassNode> whole(String owner) {
    return find(owner)
        .map(n -> n instanceof LargeClass l ? wholes.computeIfAbsent(l, LargeClass::whole) : n);
  }

  /** A class from all code of which something is concluded. */
  public Optional<ClassNode> concluded(String owner) {
    files.wholeRead(owner);
    return whole(owner);
  }

  private Optional<ClassNode> find(String owner) {
    return classes.computeIfAbsent(
        owner, o -> (Substitutes.isLibrary(o) ? OWN : files).find(o).map(MethodSource::readClass));
  }

  private Found enlist(MethodSource source) {
    String key = source.key();
    Found known = found.get(key);
    if (known != null) {
      return known;
    }
    files.codeRead(source.owner().name, source.method().name, source.method().desc);
    String function = unused(source.method().name.replace('<', '_').replace('>', '_'));
    List<Type> parameters = new ArrayList<>(List.of(Typing.parameters(source.method().desc)));
    if (!source.isStatic()) {
      parameters.add(0, Type.reference(source.owner().name));
    }
    Found method = new Found(source, function, parameters);
    found.put(key, method);
    byName.put(function, parameters);
    byFunction.put(function, method);
    pending.add(method);
    return method;
  }

  /** Adds the functions of another program, once; gives the call of its first. */
  private Operation.Call merge(LoopProgram program) {
    return merged.computeIfAbsent(
        program,
        p -> {
          Map<String, String> names = new LinkedHashMap<>();
          for (Function f : p.functions()) {
            String name = unused(f.name());
            names.put(f.name(), name);
            byName.put(name, f.parameters().stream().map(Value::type).toList());
          }
          for (Function f : Functions.renamed(p.functions(), names)) {
            library.put(f.name(), f);
            functions.put(f.name(), f);
          }
          Function first = p.functions().get(0);
          return new Operation.Call(names.get(first.name()), first.result());
        });
  }

  private String unused(String plain) {
    String name = plain;
    for (int i = 2; byName.containsKey(name); i++) {
      name = plain + "_" + i;
    }
    return name;
  }

  private final class Targets implements CallTargets {
    @Override
    public Optional<Operation.Call> inside(MethodInsnNode call) {
      if (call.owner.startsWith("[") || !isInside(call.owner) || isKept(call)) {
        return Optional.empty();
      }
      return target(call).map(source -> call(enlist(source)));
    }

    private boolean isKept(MethodInsnNode call) {
      return call.getOpcode() == Opcodes.INVOKESTATIC
          && derivatives.isKept(
              new Operation.StaticCall(call.owner, call.name, call.desc, call.itf));
    }

    @Override
    public boolean stopsGradient(MethodInsnNode call) {
      return isInside(call.owner) && target(call).filter(MethodReader::isStop).isPresent();
    }

    /** The method that a call is sure to run. */
    private Optional<MethodSource> target(MethodInsnNode call) {
      boolean isVirtual =
          call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
      Optional<ClassNode> owner = find(call.owner);
      while (owner.isPresent()) {
        ClassNode node = owner.get();
        Optional<MethodSource> method = MethodSource.of(node, call.name, call.desc);
        if (method.isPresent()) {
          int access = method.get().method().access;
          boolean fixed = ((node.access | access) & (Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE)) != 0;
          return method.filter(m -> fixed || !isVirtual);
        }
        owner = node.superName == null || isVirtual ? Optional.empty() : find(node.superName);
      }
      return Optional.empty();
    }

    @Override
    public Operation.Call library(ArrayFunction function, Type array) {
      Function callee =
          library.computeIfAbsent(
              function + " " + array.descriptor(),
              k -> {
                String name = unused(function.nameFor(array));
                Function built = function.build(name, array);
                byName.put(name, built.parameters().stream().map(Value::type).toList());
                functions.put(name, built);
                return built;
              });
      return new Operation.Call(callee.name(), callee.result());
    }

    @Override
    public boolean isGradient(String internalName) {
      return derivatives.isGradient(internalName);
    }

    @Override
    public Optional<Operation.Call> derivative(MethodInsnNode call) {
      return derivatives.isGradient(call.owner)
          ? derivatives.program(call.owner, call.name, call.desc).map(MethodReader.this::merge)
          : Optional.empty();
    }

    @Override
    public List<Type> parameters(String function) {
      return byName.get(function);
    }

    @Override
    public Optional<Class<?>> load(String owner) {
      try {
        return Optional.of(Class.forName(owner.replace('/', '.'), false, files.loaders().get(0)));
      } catch (ClassNotFoundException e) {
        return Optional.empty();
      }
    }

    @Override
    public Operation staticRead(MethodSource source, FieldInsnNode read) {
      return statics.operation(source, read);
    }
  }
}
