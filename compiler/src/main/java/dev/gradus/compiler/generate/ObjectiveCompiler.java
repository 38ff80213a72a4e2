package dev.gradus.compiler.generate;

import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.compiler.generate.Scan.MarkedMethod;
import dev.gradus.compiler.method.MethodCompilation;
import dev.gradus.compiler.method.MethodCompiler;
import dev.gradus.compiler.method.MethodExplanation;
import dev.gradus.compiler.method.Primal;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.GradusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/** Compiles one objective and says what became of it. */
final class ObjectiveCompiler {
  private final GenerationRequest request;
  private final ClassPathFiles files;
  private final CanonicalForms forms;
  private final Places places;

  /**
   * What a compilation made.
   *
   * @param arithmetic of the method
   * @param resources files besides the classes, by path
   */
  record Made(
      Objective objective,
      Dependencies dependencies,
      List<GeneratedClass> classes,
      String arithmetic,
      Map<String, byte[]> resources) {}

  ObjectiveCompiler(
      GenerationRequest request, ClassPathFiles files, CanonicalForms forms, Places places) {
    this.request = request;
    this.files = files;
    this.forms = forms;
    this.places = places;
  }

  Made compile(Task task) {
    RecordedFiles recorded = new RecordedFiles(files);
    try {
      return task instanceof Task.OfModel model
          ? new ModelObjectives(request, files, forms).compile(model.method())
          : compile(task, recorded);
    } catch (GradusException e) {
      StackTraceElement place = e.place().orElseGet(() -> place(task));
      Message message = places.message(Message.Severity.ERROR, place, text(e));
      return failed(task, message, recorded);
    } catch (RuntimeException | StackOverflowError e) {
      throw new IllegalStateException("the compiler failed with " + task.id(), e);
    }
  }

  private static String text(GradusException e) {
    return String.valueOf(e.getMessage());
  }

  private Made compile(Task task, RecordedFiles recorded) {
    MethodCompiler compiler = new MethodCompiler(recorded, request.options().compiler());
    List<GeneratedClass> classes = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    MethodCompilation compilation;
    if (task instanceof Task.OfInterface i) {
      compilation = compiler.compile(i.name(), false);
      compilation.checkAccess(recorded);
      classes.addAll(compilation.classes());
      if (request.options().aliased() && AliasedUse.isIn(compilation.classes())) {
        aliased(compiler, i, classes, messages);
      }
    } else {
      compilation = compiler.compile(Generation.primal(recorded, ((Task.OfMethod) task).method()));
    }
    StackTraceElement place = methodPlace(compilation.primal());
    for (String warning : Warnings.of(compilation)) {
      messages.add(places.message(Message.Severity.WARNING, place, warning));
    }
    Dependencies dependencies = recorded.dependencies(forms);
    String key = dependencies.key(forms, request.options().key()).orElseThrow();
    Objective objective =
        new Objective(
            interfaceOf(task),
            compilation.primal().describe(),
            Objective.Status.GENERATED,
            key,
            classes.stream().map(GeneratedClass::name).toList(),
            MethodExplanation.sizesByMethod(compilation.classes()),
            MethodExplanation.of(compilation),
            Optional.empty(),
            messages);
    return new Made(
        objective, dependencies, classes, compilation.primal().arithmetic().name(), Map.of());
  }

  /** Arrays that are one and the same may be refused where different ones are not. */
  private void aliased(
      MethodCompiler compiler,
      Task.OfInterface task,
      List<GeneratedClass> classes,
      List<Message> messages) {
    try {
      classes.addAll(compiler.compile(task.name(), true).classes());
    } catch (GradusException e) {
      StackTraceElement place = e.place().orElseGet(() -> place(task));
      String text = "cannot be called with arrays that are one and the same: " + text(e);
      messages.add(places.message(Message.Severity.WARNING, place, text));
    }
  }

  private static Optional<String> interfaceOf(Task task) {
    return task instanceof Task.OfInterface i ? Optional.of(i.binaryName()) : Optional.empty();
  }

  private Made failed(Task task, Message message, RecordedFiles recorded) {
    String method = differentiated(task).orElse("").replace('/', '.');
    Objective objective =
        new Objective(
            interfaceOf(task),
            method,
            Objective.Status.FAILED,
            "",
            List.of(),
            Map.of(),
            "",
            Optional.empty(),
            List.of(message));
    return new Made(objective, recorded.dependencies(forms), List.of(), "", Map.of());
  }

  private static Optional<MarkedMethod> marked(Task task) {
    if (task instanceof Task.OfMethod m) {
      return Optional.of(m.method());
    }
    return task instanceof Task.OfModel m ? Optional.of(m.method()) : Optional.empty();
  }

  /** Where an objective as a whole stands. */
  private StackTraceElement place(Task task) {
    Optional<MarkedMethod> marked = marked(task);
    if (marked.isPresent()) {
      MarkedMethod m = marked.get();
      int line = FirstLine.of(files.own(m.owner()), m.name(), m.descriptor());
      return new StackTraceElement(m.owner().replace('/', '.'), m.name(), m.sourceFile(), line);
    }
    Task.OfInterface i = (Task.OfInterface) task;
    return new StackTraceElement(i.binaryName(), "", sourceFile(i.name()), -1);
  }

  /** Where something that was found out about an objective belongs. */
  StackTraceElement place(Task task, Verification.Finding finding) {
    return finding
        .place()
        .orElseGet(
            () ->
                task instanceof Task.OfInterface i
                    ? methodPlace(
                        new MethodCompiler(files, CompilerOptions.DEFAULT).primal(i.name()))
                    : place(task));
  }

  /** The first line of a method's code. */
  private StackTraceElement methodPlace(Primal primal) {
    String owner = primal.owner().replace('/', '.');
    return new StackTraceElement(
        owner,
        primal.name(),
        sourceFile(primal.owner()),
        FirstLine.of(files.own(primal.owner()), primal.name(), primal.descriptor()));
  }

  private @Nullable String sourceFile(String name) {
    return files.own(name).map(ObjectiveCompiler::declarations).map(n -> n.sourceFile).orElse(null);
  }

  private static ClassNode declarations(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    return node;
  }

  /** Owner and name of the method that a task is about. */
  Optional<String> differentiated(Task task) {
    return marked(task)
        .map(m -> m.owner() + "." + m.name())
        .or(() -> differentiated(((Task.OfInterface) task).name()));
  }

  /** Owner and name of the method that an interface is about. */
  Optional<String> differentiated(String gradientInterface) {
    ClassNode node = declarations(files.own(gradientInterface).orElseThrow());
    for (AnnotationNode mark : node.visibleAnnotations) {
      if (mark.desc.equals(Type.getDescriptor(GradientOf.class))) {
        String owner = "";
        String method = "";
        for (int i = 0; i + 1 < mark.values.size(); i += 2) {
          Object value = mark.values.get(i + 1);
          switch ((String) mark.values.get(i)) {
            case "owner" -> owner = ((Type) value).getInternalName();
            case "ownerName" -> owner = ((String) value).replace('.', '/');
            case "method" -> method = (String) value;
            default -> {}
          }
        }
        return Optional.of(owner + "." + method);
      }
    }
    return Optional.empty();
  }
}
