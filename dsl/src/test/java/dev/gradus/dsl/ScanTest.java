package dev.gradus.dsl;

import static dev.gradus.dsl.Evaluation.numbers;
import static dev.gradus.dsl.Evaluation.values;
import static dev.gradus.dsl.Model.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ScanTest {

  private static Scan.Result sums(ModelBuilder m, Tensor xs, boolean reversed) {
    Scan scan = Scan.from(m.constant(0)).over(xs);
    return (reversed ? scan.reversed() : scan)
        .run(
            (carry, x) -> {
              Tensor sum = carry.get(0).plus(x.get(0));
              return Scan.next(sum).emit(sum, x.get(0).times(sum));
            });
  }

  @Test
  void carriesGoFromStepToStepAndResultsAreStacked() {
    assertThat(values(m -> sums(m, m.constant(numbers(4)), false).carry(0))).containsExactly(10);
    assertThat(values(m -> sums(m, m.constant(numbers(4)), false).stacked(0)))
        .containsExactly(1, 3, 6, 10);
    assertThat(values(m -> sums(m, m.constant(numbers(4)), false).stacked(1)))
        .containsExactly(1, 6, 18, 40);
  }

  @Test
  void reversedScansStartAtTheLastEntry() {
    assertThat(values(m -> sums(m, m.constant(numbers(4)), true).stacked(0)))
        .containsExactly(10, 9, 7, 4);
  }

  @Test
  void theLengthCanBeGiven() {
    Function<ModelBuilder, Tensor> e =
        m ->
            Scan.from(m.constant(1), m.constant(1))
                .times(5)
                .run((c, none) -> Scan.next(c.get(1), c.get(0).plus(c.get(1))))
                .carry(1);
    assertThat(values(e)).containsExactly(13);
  }

  @Test
  void outerTensorsAreSeenInsideWithoutBeingPassed() {
    Function<ModelBuilder, Tensor> e =
        m -> {
          Tensor matrix = m.constant(new double[][] {{1, 1}, {1, 0}});
          Tensor shift = m.constant(0.5).plus(0.5);
          return Scan.from(m.constant(new double[] {1, 0}))
              .times(3)
              .run((c, none) -> Scan.next(matrix.matvec(c.get(0)).plus(shift).minus(1.0)))
              .carry(0);
        };
    assertThat(values(e)).containsExactly(3, 2);
  }

  @Test
  void whatDoesNotDependOnTheStepIsComputedOnceOutside() {
    Model model =
        Model.define(
            "m",
            m -> {
              Tensor w = m.parameter("w");
              return Scan.from(m.constant(0))
                  .times(3)
                  .run((c, none) -> Scan.next(c.get(0).plus(w.exp())))
                  .carry(0);
            });
    NodeKind.Scan scan =
        model.graph().nodes().stream()
            .map(Node::kind)
            .filter(NodeKind.Scan.class::isInstance)
            .map(NodeKind.Scan.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(scan.constants()).isEqualTo(1);
    assertThat(scan.body().nodes()).hasSize(3);
  }

  @Test
  void scansStackBehindABatchAxis() {
    TensorValue v =
        new Evaluation()
            .batch(2)
            .with("x", numbers(12))
            .run(
                m ->
                    Scan.from(m.zeros(BATCH, 2))
                        .over(m.input("x", BATCH, 3, 2))
                        .run(
                            (c, x) -> {
                              Tensor next = c.get(0).plus(x.get(0));
                              return Scan.next(next).emit(next.sum(1));
                            })
                        .stacked(0));
    assertThat(v.shape()).isEqualTo(Shape.of(2, 3));
    assertThat(v.values()).containsExactly(3, 10, 21, 15, 34, 57);
  }

  @Test
  void scansNest() {
    Function<ModelBuilder, Tensor> e =
        m -> {
          Tensor xs = m.constant(numbers(6), 2, 3);
          Tensor scale = m.constant(numbers(1)).sum().times(10);
          return Scan.from(m.constant(0))
              .over(xs)
              .run(
                  (outer, row) ->
                      Scan.next(
                          Scan.from(outer.get(0))
                              .over(row.get(0))
                              .run(
                                  (inner, x) ->
                                      Scan.next(
                                          inner
                                              .get(0)
                                              .plus(x.get(0).times(scale))
                                              .plus(row.get(0).get(0))))
                              .carry(0)))
              .carry(0);
        };
    assertThat(values(e)).containsExactly(210 + 3 * 1 + 3 * 4);
  }

  @Test
  void aScanReachesParametersThroughItsCarries() {
    Model model =
        Model.define(
            "m",
            m -> {
              Tensor w = m.parameter("w").initial(2);
              Tensor unused = m.parameter("unused");
              Scan.Result r =
                  Scan.from(m.constant(0), m.constant(1), unused)
                      .times(3)
                      .run((c, none) -> Scan.next(c.get(1), c.get(1).times(w), c.get(2).times(2)));
              return r.carry(0);
            });
    assertThat(model.unreached()).containsExactly("unused");
    assertThat(new Evaluation().run(model).get(0).values()).containsExactly(4);
  }

  private static void refused(Problem problem, String message, Function<ModelBuilder, Tensor> e) {
    assertThatThrownBy(() -> values(e))
        .isInstanceOfSatisfying(
            GradusException.class, x -> assertThat(x.problem()).isEqualTo(problem))
        .hasMessageContaining(message)
        .hasMessageContaining("ScanTest.java:");
  }

  @Test
  void carriesKeepTheirShapeAndType() {
    refused(
        Problem.SCAN_CARRY_TYPE,
        "carry 0 of a scan goes in as double() and comes out as double(2)",
        m ->
            Scan.from(m.constant(0))
                .times(2)
                .run((c, none) -> Scan.next(c.get(0).plus(m.constant(numbers(2)))))
                .carry(0));
    refused(
        Problem.SCAN_CARRIES,
        "hands on 2 carries where 1 go in",
        m ->
            Scan.from(m.constant(0))
                .times(2)
                .run((c, none) -> Scan.next(c.get(0), c.get(0)))
                .carry(0));
  }

  @Test
  void operandsAgreeOnTheNumberOfSteps() {
    refused(
        Problem.SCAN_LENGTH,
        "shape (3)",
        m ->
            Scan.from(m.constant(0))
                .over(m.constant(numbers(2)), m.constant(numbers(3)))
                .run((c, x) -> Scan.next(c.get(0)))
                .carry(0));
    refused(
        Problem.SCAN_LENGTH,
        "shape (BATCH)",
        m ->
            Scan.from(m.constant(0))
                .over(m.input("x", BATCH))
                .run((c, x) -> Scan.next(c.get(0)))
                .carry(0));
    refused(
        Problem.SCAN_LENGTH_UNKNOWN,
        "how many steps",
        m -> Scan.from(m.constant(0)).run((c, x) -> Scan.next(c.get(0))).carry(0));
  }

  @Test
  void tensorsMadeInsideDoNotLeak() {
    refused(
        Problem.TENSOR_ESCAPED_SCAN,
        "shape ()",
        m -> {
          Tensor[] leaked = new Tensor[1];
          Tensor result =
              Scan.from(m.constant(0))
                  .times(2)
                  .run(
                      (c, x) -> {
                        leaked[0] = c.get(0).exp();
                        return Scan.next(leaked[0]);
                      })
                  .carry(0);
          m.output("leak", leaked[0]);
          return result;
        });
    refused(
        Problem.MODEL_COMPLETE,
        "has ended",
        m -> {
          Tensor[] leaked = new Tensor[1];
          Tensor result =
              Scan.from(m.constant(0))
                  .times(2)
                  .run(
                      (c, x) -> {
                        leaked[0] = c.get(0);
                        return Scan.next(leaked[0]);
                      })
                  .carry(0);
          return result.plus(leaked[0]);
        });
  }
}
