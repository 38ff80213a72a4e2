package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.Gradients;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is hidden from generated classes is refused when they are made, with its place and cure. */
class HiddenTest {
  @ParameterizedTest
  @CsvSource({"usesCube, cube", "usesNear, near", "usesLevel, level"})
  void membersThatAreNotPublicAreRefused(String method, String member) {
    assertThatThrownBy(() -> Gradients.of(Hidden.class, method).gradient(1.5))
        .hasMessageStartingWith("dev.gradus.compiler.method.Hidden." + method + " (Hidden.java:")
        .hasMessageContaining("uses dev.gradus.compiler.method.Hidden." + member + ", which")
        .hasMessageContaining("MethodHandles.lookup()")
        .hasMessageContaining("MEMBER_HIDDEN");
  }

  @Test
  void aLookupReachesMembersThatAreNotPrivate() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    assertThat(Gradients.of(lookup, Hidden.class, "usesNear").gradient(1.5))
        .isEqualTo(2 * Math.cos(1.5));
    assertThat(Gradients.of(lookup, Hidden.class, "usesLevel").gradient(1.5)).isEqualTo(3.0);
    assertThatThrownBy(() -> Gradients.of(lookup, Hidden.class, "usesCube").gradient(1.5))
        .hasMessageContaining("MEMBER_HIDDEN");
  }

  @Test
  void whatIsReadMayBePrivate() {
    assertThat(Gradients.of(Hidden.class, "usesSquare").gradient(1.5)).isEqualTo(6.0);
  }

  @Test
  void objectsAsResultsAreRefused() {
    assertThatThrownBy(() -> Gradients.of(Hidden.class, "pair").gradient(1.0, 2.0))
        .hasMessageContaining("Hidden.pair(double, double) returns an object (Hidden$Pair)")
        .hasMessageContaining("GRADIENT_RESULT");
  }
}
