package dev.gradus.compiler.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.oracle.CompiledMethods;
import dev.gradus.compiler.oracle.Judge;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Library code that nobody wrote for this has the derivatives that it should have. */
@Timeout(60)
class LibrariesTest {

  static Stream<LibraryCase> cases() {
    return Stream.of(
            LibraryCases.commonsMath(),
            LibraryCases.commonsNumbers(),
            LibraryCases.colt(),
            LibraryCases.sciMark(),
            LibraryCases.jama())
        .flatMap(Function.identity());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void derivativesAreRight(LibraryCase library) throws Throwable {
    Judge judge = Judge.of(library.method(), new CompiledMethods());
    Object[] arguments = library.arguments().get();
    judge.judge(arguments, 1, false);
    if (library.derivative() != null) {
      int last = arguments.length - 1;
      double expected = library.derivative().applyAsDouble((Double) arguments[last]);
      assertThat(judge.derivative(arguments, last))
          .satisfies(
              d -> assertThat(Math.abs(d - expected)).isLessThan(1e-7 * (1 + Math.abs(expected))));
    }
  }
}
