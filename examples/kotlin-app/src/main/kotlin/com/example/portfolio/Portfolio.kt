package com.example.portfolio

import dev.gradus.runtime.Differentiable
import dev.gradus.runtime.GradientOf
import dev.gradus.runtime.Inactive
import kotlin.math.exp

/** What an investor likes: return, less [aversion] times variance. */
data class Taste(val aversion: Double, val cost: Double)

/** Shares of a portfolio, positive and of sum 1. */
fun shares(logits: DoubleArray): DoubleArray {
  val weights = DoubleArray(logits.size) { exp(logits[it]) }
  val sum = weights.sum()
  return DoubleArray(logits.size) { weights[it] / sum }
}

/** Negative utility of a portfolio with shares of its [logits]. */
@Differentiable
fun regret(
  logits: DoubleArray,
  @Inactive returns: DoubleArray,
  @Inactive covariance: Array<DoubleArray>,
  @Inactive taste: Taste,
): Double {
  val held = shares(logits)
  var utility = 0.0
  for (i in held.indices) {
    utility += held[i] * returns[i] - taste.cost * held[i] * held[i]
  }
  return taste.aversion * Risk.variance(held, covariance) - utility
}

/** Derivatives of [regret]. */
@GradientOf(ownerName = "com.example.portfolio.PortfolioKt", method = "regret")
interface RegretGradient {
  fun valueAndGradient(
    logits: DoubleArray,
    returns: DoubleArray,
    covariance: Array<DoubleArray>,
    taste: Taste,
    logitsAdjoint: DoubleArray,
  ): Double
}

/** Derivatives of a method in Java. */
@GradientOf(owner = Risk::class, method = "variance")
interface VarianceGradient {
  fun vjp(
    shares: DoubleArray,
    covariance: Array<DoubleArray>,
    sharesAdjoint: DoubleArray,
    seed: Double,
  ): Double
}
