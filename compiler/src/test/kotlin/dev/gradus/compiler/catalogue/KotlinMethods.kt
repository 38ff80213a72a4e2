@file:JvmName("KotlinMethods")

package dev.gradus.compiler.catalogue

import dev.gradus.compiler.oracle.Inputs
import kotlin.math.PI
import kotlin.math.abs
import kotlin.math.atan2
import kotlin.math.ceil
import kotlin.math.cos
import kotlin.math.exp
import kotlin.math.floor
import kotlin.math.hypot
import kotlin.math.ln
import kotlin.math.ln1p
import kotlin.math.max
import kotlin.math.min
import kotlin.math.pow
import kotlin.math.sign
import kotlin.math.sin
import kotlin.math.sqrt
import kotlin.math.tan
import kotlin.math.tanh

fun untilRange(x: DoubleArray): Double {
  var s = 0.0
  for (i in 0 until x.size) s += x[i] * x[i]
  return s
}

fun openEndRange(x: DoubleArray): Double {
  var s = 1.0
  for (i in 1..<x.size) s = s * x[i] + x[i - 1]
  return s
}

fun closedRange(x: Double, n: Int): Double {
  var s = 0.0
  for (i in 1..n) s += x.pow(i) / i
  return s
}

@Inputs(length = 7, unreached = 2)
fun stepOfARange(x: DoubleArray): Double {
  var s = 0.0
  for (i in 0..<x.size step 2) s = s * 0.5 + x[i] * x[i]
  return s
}

fun downToOfARange(c: DoubleArray, x: Double): Double {
  var p = 0.0
  for (i in c.size - 1 downTo 0) p = p * x + c[i]
  return p
}

@Inputs(length = 7, unreached = 2)
fun untilWithStep(x: DoubleArray): Double {
  var s = 1.0
  for (i in 1 until x.size step 2) s = s * x[i] + x[i - 1]
  return s
}

fun cloned(x: DoubleArray): Double {
  val y = x.clone()
  y[0] *= x[1]
  x[0] = y[0] * y[1]
  return x[0] + y[0]
}

@Inputs(length = 7, unreached = 1)
fun downToWithStep(x: DoubleArray): Double {
  var s = 0.0
  for (i in x.size - 1 downTo 1 step 3) s += x[i] * x[i - 1]
  return s
}

fun repeatInlined(x: Double, n: Int): Double {
  var y = x
  repeat(n) { y = sin(y) + it * x }
  return y
}

fun indicesOfAnArray(x: DoubleArray, y: DoubleArray): Double {
  var s = 0.0
  for (i in x.indices) s += x[i] * y[i]
  return s
}

fun lastIndexOfAnArray(x: DoubleArray): Double {
  var s = 0.0
  for (i in 0..x.lastIndex) s += x[i] * x[x.lastIndex - i]
  return s
}

fun forOverElements(x: DoubleArray): Double {
  var s = 0.0
  for (v in x) s += exp(-v)
  return s
}

fun withIndexOfAnArray(x: DoubleArray): Double {
  var s = 0.0
  for ((i, v) in x.withIndex()) s += i * v * v
  return s
}

fun forEachInlined(x: DoubleArray): Double {
  var s = 0.0
  x.forEach { s += it * it * it }
  return s
}

fun forEachIndexedInlined(x: DoubleArray): Double {
  var s = 0.0
  x.forEachIndexed { i, v -> s += (i + 1) * v * s + v }
  return s
}

fun sumOfInlined(x: DoubleArray, c: Double): Double = x.sumOf { it * it - c * it }

fun sumOfOverIndices(x: DoubleArray, y: DoubleArray): Double = x.indices.sumOf { x[it] * y[it] }

fun foldInlined(x: DoubleArray): Double = x.fold(1.0) { a, v -> a * v + 0.5 }

fun arraySumFunction(x: DoubleArray): Double = x.sum() * x[0]

fun arrayInitialiser(x: Double, n: Int): Double {
  val w = DoubleArray(n + 1) { x.pow(it) }
  var s = 0.0
  for (v in w) s += v * v
  return s
}

fun returnedArrayFromInitialiser(x: DoubleArray): DoubleArray =
  DoubleArray(x.size) { i -> x[i] * x[(i + 1) % x.size] }

