package dev.gradus.dsl;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Losses.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.init.Init;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.ParameterHandle;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final Model LINEAR =
      Model.define(
          "linear",
          m -> {
            Tensor w = m.parameter("w", 2).initial(2.0, -1.0);
            Tensor b = m.parameter("b").initial(0.5);
            Tensor x = m.input("X", BATCH, 2);
            Tensor y = m.input("y", BATCH);
            Tensor prediction = m.output("prediction", x.dot(w).plus(b));
            return meanSquaredError(prediction, y);
          });

  @Test
  void signatureTellsParametersInputsAndOutputs() {
    Signature s = LINEAR.signature();
    assertThat(s.name()).isEqualTo("linear");
    assertThat(s.dtype()).isEqualTo(DType.DOUBLE);
    assertThat(s.arithmetic()).isEqualTo(Arithmetic.FAST);
    assertThat(s.parameters()).extracting(Signature.Parameter::name).containsExactly("w", "b");
    assertThat(s.parameters().get(0).shape()).containsExactly(2);
    assertThat(s.parameters().get(0).initial()).containsExactly(2.0, -1.0);
    assertThat(s.inputs())
        .containsExactly(
            new Signature.Input("X", DType.DOUBLE, List.of(2), true),
            new Signature.Input("y", DType.DOUBLE, List.of(), true));
    assertThat(s.outputs())
        .containsExactly(new Signature.Output("prediction", DType.DOUBLE, List.of(), true));
  }

  @Test
  void interpretedValueIsTheObjectiveThenTheOutputs() {
    List<TensorValue> values =
        new Evaluation().batch(3).with("X", 1, 2, 3, 4, 5, 6).with("y", 0, 2, 4).run(LINEAR);
    assertThat(values.get(1).values()).containsExactly(0.5, 2.5, 4.5);
    assertThat(values.get(0).get(0)).isCloseTo(0.25, within(1e-15));
  }

  @Test
  void variantsRunTheDefinitionAgain() {
    Model single = LINEAR.with(DType.FLOAT).strict();
    assertThat(single.dtype()).isEqualTo(DType.FLOAT);
    assertThat(single.arithmetic()).isEqualTo(Arithmetic.STRICT);
    assertThat(single.signature().inputs().get(0).dtype()).isEqualTo(DType.FLOAT);
    assertThat(single.graph().arithmetic()).isEqualTo(Arithmetic.STRICT);
    assertThat(LINEAR.dtype()).isEqualTo(DType.DOUBLE);
  }

  @Test
  void aDefinitionMayChooseItsOptionsAndVariantsOverrideThem() {
    Definition definition =
        m -> {
          m.dtype(DType.FLOAT).strict();
          return m.parameter("x").square();
        };
    Model chosen = Model.define("chosen", definition);
    assertThat(chosen.dtype()).isEqualTo(DType.FLOAT);
    assertThat(chosen.arithmetic()).isEqualTo(Arithmetic.STRICT);
    assertThat(chosen.with(DType.DOUBLE).dtype()).isEqualTo(DType.DOUBLE);
    assertThat(chosen.with(DType.DOUBLE).arithmetic()).isEqualTo(Arithmetic.STRICT);
    Model double64 =
        Model.define("given", Options.DEFAULT.with(DType.FLOAT), m -> m.parameter("x"));
    assertThat(double64.dtype()).isEqualTo(DType.FLOAT);
  }

  @Test
  void handlesNameParametersOutsideTheBlock() {
    Parameter[] kept = new Parameter[1];
    Model m =
        Model.define(
            "m",
            b -> {
              kept[0] = b.parameter("w", 3).initial(Init.ones());
              return kept[0].sum();
            });
    ParameterHandle handle = kept[0];
    assertThat(handle.name()).isEqualTo("w");
    assertThat(m.parameter("w")).isSameAs(handle);
    assertThatThrownBy(() -> m.parameter("v"))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("'v' is no parameter of model 'm'; it has: w");
  }

  @Test
  void frozenParametersAreMarked() {
    Model m = Model.define("m", b -> b.parameter("w").times(b.parameter("v").freeze()));
    assertThat(m.signature().parameters().get(0).frozen()).isFalse();
    assertThat(m.signature().parameters().get(1).frozen()).isTrue();
  }

  @Test
  void randomInitialValuesDependOnSeedAndNameOnly() {
    Init init = Init.normal(7, 0, 1);
    Definition d =
        m -> m.parameter("a", 4).initial(init).plus(m.parameter("b", 4).initial(init)).sum();
    Signature first = Model.define("m", d).signature();
    Signature second = Model.define("m", d).signature();
    assertThat(first.parameters().get(0).initial())
        .isEqualTo(second.parameters().get(0).initial())
        .isNotEqualTo(first.parameters().get(1).initial());
  }

  @Test
  void glorotValuesStayWithinTheirBound() {
    double bound = Math.sqrt(6.0 / (30 + 20));
    double[] values = Init.glorotUniform(3).values("w", dev.gradus.dsl.graph.Shape.of(30, 20));
    assertThat(values).hasSize(600);
    assertThat(Arrays.stream(values)).allMatch(v -> Math.abs(v) <= bound);
    double squares = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    assertThat(squares).isCloseTo(bound * bound / 3, within(0.1 * bound * bound / 3));
  }

  private static void refused(Problem problem, String part, Definition d) {
    assertThatThrownBy(() -> Model.define("m", d))
        .isInstanceOfSatisfying(
            GradusException.class, e -> assertThat(e.problem()).isEqualTo(problem))
        .hasMessageContaining(part);
  }

  @Test
  void anObjectiveMustBeScalar() {
    refused(
        Problem.OBJECTIVE_NOT_SCALAR,
        "it has shape (3) (at ModelTest.java:",
        m -> m.parameter("w", 3).exp());
  }

  @Test
  void anObjectiveMustBeOfTheModelsType() {
    refused(Problem.OBJECTIVE_TYPE, "INT", m -> m.parameter("w", 3).argmax(0));
    refused(Problem.OBJECTIVE_TYPE, "FLOAT", m -> m.parameter("w").toFloat());
  }

  @Test
  void aModelNeedsParameters() {
    refused(Problem.NO_PARAMETERS, "'m'", m -> m.input("x", BATCH).mean());
    refused(Problem.ALL_FROZEN, "'m'", m -> m.parameter("w").freeze().square());
  }

  @Test
  void whatStopsTheGradientIsNamedWithItsLine() {
    refused(
        Problem.NO_PARAMETER_REACHED,
        "in the way: argmax at ModelTest.java:",
        m -> m.parameter("w", 3).argmax(0).toReal());
    refused(
        Problem.NO_PARAMETER_REACHED,
        "in the way: less at ModelTest.java:",
        m -> m.parameter("w").lessThan(1.0).toReal());
    refused(
        Problem.NO_PARAMETER_REACHED,
        "in the way: stopGradient at ModelTest.java:",
        m -> m.parameter("w").stopGradient().square());
    refused(
        Problem.NO_PARAMETER_REACHED,
        "it does not depend on any",
        m -> {
          m.parameter("w");
          return m.constant(1.0);
        });
  }

  @Test
  void unreachedParametersAreListed() {
    Model m =
        Model.define(
            "m",
            b -> b.parameter("w").plus(b.parameter("v").stopGradient()).plus(b.parameter("u")));
    assertThat(m.unreached()).containsExactly("v");
  }

  @Test
  void namesAreUnique() {
    refused(
        Problem.NAME_TWICE,
        "'w' is declared twice in model 'm': at ModelTest.java:",
        m -> m.parameter("w").plus(m.input("w")));
    refused(Problem.BAD_NAME, "' '", m -> m.parameter(" "));
  }

  @Test
  void tensorsOfDifferentModelsDoNotMix() {
    refused(
        Problem.TENSOR_OF_ANOTHER_MODEL,
        "model 'other' is used in model 'm' (at ModelTest.java:",
        m -> {
          Tensor[] stolen = new Tensor[1];
          Model.define(
              "other",
              o -> {
                stolen[0] = o.parameter("x");
                return stolen[0];
              });
          return m.parameter("w").plus(stolen[0]);
        });
  }

  @Test
  void aFinishedModelTakesNoMoreOperations() {
    Tensor[] kept = new Tensor[1];
    Model.define(
        "m",
        m -> {
          kept[0] = m.parameter("w");
          return kept[0];
        });
    assertThatThrownBy(() -> kept[0].exp())
        .isInstanceOfSatisfying(
            GradusException.class, e -> assertThat(e.problem()).isEqualTo(Problem.MODEL_COMPLETE));
  }

  @Test
  void optionsComeFirst() {
    refused(
        Problem.OPTIONS_TOO_LATE,
        "ModelTest.java:",
        m -> {
          Tensor w = m.parameter("w");
          m.strict();
          return w;
        });
  }

  @Test
  void batchAxesStandFirstAndNotInParameters() {
    refused(Problem.PARAMETER_PER_ROW, "(BATCH, 2)", m -> m.parameter("w", BATCH, 2).sum());
    refused(Problem.BATCH_AXIS, "input 'x'", m -> m.input("x", 2, BATCH).sum());
    refused(
        Problem.BATCH_AXIS,
        "output 'o'",
        m -> {
          m.output("o", m.input("x", BATCH, 2).transpose());
          return m.parameter("w");
        });
  }

  @Test
  void initialValuesMustFit() {
    refused(
        Problem.INITIAL_VALUES,
        "2 initial values were given for parameter 'w' of shape (3), which has 3",
        m -> m.parameter("w", 3).initial(1.0, 2.0).sum());
  }
}
