package dev.gradus.compiler;

import static dev.gradus.dsl.Model.BATCH;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Scan;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.Tensors;
import dev.gradus.dsl.loss.Classification;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import org.junit.jupiter.api.Test;

class EnginesAgreeTest {
  private static void agree(dev.gradus.dsl.Definition definition, int... batches) {
    for (Arithmetic arithmetic : Arithmetic.values()) {
      for (DType dtype : new DType[] {DType.DOUBLE, DType.FLOAT}) {
        Model model = Model.define("test", definition).with(arithmetic).with(dtype);
        for (int batch : batches) {
          Engines.agree(model, batch, 7 + batch);
        }
      }
    }
  }

  @Test
  void onAScalar() {
    agree(
        m -> {
          Tensor x = m.parameter("x");
          return x.times(x).plus(x.times(2)).plus(5);
        },
        1);
  }

  @Test
  void onVectors() {
    agree(
        m -> {
          Tensor x = m.parameter("x", 5);
          Tensor y = m.parameter("y", 40);
          return x.minus(1).square().sum().plus(y.sin().times(y).sum()).plus(y.dot(y));
        },
        1);
  }

  @Test
  void onLinearRegression() {
    agree(
        m -> {
          Tensor w = m.parameter("w", 5);
          Tensor b = m.parameter("b");
          Tensor x = m.input("X", BATCH, 5);
          Tensor y = m.input("y", BATCH);
          Tensor prediction = x.dot(w).plus(b);
          m.output("prediction", prediction);
          return prediction.minus(y).square().mean();
        },
        1,
        7,
        16,
        50);
  }

  @Test
  void onLogisticRegressionOfShortRows() {
    agree(
        m -> {
          Tensor w = m.parameter("w", 20);
          Tensor b = m.parameter("b");
          Tensor x = m.input("X", BATCH, 20);
          Tensor y = m.input("y", BATCH);
          Tensor score = x.dot(w).plus(b);
          m.output("probability", score.sigmoid());
          return Classification.binaryCrossEntropyWithLogits(score, y);
        },
        1,
        16,
        530);
  }

  /** Sums over the batch of products of whole rows. */
  @Test
  void onASmallMatrixBetweenFunctions() {
    agree(
        m -> {
          Tensor inner = m.parameter("inner", 4, 3);
          Tensor outer = m.parameter("outer", 3);
          Tensor x = m.input("X", BATCH, 4);
          return x.sin().matmul(inner).tanh().dot(outer).exp().mean();
        },
        1,
        33,
        530);
  }

  /** The array of the value must not be used for later ones. */
  @Test
  void onAnOutputThatIsAReshapedValue() {
    agree(
        m -> {
          Tensor w = m.parameter("w", 2, 3);
          Tensor x = m.input("X", BATCH, 2, 3);
          Tensor product = x.times(w);
          m.output("flat", product.reshape(BATCH, 6));
          Tensor turned = product.transpose(0, 2, 1).tanh();
          Tensor again = turned.transpose(0, 2, 1).sin();
          m.output("again", again);
          return again.sum();
        },
        1,
        20);
  }

  @Test
  void onAPerceptron() {
    agree(
        m -> {
          Tensor w1 = m.parameter("w1", 6, 20);
          Tensor b1 = m.parameter("b1", 20);
          Tensor w2 = m.parameter("w2", 20, 3);
          Tensor b2 = m.parameter("b2", 3);
          Tensor x = m.input("X", BATCH, 6);
          Tensor target = m.intInput("target", BATCH);
          Tensor logits = x.matmul(w1).plus(b1).tanh().matmul(w2).plus(b2);
          m.output("logits", logits);
          m.output("class", logits.argmax(1));
          return Classification.softmaxCrossEntropy(logits, target);
        },
        1,
        17,
        40);
  }

  @Test
  void onNormalisationOverTheBatch() {
    agree(
        m -> {
          Tensor w = m.parameter("w", 4, 3);
          Tensor x = m.input("X", BATCH, 4);
          Tensor h = x.matmul(w).tanh();
          Tensor centred = h.minus(h.mean(0));
          Tensor scaled = centred.div(centred.square().mean(0).plus(1e-3).sqrt());
          return scaled.times(x.slice(1, 0, 3)).sum().plus(h.max(0).sum());
        },
        1,
        19,
        33);
  }

