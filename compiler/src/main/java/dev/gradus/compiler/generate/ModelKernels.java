package dev.gradus.compiler.generate;

import dev.gradus.compiler.Compilation;
import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.compiler.method.MethodExplanation;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.Objective;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.KernelIndex;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.method.MethodTarget;
import dev.gradus.runtime.method.ModelCalls;
import dev.gradus.runtime.optim.Optimizer;
import dev.gradus.runtime.optim.UpdateFormula;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls a method that gives a model and generates its kernels. Loaded beside the user's classes, so
 * that what goes in and comes out is of the platform's classes only.
 */
public final class ModelKernels {
  private final Map<String, byte[]> classes = new LinkedHashMap<>();
  private final Map<String, byte[]> resources = new LinkedHashMap<>();
  private final Map<String, Integer> sizes = new LinkedHashMap<>();
  private final Set<String> calls = new LinkedHashSet<>();
  private final StringBuilder explanation = new StringBuilder();
  private String verification = "";

  private ModelKernels() {}

  /**
   * Generates the kernels of one method.
   *
   * @return class files by name under {@code classes}, indexes by path under {@code resources},
   *     {@code sizes}, {@code explanation}, {@code verification}, and under {@code calls} the
   *     methods that the model calls: internal name of the class, name, descriptor
   * @throws dev.gradus.runtime.GradusException if the model or a method is not as it should be
   */
  public static Map<String, Object> make(String owner, String name, boolean verify)
      throws ReflectiveOperationException {
    ModelKernels kernels = new ModelKernels();
    kernels.make(Class.forName(owner), name, verify);
    return Map.of(
        "classes", kernels.classes,
        "resources", kernels.resources,
        "sizes", kernels.sizes,
        "calls", kernels.calls,
        "explanation", kernels.explanation.toString(),
        "verification", kernels.verification);
  }

  private void make(Class<?> owner, String name, boolean verify)
      throws ReflectiveOperationException {
    if (!(call(owner, name) instanceof Model model)) {
      throw Problem.GENERATION_OBJECTIVE.exception(owner.getName() + "." + name, "gives no Model");
    }
    calls(model.graph());
    Objective mark = owner.getDeclaredMethod(name).getAnnotation(Objective.class);
    Compilation plain = add(owner, name, model, UpdateFormula.NONE);
    plain.stages().forEach(this::explain);
    for (String optimizer : mark.optimizers()) {
      if (!(call(owner, optimizer) instanceof Optimizer found)) {
        throw Problem.GENERATION_OBJECTIVE.exception(
            owner.getName() + "." + name, "names '" + optimizer + "', which gives no Optimizer");
      }
      add(owner, name, model, found.formula(mark.maximise()));
    }
    if (verify) {
      verification = KernelVerification.of(plain.kernel());
    }
  }

  private void calls(Graph graph) {
    for (Node node : graph.nodes()) {
      if (node.kind() instanceof NodeKind.Call call) {
        MethodTarget target = ModelCalls.target(call.key());
        MethodType type =
            MethodType.methodType(double.class, target.parameterTypes().orElseThrow());
        String owner = target.owner().getName().replace('.', '/');
        calls.add(String.join(" ", owner, target.name(), type.toMethodDescriptorString()));
      } else if (node.kind() instanceof NodeKind.Scan scan) {
        calls(scan.body()); // scans nest a few levels at most
      }
    }
  }

  private void explain(String stage, String text) {
    explanation.append("== ").append(stage).append(" ==\n").append(text.strip()).append("\n\n");
  }

  private static @Nullable Object call(Class<?> owner, String name)
      throws ReflectiveOperationException {
    try {
      Method method = owner.getDeclaredMethod(name);
      method.setAccessible(true);
      return method.invoke(null);
    } catch (NoSuchMethodException | NullPointerException e) {
      throw Problem.GENERATION_OBJECTIVE.exception(
          owner.getName() + "." + name, "is not static, or has parameters");
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw e;
    }
  }

  private Compilation add(Class<?> owner, String method, Model model, UpdateFormula update) {
    String key = KernelIndex.key(model.fingerprint().orElseThrow(), update);
    String name =
        owner.getName().replace('.', '/') + "$" + method + "$Kernel$" + key.substring(0, 8);
    Compilation made = Compiler.compile(model, update, CompilerOptions.DEFAULT.verifying(), name);
    List<GeneratedClass> generated = new ArrayList<>(made.classes());
    generated.forEach(c -> classes.put(c.name(), c.bytes()));
    MethodExplanation.sizesByMethod(generated)
        .forEach((m, size) -> sizes.put(update.name() + ": " + m, size));
    KernelIndex index = KernelIndex.of(name.replace('/', '.'), made.layout());
    resources.put(KernelIndex.resource(key), OutputFiles.properties(index.entries()));
    resources.put(KernelIndex.MARK, OutputFiles.properties(Map.of()));
    return made;
  }
}
