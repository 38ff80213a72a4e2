package dev.gradus.dsl;

import dev.gradus.dsl.op.ActivationOps;

/** Activation functions of neural networks, element by element. */
public sealed interface Activations permits Tensor {

  /** 1 / (1 + exp(-x)). */
  default Tensor sigmoid() {
    return Apply.op(ActivationOps.SIGMOID, self());
  }

  /** log(sigmoid(x)), without overflow. */
  default Tensor logSigmoid() {
    return Apply.op(ActivationOps.LOG_SIGMOID, self());
  }

  /** log(1 + exp(x)), without overflow. */
  default Tensor softplus() {
    return Apply.op(ActivationOps.SOFTPLUS, self());
  }

  /** log(x / (1 - x)), the inverse of sigmoid. */
  default Tensor logit() {
    return Apply.op(ActivationOps.LOGIT, self());
  }

  /** max(x, 0); gradient 0 at 0. */
  default Tensor relu() {
    return Apply.op(ActivationOps.RELU, self());
  }

  /** x where positive, else slope · x. */
  default Tensor leakyRelu(double slope) {
    return Apply.op(ActivationOps.LEAKY_RELU, self(), slope);
  }

  /** {@link #leakyRelu(double)} with slope 0.01. */
  default Tensor leakyRelu() {
    return leakyRelu(0.01);
  }

  /** x where positive, else alpha · (exp(x) - 1). */
  default Tensor elu(double alpha) {
    return Apply.op(ActivationOps.ELU, self(), alpha);
  }

  /** {@link #elu(double)} with alpha 1. */
  default Tensor elu() {
    return elu(1.0);
  }

  /** x · Φ(x) with the normal distribution function Φ, by erf. */
  default Tensor gelu() {
    return Apply.op(ActivationOps.GELU, self());
  }

  /** The approximation of {@link #gelu} by tanh. */
  default Tensor geluTanh() {
    return Apply.op(ActivationOps.GELU_TANH, self());
  }

  /** x · sigmoid(x), also called swish. */
  default Tensor silu() {
    return Apply.op(ActivationOps.SILU, self());
  }

  private Tensor self() {
    return (Tensor) this;
  }
}
