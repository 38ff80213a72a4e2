package dev.gradus.samples

import dev.gradus.runtime.Differentiable
import dev.gradus.runtime.GradientOf
import dev.gradus.runtime.Inactive
import kotlin.math.abs
import kotlin.math.exp
import kotlin.math.ln1p
import kotlin.math.max

/** [Objectives.rosenbrock] in Kotlin. */
@Differentiable
fun rosenbrock(x: DoubleArray): Double {
  var sum = 0.0
  for (i in 0 until x.size - 1) {
    val a = x[i + 1] - x[i] * x[i]
    val b = 1 - x[i]
    sum += 100 * a * a + b * b
  }
  return sum
}

/** [Objectives.logistic] in Kotlin. */
@Differentiable
fun logistic(
  w: DoubleArray,
  b: Double,
  @Inactive x: DoubleArray,
  label: IntArray,
  rows: Int,
): Double {
  var sum = 0.0
  for (row in 0 until rows) {
    var z = b
    for (j in w.indices) {
      z += w[j] * x[row * w.size + j]
    }
    sum += max(z, 0.0) - label[row] * z + ln1p(exp(-abs(z)))
  }
  return sum / rows
}

/** Derivatives of [rosenbrock]. Kotlin's top-level functions live in a class named by the file. */
@GradientOf(ownerName = "dev.gradus.samples.KotlinObjectivesKt", method = "rosenbrock")
interface KotlinRosenbrockGradient {
  fun valueAndGradient(x: DoubleArray, xAdjoint: DoubleArray): Double
}
