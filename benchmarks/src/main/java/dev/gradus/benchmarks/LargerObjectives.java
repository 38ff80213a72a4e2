package dev.gradus.benchmarks;

import static dev.gradus.dsl.Model.BATCH;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Scan;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.Tensors;

/** Two objectives of GradBench as models, at small sizes. */
final class LargerObjectives {
  static final int OBSERVATIONS = 200;
  private static final int COMPONENTS = 5;
  private static final int DIMENSIONS = 4;
  private static final int LAYERS = 2;
  private static final int CHARACTERS = 14;
  private static final int LENGTH = 32;

  private LargerObjectives() {}

  /** Minus the mean log-likelihood of a mixture of normal distributions, with a Wishart prior. */
  static Model mixture() {
    return Model.define(
        "mixture",
        m -> {
          Tensor alpha = m.parameter("alpha", COMPONENTS);
          Tensor mu = m.parameter("mu", COMPONENTS, DIMENSIONS);
          Tensor q = m.parameter("q", COMPONENTS, DIMENSIONS);
          Tensor l = m.parameter("l", COMPONENTS, DIMENSIONS, DIMENSIONS);
          Tensor below = l.times(m.constant(strictlyLower()));
          Tensor diagonal = q.exp().expandDims(2).times(m.constant(identity()));
          Tensor centred = m.input("X", BATCH, DIMENSIONS).expandDims(1).minus(mu);
          Tensor z = Tensors.einsum("krc,nkc->nkr", below.plus(diagonal), centred);
          Tensor beta = alpha.plus(q.sum(1)).minus(z.square().sum(2).times(0.5));
          Tensor prior =
              q.exp().square().sum().plus(below.square().sum()).times(0.5 / OBSERVATIONS);
          return alpha.logsumexp().minus(beta.logsumexp(1).mean()).plus(prior);
        });
  }

  private static double[][] identity() {
    double[][] rows = new double[DIMENSIONS][DIMENSIONS];
    for (int r = 0; r < DIMENSIONS; r++) {
      rows[r][r] = 1;
    }
    return rows;
  }

  private static double[][] strictlyLower() {
    double[][] rows = new double[DIMENSIONS][DIMENSIONS];
    for (int r = 0; r < DIMENSIONS; r++) {
      for (int c = 0; c < r; c++) {
        rows[r][c] = 1;
      }
    }
    return rows;
  }

  /** A long short-term memory with diagonal weights that predicts the next row of a sequence. */
  static Model lstm() {
    return Model.define(
        "lstm",
        m -> {
          Tensor weights = m.parameter("weights", LAYERS, 8, CHARACTERS);
          Tensor extra = m.parameter("extra", 3, CHARACTERS);
          Tensor sequence = m.input("sequence", LENGTH + 1, CHARACTERS);
          Tensor state = m.input("state", 2 * LAYERS, CHARACTERS);
          Tensor losses =
              Scan.from(state.at(0, 0), state.at(0, 1), state.at(0, 2), state.at(0, 3))
                  .over(sequence.slice(0, 0, LENGTH), sequence.slice(0, 1, LENGTH + 1))
                  .run(
                      (carries, rows) -> {
                        Tensor x = rows.get(0).times(extra.at(0, 0));
                        Tensor[] next = new Tensor[2 * LAYERS];
                        for (int k = 0; k < LAYERS; k++) {
                          Tensor w = weights.at(0, k);
                          Tensor h = carries.get(2 * k);
                          Tensor forget = gate(w, 0, x).sigmoid();
                          Tensor in = gate(w, 1, h).sigmoid();
                          Tensor out = gate(w, 2, x).sigmoid();
                          Tensor change = gate(w, 3, h).tanh();
                          Tensor cell = carries.get(2 * k + 1).times(forget).plus(in.times(change));
                          x = out.times(cell.tanh());
                          next[2 * k] = x;
                          next[2 * k + 1] = cell;
                        }
                        Tensor y = x.times(extra.at(0, 1)).plus(extra.at(0, 2));
                        Tensor normaliser = y.exp().sum().plus(2).log();
                        return Scan.next(next).emit(rows.get(1).times(y.minus(normaliser)).sum());
                      })
                  .stacked(0);
          return losses.mean().times(-1.0 / CHARACTERS);
        });
  }

  private static Tensor gate(Tensor weights, int i, Tensor signal) {
    return signal.times(weights.at(0, i)).plus(weights.at(0, 4 + i));
  }
}
