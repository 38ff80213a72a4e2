package dev.gradus.compiler.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gradus.compiler.adjoint.Adjoint;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.compiler.tangent.Tangent;
import dev.gradus.runtime.GradusException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * What is refused, construct by construct: the sources say on each offending line what is expected,
 * and the message must name class, method, line, construct and cure.
 */
class RefusalCatalogueTest {
  private static final List<String> JAVA = List.of("Exceptions", "Calls", "State", "Objects");

  /** Sources whose methods can be read, but not differentiated. */
  private static final List<String> ACTIVE = List.of("Derivatives");

  @TestFactory
  Stream<DynamicTest> javaIsRefusedWhereTheSourceSaysSo() {
    return JAVA.stream().flatMap(name -> tests(name, program -> {}));
  }

  @TestFactory
  Stream<DynamicTest> reverseModeRefusesWhatHasNoDerivative() {
    return ACTIVE.stream().flatMap(name -> tests(name, RefusalCatalogueTest::reverse));
  }

  @TestFactory
  Stream<DynamicTest> forwardModeRefusesWhatHasNoDerivative() {
    return ACTIVE.stream().flatMap(name -> tests(name, RefusalCatalogueTest::forward));
  }

  @TestFactory
  Stream<DynamicTest> kotlinIsRefusedWhereTheSourceSaysSo() throws IOException {
    Path path = Path.of("src/test/kotlin/dev/gradus/compiler/refusal/KotlinRefusals.kt");
    String source = Files.readString(path).replace("\r\n", "\n");
    ClassFiles files = ClassFiles.of(RefusalCatalogueTest.class.getClassLoader());
    return tests(
        source,
        files,
        "dev/gradus/compiler/refusal/KotlinRefusalsKt",
        "KotlinRefusals.kt",
        program -> {});
  }

  @Test
  void withoutLineTableTheMethodIsNamed() {
    String source = source("Calls");
    InMemoryClasses classes = InMemoryClasses.compile("refusals/Calls.java", source, "-g:none");
    Throwable refusal = catchThrowable(() -> read(classes::find, "refusals/Calls", "streamed"));
    assertThat(refusal)
        .hasMessageStartingWith("refusals.Calls.streamed calls java.util.stream.DoubleStream.sum,");
  }

  private static void reverse(LoopProgram program) {
    Adjoint.of(Optimiser.optimise(program), active(program));
  }

  private static void forward(LoopProgram program) {
    Tangent.of(Optimiser.optimise(program), active(program), 1);
  }

  private static List<Integer> active(LoopProgram program) {
    List<Value> parameters = program.functions().get(0).parameters();
    return IntStream.range(0, parameters.size())
        .filter(i -> isReal(parameters.get(i).type()))
        .boxed()
        .toList();
  }

  private static boolean isReal(Type type) {
    return type.kind() == Type.Kind.DOUBLE || type.kind() == Type.Kind.FLOAT;
  }

  private static Stream<DynamicTest> tests(String name, Consumer<LoopProgram> next) {
    String source = source(name);
    String file = name + ".java";
    InMemoryClasses classes = InMemoryClasses.compile("refusals/" + file, source, "-g");
    return tests(source, classes::find, "refusals/" + name, file, next);
  }

  private static Stream<DynamicTest> tests(
      String source, ClassFiles files, String owner, String file, Consumer<LoopProgram> next) {
    List<Expected> expected = Expected.in(source);
    assertThat(expected).isNotEmpty();
    return expected.stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    file + ":" + e.line() + " " + e.method(),
                    () -> check(files, owner, file, e, next)));
  }

  private static void check(
      ClassFiles files, String owner, String file, Expected expected, Consumer<LoopProgram> next) {
    Throwable refusal = catchThrowable(() -> next.accept(read(files, owner, expected.entry())));
    assertThat(refusal).isInstanceOf(GradusException.class);
    assertThat(((GradusException) refusal).problem()).isEqualTo(expected.problem());
    String place =
        String.format(
            "%s.%s (%s:%d)", owner.replace('/', '.'), expected.method(), file, expected.line());
    assertThat(refusal)
        .hasMessageContaining(place)
        .hasMessageContaining(expected.construct())
        .hasMessageEndingWith("; " + expected.problem().remedy() + " [" + expected.problem() + "]");
  }

  private static LoopProgram read(ClassFiles files, String owner, String method) {
    return Resolve.method(files, owner, method, descriptor(files, owner, method)).program();
  }

  private static String descriptor(ClassFiles files, String owner, String method) {
    ClassNode node = new ClassNode();
    new ClassReader(files.find(owner).orElseThrow()).accept(node, ClassReader.SKIP_CODE);
    return node.methods.stream()
        .filter(m -> m.name.equals(method))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no method " + method))
        .desc;
  }

  private static String source(String name) {
    String path = "/refusals/" + name + ".java";
    try (InputStream in = RefusalCatalogueTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(path, e);
    }
  }
}
