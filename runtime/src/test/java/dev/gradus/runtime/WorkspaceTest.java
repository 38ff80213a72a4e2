package dev.gradus.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
  private final Signature signature =
      new Signature(
          "model",
          DType.FLOAT,
          Arithmetic.FAST,
          List.of(
              new Signature.Parameter("w", List.of(2), new double[] {0.1, 0.2}, false),
              new Signature.Parameter("c", List.of(), new double[] {3}, true)),
          List.of(
              new Signature.Input("x", DType.FLOAT, List.of(2), true),
              new Signature.Input("k", DType.INT, List.of(), true),
              new Signature.Input("t", DType.DOUBLE, List.of(3), false)),
          List.of(new Signature.Output("y", DType.FLOAT, List.of(), true)));
  private final Workspace workspace = new Workspace(Layout.of(signature, 1));

  @Test
  void tablesFollowTheLayout() {
    assertThat(workspace.floats[0]).containsExactly(0.1f, 0.2f);
    assertThat(workspace.floats[1]).containsExactly(3);
    assertThat(workspace.floats[2]).hasSize(2);
    assertThat(workspace.floats[3]).isEmpty();
    assertThat(workspace.floats[4]).hasSize(2);
    float[] x = new float[8];
    double[] t = new double[3];
    int[] k = new int[4];
    workspace.bind("x", x);
    workspace.bind("k", k);
    workspace.bind("t", t);
    assertThat(workspace.floats[6]).isSameAs(x);
    assertThat(workspace.doubles[0]).isSameAs(t);
    assertThat(workspace.ints[0]).isSameAs(k);
    assertThat(workspace.batch).isEqualTo(4);
    assertThat(workspace.floats[7]).hasSize(4);
    workspace.requireInputs();
  }

  @Test
  void resetRestoresInitialValuesAndClearsStates() {
    workspace.setParameter("w", 7, 8);
    workspace.floats[2][0] = 5;
    workspace.floats[4][1] = 5;
    workspace.reset();
    assertThat(workspace.parameter("w")).containsExactly(0.1f, 0.2f);
    assertThat(workspace.gradient("w")).containsExactly(0, 0);
    assertThat(workspace.floats[4]).containsExactly(0, 0);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refused("no parameter 'v'; there are: w, c", () -> workspace.setParameter("v", 1));
    refused(
        "'w' has 2 elements but was given or asked for 1", () -> workspace.setParameter("w", 1));
    refused("no input 'z'; there are: x, k, t", () -> workspace.bind("z", new double[1]));
    refused("type DOUBLE but takes FLOAT", () -> workspace.bind("x", new double[2]));
    refused("rows of 3 values but takes 2", () -> workspace.bind("x", new float[3]));
    refused("rows of 4 values but takes 3", () -> workspace.bind("t", new double[4]));
    refused("input 'k' holds no rows", () -> workspace.bind("k", new int[0]));
    refused("no output 'z'; there are: y", () -> workspace.output("z"));
  }

  @Test
  void missingAndShortInputsAreFoundBeforeACall() {
    workspace.bind("x", new float[4]);
    refused("input 'k' is not bound", workspace::requireInputs);
    workspace.bind("k", new int[3]);
    workspace.bind("t", new double[3]);
    refused("input 'x'", workspace::requireInputs);
  }

  private static void refused(String what, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(GradusException.class).hasMessageContaining(what);
  }
}
