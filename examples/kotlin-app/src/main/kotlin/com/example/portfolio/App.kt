package com.example.portfolio

import dev.gradus.runtime.Gradients
import java.util.Locale

private val RETURNS = doubleArrayOf(0.02, 0.05, 0.09)
private val COVARIANCE =
  arrayOf(
    doubleArrayOf(0.01, 0.0, 0.0),
    doubleArrayOf(0.0, 0.04, 0.01),
    doubleArrayOf(0.0, 0.01, 0.16),
  )

fun main() {
  val taste = Taste(aversion = 1.0, cost = 0.0)
  val regret = Gradients.load(RegretGradient::class.java)
  val logits = DoubleArray(3)
  val gradient = DoubleArray(3)
  repeat(20000) {
    regret.valueAndGradient(logits, RETURNS, COVARIANCE, taste, gradient)
    for (i in logits.indices) logits[i] -= 2.0 * gradient[i]
  }
  val held = shares(logits)
  val risk = DoubleArray(3)
  val variance =
    Gradients.load(VarianceGradient::class.java).vjp(held, COVARIANCE, risk, 1.0)
  println("shares " + held.joinToString { "%.3f".format(Locale.ROOT, it) })
  println("variance %.4f, by the last share %.4f".format(Locale.ROOT, variance, risk[2]))
}