fun matrixByNestedInitialisers(x: DoubleArray): Double {
  val a = Array(x.size) { i -> DoubleArray(x.size) { j -> x[i] * x[j] + i } }
  var s = 0.0
  for (row in a) for (v in row) s += v * v
  return s
}

private fun scaled(x: Double, factor: Double = 2.0, offset: Double = factor + x): Double =
  x * factor + offset

@Inputs(unreached = 8)
fun defaultArguments(x: Double, y: Double): Double =
  scaled(x) + scaled(y, 3.0) * scaled(x, offset = y) + scaled(x, y, 1.0)

@Inputs(ints = [-1, 0, 1, 4, 7, 9, 20])
fun whenWithRangesAndConditions(k: Int, x: Double): Double =
  when {
    k < 0 -> -x
    k in 3..5 -> x * x
    k == 7 || k == 9 -> sin(x)
    else -> x * x * x
  }

@Inputs(ints = [0, 1, 2, 3, 8])
fun whenOnAValue(k: Int, x: Double): Double =
  when (k) {
    0 -> x
    1,
    2 -> x * x
    8 -> ln(x + 1)
    else -> 1 / x
  }

@Inputs(low = -2.0, high = 2.0)
fun ifAsExpression(x: Double, y: Double): Double {
  val m = if (x > y) x * y else if (y > 1) y - x else x + 2 * y
  return m * m
}

data class Point(val x: Double, val y: Double) {
  operator fun plus(o: Point) = Point(x + o.x, y + o.y)

  operator fun times(f: Double) = Point(x * f, y * f)

  fun length() = hypot(x, y)
}

fun dataClassWithOperators(a: Double, b: Double): Double {
  val p = Point(a, b) + Point(b, 1.0) * a
  return p.length() * p.x
}

fun dataClassDestructured(a: Double, b: Double): Double {
  val (x, y) = Point(a * b, a - b)
  return x * y + x
}

fun dataClassCopied(a: Double, b: Double): Double {
  val p = Point(a, b).copy(y = a * a)
  return p.x * p.y
}

fun dataClassCarriedThroughALoop(a: Double, b: Double, n: Int): Double {
  var p = Point(a, b)
  for (i in 0 until n) p = p * 0.5 + Point(p.y, a)
  return p.x * p.y
}

@Inputs(low = -2.0, high = 2.0)
fun mathOfKotlin(x: Double, y: Double): Double =
  sin(x) * cos(y) + exp(-x * x) * tanh(y) + atan2(y, x) + abs(x) * sign(y) + tan(x / 2) + PI * x

fun powersRootsAndLogarithms(x: Double, y: Double): Double =
  x.pow(y) + x.pow(3) + sqrt(x * y) + ln(x) * ln1p(y) + hypot(x, y) + kotlin.math.cbrt(x)

@Inputs(low = -2.0, high = 2.0, unreached = 2)
fun extremesAndSteps(x: Double, y: Double): Double =
  max(x * x, y) - min(x, y * y) + floor(3 * x) * y + ceil(y) * x + x.coerceIn(-1.0, 1.0)

fun compoundUpdatesInPlace(x: DoubleArray, c: Double) {
  for (i in x.indices) {
    x[i] += c * i
    x[i] *= x[i]
    x[i] -= c
    x[i] /= 2.0
  }
}

fun swapsByAlso(x: DoubleArray): Double {
  x[0] = x[1].also { x[1] = x[0] }
  return x[0] * 2 + x[1] * x[2]
}

fun rowSwaps(a: Array<DoubleArray>): Double {
  val t = a[0]
  a[0] = a[2]
  a[2] = t
  a[0][0] *= a[2][1]
  return a[0][0] + a[2][2]
}

fun copiesOfArrays(x: DoubleArray): Double {
  val y = x.copyOf(4)
  val z = x.copyOf()
  y[0] *= 2.0
  z[1] = y[0] * x[1]
  return y[0] * z[1] + x[0] + x.copyOfRange(1, 3)[1]
}

@Inputs(unreached = 2)
fun fillOfAnArray(x: DoubleArray, c: Double): Double {
  val w = DoubleArray(x.size)
  w.fill(c * c)
  x.copyInto(w, 1, 0, 2)
  return w[0] * w[1] + w[2] * w[3]
}

