package dev.gradus.dsl.loss;

import static dev.gradus.dsl.Tensors.select;
import static dev.gradus.dsl.loss.LossReduction.MEAN;

import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.DType;
import java.util.List;

/**
 * Losses of classifiers that predict logits, by PyTorch's formulas but with the classes along the
 * last axis; made for static import. None overflows.
 */
public final class Classification {
  private Classification() {}

  /** See {@link #binaryCrossEntropyWithLogits(Tensor, Tensor, LossReduction)}; the mean. */
  public static Tensor binaryCrossEntropyWithLogits(Tensor logits, Tensor target) {
    return binaryCrossEntropyWithLogits(logits, target, MEAN);
  }

  /**
   * -t · log(sigmoid(x)) - (1 - t) · log(1 - sigmoid(x)) = softplus(x) - t · x, with targets in [0,
   * 1] of the logits' shape.
   */
  public static Tensor binaryCrossEntropyWithLogits(
      Tensor logits, Tensor target, LossReduction reduction) {
    Tensor t = LossShapes.matching("binaryCrossEntropyWithLogits", logits, target);
    return reduction.apply(logits.softplus().minus(t.times(logits)));
  }

  /** See {@link #softmaxCrossEntropy(Tensor, Tensor, LossReduction)}; the mean. */
  public static Tensor softmaxCrossEntropy(Tensor logits, Tensor target) {
    return softmaxCrossEntropy(logits, target, MEAN);
  }

  /**
   * Cross-entropy of the softmax of logits (…, classes): with int targets of shape (…) the negative
   * log-probability of the target class, with real targets of shape (…, classes) -Σ t · log(p). A
   * class that is not among 0 … classes-1 gives NaN. Its gradient by the logits is p - t.
   */
  public static Tensor softmaxCrossEntropy(Tensor logits, Tensor target, LossReduction reduction) {
    if (target.dtype() != DType.INT) {
      Tensor t = LossShapes.matching("softmaxCrossEntropy", logits, target);
      return reduction.apply(t.times(logits.logSoftmax(-1)).sum(-1).unaryMinus());
    }
    int classes = logits.extent(-1);
    Shape rows = logits.shape().without(List.of(logits.rank() - 1));
    LossShapes.requireEqual("softmaxCrossEntropy", logits, rows, target);
    Tensor hit = target.oneHot(classes).equalTo(1.0);
    Tensor chosen = select(hit, logits.logSoftmax(-1), 0.0).sum(-1);
    Tensor known = target.atLeast(0.0).and(target.lessThan(classes));
    return reduction.apply(select(known, chosen.unaryMinus(), Double.NaN));
  }
}
