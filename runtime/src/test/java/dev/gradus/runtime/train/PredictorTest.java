package dev.gradus.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictorTest {
  private final Dataset data = Dataset.of("x", new double[] {1, -2, 3});

  @Test
  void outputsAreThoseOfTheTrainedParameters() {
    Predictor predictor = predictor();
    assertThat(predictor.reals("scaled", data)).containsExactly(10, -20, 30);
    assertThat(predictor.integers("positive", data)).containsExactly(1, 0, 1);
    assertThat(predictor.reals("scale", data)).containsExactly(10);
    assertThat(predictor.objective(data)).isEqualTo(20);
  }

  @Test
  void aSmallerDataSetGivesFewerRows() {
    Predictor predictor = predictor();
    predictor.reals("scaled", data);
    assertThat(predictor.reals("scaled", data.slice(1, 2))).containsExactly(-20);
  }

  @Test
  void laterTrainingDoesNotShow() {
    Kernel kernel = new ScaleKernel();
    Workspace trained = trained(kernel);
    Predictor predictor = Predictor.of(kernel, trained);
    trained.setParameter("s", 7);
    assertThat(predictor.reals("scale", data)).containsExactly(10);
  }

  @Test
  void unknownOutputsAndWrongTypesAreRefused() {
    assertThatThrownBy(() -> predictor().reals("probability", data))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("no output 'probability'; there are: scaled, positive, scale");
    assertThatThrownBy(() -> predictor().reals("positive", data))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("output 'positive' holds values of type BOOL");
    assertThatThrownBy(() -> predictor().integers("scaled", data))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("output 'scaled' holds values of type DOUBLE");
  }

  private static Predictor predictor() {
    Kernel kernel = new ScaleKernel();
    return Predictor.of(kernel, trained(kernel));
  }

  private static Workspace trained(Kernel kernel) {
    Workspace trained = kernel.newWorkspace();
    trained.setParameter("s", 10);
    trained.bind("offset", new double[] {0});
    return trained;
  }

  /** Sum of s·x + offset over the batch, with three outputs. */
  private static final class ScaleKernel implements Kernel {
    private final Signature signature =
        new Signature(
            "scale",
            DType.DOUBLE,
            Arithmetic.STRICT,
            List.of(HandWrittenKernel.parameter("s", 1)),
            List.of(
                new Signature.Input("x", DType.DOUBLE, List.of(), true),
                new Signature.Input("offset", DType.DOUBLE, List.of(), false)),
            List.of(
                new Signature.Output("scaled", DType.DOUBLE, List.of(), true),
                new Signature.Output("positive", DType.BOOL, List.of(), true),
                new Signature.Output("scale", DType.DOUBLE, List.of(), false)));

    @Override
    public Signature signature() {
      return signature;
    }

    @Override
    public Layout layout() {
      return Layout.of(signature, 0);
    }

    @Override
    public UpdateFormula update() {
      return UpdateFormula.NONE;
    }

    @Override
    public double value(Workspace w) {
      double sum = 0;
      for (int r = 0; r < w.batch; r++) {
        sum += w.doubles[0][0] * w.doubles[2][r] + w.doubles[3][0];
      }
      return sum;
    }

    @Override
    public double valueAndGradient(Workspace w) {
      throw new AssertionError("a predictor needs no gradient");
    }

    @Override
    public void outputs(Workspace w) {
      for (int r = 0; r < w.batch; r++) {
        w.doubles[4][r] = w.doubles[0][0] * w.doubles[2][r] + w.doubles[3][0];
        w.ints[0][r] = w.doubles[4][r] > 0 ? 1 : 0;
      }
      w.doubles[5][0] = w.doubles[0][0];
    }

    @Override
    public double step(Workspace w) {
      throw new AssertionError("a predictor makes no step");
    }
  }
}