@Inputs(low = -1.0, high = 2.0)
fun labelledBreakAndContinue(a: Array<DoubleArray>): Double {
  var s = 0.0
  outer@ for (row in a) {
    for (v in row) {
      if (v > 1.7) break@outer
      if (v < -0.6) continue@outer
      s += v * v
    }
    s *= 1.5
  }
  return s
}

@Inputs(low = -1.0, high = 2.0)
fun earlyReturnFromForEach(x: DoubleArray): Double {
  var s = 0.0
  x.forEach {
    if (it > 1.6) return s * it
    s += it
  }
  return s
}

fun whileAndDoWhile(x: Double): Double {
  var y = x
  while (y < 3) y = y * 1.4 + 0.1
  do {
    y = 0.5 * sqrt(y) + 0.2 * x
  } while (y > 1.2)
  return y
}

@Inputs(low = -1.0, high = 2.0)
fun requireAndCheck(x: Double, y: Double): Double {
  require(x > 0) { "x must be positive" }
  check(y > -0.5)
  return ln(x) * y
}

private tailrec fun iterate(x: Double, n: Int): Double =
  if (n == 0) x else iterate(x * 0.9 + 0.1 * x * x, n - 1)

fun tailRecursion(x: Double, n: Int): Double = iterate(x, n)

private fun factorialLike(x: Double, n: Int): Double =
  if (n < 1) 1.0 else (x + n) * factorialLike(x, n - 1)

fun recursion(x: Double, n: Int): Double = factorialLike(x, n)

private inline fun integrate(a: Double, b: Double, n: Int, f: (Double) -> Double): Double {
  val h = (b - a) / n
  var s = 0.0
  for (i in 0 until n) s += f(a + (i + 0.5) * h)
  return s * h
}

fun inlineFunctionWithLambda(a: Double, w: Double): Double =
  integrate(0.0, a, 7) { exp(-w * it * it) }

private fun Double.squared(): Double = this * this

fun extensionFunction(x: Double): Double = (x + 1).squared() * x.squared()

object Physics {
  const val G = 9.81

  @JvmStatic
  fun height(t: Double, v: Double): Double {
    var h = v * t - 0.5 * G * t * t
    if (h < 0) h = -h * 0.5
    return h
  }
}

fun objectMember(t: Double, v: Double): Double = Physics.height(t, 3 * v) * t

private val WEIGHTS = doubleArrayOf(0.5, 0.3, 0.2)

fun constantArrayOfTheFile(x: DoubleArray): Double {
  var s = 0.0
  for (i in WEIGHTS.indices) s += WEIGHTS[i] * x[i] * x[i + 1]
  return s
}

fun floatsOfKotlin(x: FloatArray, c: Float): Float {
  var s = 0f
  for (v in x) s += v * v * c
  return sqrt(s)
}

fun letApplyAndRun(x: Double, y: Double): Double =
  x.let { it * y } + y.run { this * this } + with(x * y) { this + 1 }

@Inputs(unreached = 1)
fun nullableBranch(x: Double, flag: Boolean): Double {
  val y = if (flag) x * x else null
  return (y ?: x) + 1
}

@Inputs(low = -2.0, high = 2.0)
fun booleansOfKotlin(x: Double, y: Double, flag: Boolean): Double {
  val a = x > 0 && !flag || y > x
  return if (a xor flag) x * y else x - y
}

fun longsAndBits(x: Double, n: Int): Double {
  val k = (n.toLong() shl 2) or 1L
  return x * k + (n xor 3) * x * x + (k and 7L).toDouble() * x
}

fun logSumExp(x: DoubleArray): Double {
  var m = Double.NEGATIVE_INFINITY
  for (v in x) if (v > m) m = v
  return m + ln(x.sumOf { exp(it - m) })
}

@Inputs(diagonal = 6.0, aliases = false)
fun choleskyInPlace(a: Array<DoubleArray>): Double {
  val n = a.size
  var log = 0.0
  for (j in 0 until n) {
    for (k in 0 until j) a[j][j] -= a[j][k] * a[j][k]
    a[j][j] = sqrt(a[j][j])
    for (i in j + 1 until n) {
      for (k in 0 until j) a[i][j] -= a[i][k] * a[j][k]
      a[i][j] /= a[j][j]
    }
    log += ln(a[j][j])
  }
  return 2 * log
}
