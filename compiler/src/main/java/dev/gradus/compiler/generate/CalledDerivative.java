package dev.gradus.compiler.generate;

import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.compiler.generate.Scan.MarkedMethod;
import dev.gradus.compiler.method.MethodCompilation;
import dev.gradus.compiler.method.MethodCompiler;
import dev.gradus.compiler.method.Primal;
import dev.gradus.runtime.Version;
import dev.gradus.runtime.method.DerivativeKind;
import dev.gradus.runtime.method.GradientIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * The class with one derivative of a method that a model calls. A kernel finds it by the method's
 * name, so that models share it.
 */
record CalledDerivative(
    List<GeneratedClass> classes, GradientIndex index, Dependencies dependencies) {

  /**
   * Value, and product with a cotangent where there are arguments to differentiate by.
   *
   * @param call internal name of the class, name and descriptor of the method
   */
  static List<CalledDerivative> of(
      String call, GenerationRequest request, ClassPathFiles files, CanonicalForms forms) {
    String[] parts = call.split(" ");
    Primal primal = Generation.primal(files, new MarkedMethod(parts[0], parts[1], parts[2], null));
    List<CalledDerivative> made = new ArrayList<>();
    made.add(of(primal, DerivativeKind.VALUE, request, files, forms));
    if (!primal.active().isEmpty()) {
      made.add(of(primal, DerivativeKind.VJP, request, files, forms));
    }
    return made;
  }

  private static CalledDerivative of(
      Primal primal,
      DerivativeKind kind,
      GenerationRequest request,
      ClassPathFiles files,
      CanonicalForms forms) {
    RecordedFiles recorded = new RecordedFiles(files);
    MethodCompilation compilation =
        new MethodCompiler(recorded, request.options().compiler()).compile(primal, kind, false);
    compilation.checkAccess(recorded);
    recorded.codeRead(primal.owner(), primal.name(), primal.descriptor());
    Dependencies dependencies = recorded.dependencies(forms);
    GradientIndex index =
        new GradientIndex(
            compilation.classes().get(0).name(),
            dependencies.key(forms, request.options().key()).orElseThrow(),
            Version.CURRENT,
            compilation.primal().arithmetic().name(),
            dependencies.digests(files));
    return new CalledDerivative(compilation.classes(), index, dependencies);
  }

  /** Path of the index. */
  String resource() {
    return GradientIndex.resource(index.generatedClass());
  }
}