  @Test
  void onAScanOverStaticValues() {
    agree(
        m -> {
          Tensor a = m.parameter("a", 3);
          Tensor w = m.parameter("w", 3, 3);
          Tensor steps = m.parameter("steps", 6, 3);
          Scan.Result r =
              Scan.from(a)
                  .over(steps)
                  .run(
                      (carries, x) -> {
                        Tensor next = w.dot(carries.get(0)).plus(x.get(0)).tanh();
                        return Scan.next(next).emit(next.square().sum());
                      });
          return r.carry(0).sum().plus(r.stacked(0).dot(r.stacked(0)));
        },
        1);
  }

  @Test
  void onARecurrentNetwork() {
    agree(
        m -> {
          Tensor w = m.parameter("w", 4, 4);
          Tensor u = m.parameter("u", 2, 4);
          Tensor x = m.input("X", BATCH, 5, 2);
          Tensor h0 = m.input("h0", BATCH, 4);
          Scan.Result r =
              Scan.from(h0)
                  .over(x)
                  .run(
                      (carries, in) -> {
                        Tensor h = carries.get(0).matmul(w).plus(in.get(0).matmul(u)).tanh();
                        return Scan.next(h).emit(h);
                      });
          return r.carry(0).square().mean().plus(r.stacked(0).sum().times(0.1));
        },
        1,
        20);
  }

  @Test
  void onAnEmbedding() {
    agree(
        m -> {
          Tensor table = m.parameter("table", 2, 3);
          Tensor index = m.intInput("index", BATCH, 4);
          Tensor weight = m.input("weight", BATCH, 4, 3);
          return table.gather(index).times(weight).exp().mean();
        },
        1,
        18);
  }

  @Test
  void onViewsAndContractions() {
    agree(
        m -> {
          Tensor a = m.parameter("a", 2, 3, 4);
          Tensor b = m.parameter("b", 4, 3);
          Tensor x = m.input("X", BATCH, 3, 4);
          Tensor left = Tensors.einsum("bij,ji->bj", x, b);
          Tensor shared = Tensors.einsum("bij,gij->bg", x, a);
          Tensor batched = Tensors.einsum("bij,bik->bjk", x, x.times(2));
          Tensor padded = Tensors.concat(1, left, shared).slice(1, 1, 6);
          Tensor mix = a.transpose().reshape(12, 2).matmul(a.reshape(2, 12));
          return padded
              .square()
              .sum()
              .plus(batched.max(1).sum())
              .plus(mix.sum(0).norm())
              .plus(Tensors.einsum("bij,bij->ij", x, x).logsumexp())
              .plus(Tensors.einsum("bij,gij->g", x, a).sum());
        },
        1,
        18);
  }

  /** Rows that belong to one vector do not follow each other in the matrix. */
  @Test
  void onAStackOfMatricesTimesVectorsWithRowsApart() {
    agree(
        m -> {
          Tensor x = m.parameter("x", 3, 2, 17);
          Tensor y = m.parameter("y", 2, 17);
          Tensor rows = m.input("R", BATCH, 2, 17);
          return Tensors.einsum("csk,sk->cs", x, y)
              .tanh()
              .sum()
              .plus(Tensors.einsum("bsk,sk->bs", rows.sin(), y).tanh().mean());
        },
        1,
        18);
  }

  @Test
  void onProductsOfEmptyTensors() {
    agree(
        m -> {
          Tensor x = m.parameter("x", 3, 0);
          Tensor y = m.parameter("y", 0, 40);
          return x.matmul(y).square().sum().plus(y.matmul(m.parameter("z", 40)).sum());
        },
        1);
  }

  @Test
  void onSelectionsAndSingularPoints() {
    agree(
        m -> {
          Tensor x = m.parameter("x", 20);
          Tensor zero = x.times(0);
          Tensor safe = Tensors.select(zero.greaterThan(0), zero.log(), x);
          Tensor sqrt = Tensors.select(x.greaterThan(0), x.sqrt(), x.square());
          return safe.plus(sqrt).sum().plus(x.relu().pow(3).sum()).plus(x.abs().pow(1.5).sum());
        },
        1);
  }
}
