package dev.gradus.compiler.statics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.compiler.read.MethodReader;
import org.junit.jupiter.api.Test;

/** Constants are what static fields hold once their class is initialised, and no sooner. */
class StaticValuesTest {

  static final class ReadsItself {
    static final Throwable REFUSAL = catchThrowable(() -> read());
    private static final double ROOT = Math.sqrt(2);

    static void read() {
      MethodReader.read(ReadsItself.class, "scaled", "(D)D");
    }

    static double scaled(double x) {
      return ROOT * x;
    }
  }

  static final class Counts {
    private static final double[] VALUES = {1, 2};
    static int initialised;

    static {
      initialised++;
    }

    static double first(double x) {
      return VALUES[0] * x;
    }
  }

  @Test
  void aClassThatIsBeingInitialisedHasNoConstantsYet() {
    assertThat(ReadsItself.REFUSAL)
        .hasMessageContaining("ReadsItself.ROOT, but its class is still being initialised")
        .hasMessageContaining("STATIC_VALUE_UNKNOWN");
    ReadsItself.read();
  }

  @Test
  void classFilesWithoutLoaderAreInitialisedApart() {
    ClassFiles files = ClassFiles.of(getClass().getClassLoader())::find;
    String owner = Counts.class.getName().replace('.', '/');
    var program = MethodReader.read(files, owner, "first", "(D)D");
    assertThat(new LoopInterpreter(program).call("first", 3.0)).isEqualTo(3.0);
    assertThat(Counts.initialised).isEqualTo(1);
    assertThat(files.loaders()).hasSize(2).doesNotContain(getClass().getClassLoader());
  }
}
