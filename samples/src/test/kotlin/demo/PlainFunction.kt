package demo

import dev.gradus.runtime.Differentiable
import dev.gradus.runtime.GradientOf
import dev.gradus.runtime.Gradients

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

@GradientOf(ownerName = "demo.PlainFunctionKt", method = "rosenbrock")
interface RosenbrockGradient {
  fun valueAndGradient(x: DoubleArray, xAdjoint: DoubleArray): Double
}

fun main() {
  val f = Gradients.load(RosenbrockGradient::class.java)
  val x = doubleArrayOf(-1.2, 1.0)
  val gradient = DoubleArray(2)
  val value = f.valueAndGradient(x, gradient)
  println("%.1f with gradient %.1f, %.1f".format(value, gradient[0], gradient[1]))
}
