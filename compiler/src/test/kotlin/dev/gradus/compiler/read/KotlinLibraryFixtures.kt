@file:JvmName("KotlinLibraryFixtures")

package dev.gradus.compiler.read

import kotlin.math.PI
import kotlin.math.abs
import kotlin.math.absoluteValue
import kotlin.math.cbrt
import kotlin.math.ceil
import kotlin.math.floor
import kotlin.math.hypot
import kotlin.math.ln
import kotlin.math.ln1p
import kotlin.math.log
import kotlin.math.log2
import kotlin.math.nextUp
import kotlin.math.pow
import kotlin.math.round
import kotlin.math.roundToInt
import kotlin.math.roundToLong
import kotlin.math.sign
import kotlin.math.sqrt
import kotlin.math.truncate
import kotlin.math.withSign

const val SCALE = 1.5
private val WEIGHTS = doubleArrayOf(0.5, -1.0, 2.0, 0.25, 3.0, 1.0, 7.0)
private val GRID = Array(3) { i -> DoubleArray(4) { j -> i * 10.0 + j } }
val SHARED = doubleArrayOf(1.0, 2.0, 3.0)
private val ROOT = sqrt(2.0)

enum class Shape {
  FLAT,
  ROUND,
  STEEP,
}

object Constants {
  private val table = doubleArrayOf(1.0, 4.0, 9.0)
  const val COUNT = 3

  @JvmStatic fun sum(x: Double, factor: Double = 2.0): Double = x * table[1] * factor + COUNT

  fun scaled(x: Double, factor: Double = SCALE): Double = x * factor
}

fun steppedBy(x: DoubleArray, k: Int): Double {
  var s = 0.0
  val step = if (k < 1) 1 else k
  for (i in 0 until x.size step step) s += x[i]
  for (i in x.size - 1 downTo 0 step step) s = s * 0.5 + x[i]
  for (i in 1..x.size step 3) s -= i
  return s
}

fun badStep(x: DoubleArray, k: Int): Double {
  var s = 0.0
  for (i in x.indices step k) s += x[i]
  return s
}

fun longRange(n: Int): Double {
  var s = 0.0
  for (i in 1L..n.toLong()) s += 1.0 / i
  for (i in n.toLong() downTo 0L step 2L) s -= i
  return s
}

fun charRange(): Int {
  var s = 0
  for (c in 'a'..'e') s += c.code
  return s
}

fun mutableBound(x: DoubleArray): Double {
  var n = x.size
  var s = 0.0
  for (i in 0 until n) {
    n -= 1
    s += x[i] * n
  }
  return s
}

fun eachIndexed(x: DoubleArray): Double {
  var s = 0.0
  x.forEachIndexed { i, v -> s += i * v }
  return s
}

fun returnFromInlined(x: DoubleArray): Double {
  x.forEach { if (it > 1) return it }
  return 0.0
}

fun continueInInlined(x: DoubleArray): Double {
  var s = 0.0
  x.forEach {
    if (it < 0) return@forEach
    s += it
  }
  return s
}

fun copied(x: DoubleArray, n: Int): DoubleArray {
  val y = x.copyOf()
  for (i in y.indices) y[i] *= 2.0
  return if (n < 4) y else x.copyOf(n)
}

fun copiedRange(x: DoubleArray, a: Int, b: Int): DoubleArray = x.copyOfRange(a, b)

fun copiedInto(x: DoubleArray, y: DoubleArray, a: Int, b: Int, c: Int): DoubleArray {
  x.copyInto(y, a, b, c)
  return y
}

fun copiedIntoStart(x: DoubleArray): DoubleArray = x.copyInto(DoubleArray(x.size + 2), 1)

fun filled(x: DoubleArray, v: Double, a: Int): DoubleArray {
  x.fill(v)
  x.fill(2 * v, a)
  x.fill(3 * v, 0, x.size)
  return x
}

fun rows(n: Int): Array<DoubleArray> = Array(abs(n)) { i -> DoubleArray(3) { j -> i + 0.5 * j } }

fun literals(x: Double): DoubleArray = doubleArrayOf(x, 2 * x, -x, 1.0)

fun sums(x: DoubleArray, y: FloatArray): Double = x.sum() + x.average() + y.sum() + x.lastIndex

fun extremes(x: DoubleArray): Double = x.max() - x.min()

fun coerced(x: Double, a: Double, b: Double): Double =
  x.coerceIn(a, b) + x.coerceAtLeast(a) * x.coerceAtMost(b)

fun coercedInts(n: Int): Int = n.coerceIn(2, 5) * 10 + n.coerceAtLeast(3)

fun extremesOf(x: Double, y: Double, z: Double): Double =
  maxOf(x, y) + minOf(x, y, z) + kotlin.math.min(x, z) + maxOf(x, y, z)

fun inRange(x: Double): Double = if (x in 0.0..1.0) x else if (x !in -1.0..0.5) -x else 2.0

fun mathFunctions(x: Double, y: Double): Double =
  sign(x) + x.sign * 2 + abs(x) + y.absoluteValue + hypot(x, y) + cbrt(x) + ln1p(abs(y)) + PI

fun roundings(x: Double): Double =
  floor(x) + ceil(x) * 2 + round(x) * 4 + truncate(x) * 8 + x.nextUp() + x.withSign(-1)

fun roundedToWhole(x: Double): Int = x.roundToInt() + x.roundToLong().toInt() + x.toInt()

fun logarithms(x: Double, base: Double): Double = log(x, base) + log2(abs(x)) + ln(abs(x) + 1)

fun hyperbolic(x: Double): Double =
  kotlin.math.asinh(x) + kotlin.math.acosh(1 + abs(x)) + kotlin.math.atanh(x / (1 + abs(x)))

fun powers(x: Double, n: Int, f: Float): Double = x.pow(n) + abs(x).pow(0.5) + f.pow(2) + f.pow(n)

fun wholeNumbers(a: Int, b: Int): Int = (a.mod(b) + a / b) xor (a shl 2) and (b ushr 1).inv()

fun constants(x: Double, i: Int): Double = x * SCALE * WEIGHTS[i and 3] + ROOT + GRID[i and 1][2]

fun sharedConstants(i: Int): Double = SHARED[i and 1]

fun inObject(x: Double): Double = Constants.sum(x) + Constants.sum(x, 1.0) + Constants.scaled(x)

fun failing(x: Double, n: Int): Double {
  require(n > 0) { "n must be positive, but is $n (x = $x)" }
  check(x < 1.0) { "x is $x" }
  if (n > 9) error("too many: $n")
  return x
}

fun onText(n: Int): Double {
  val s = if (n > 3) "large" else if (n > 1) "middle" else "small"
  return when (s) {
    "large" -> 3.0
    "middle" -> 2.0
    else -> s.length.toDouble()
  }
}

fun onEnum(n: Int, x: Double): Double {
  val shape = if (n > 3) Shape.FLAT else if (n > 1) Shape.ROUND else Shape.STEEP
  return when (shape) {
    Shape.FLAT -> 1.0
    Shape.ROUND -> sqrt(abs(x))
    Shape.STEEP -> x * x
  }
}

fun labelled(a: Array<DoubleArray>): Double {
  var s = 0.0
  outer@ for (i in a.indices) {
    inner@ for (j in a[i].indices) {
      if (a[i][j] > 2) continue@outer
      if (a[i][j] < -3) break@outer
      if (j == 2) break@inner
      s += a[i][j]
    }
    s += 1
  }
  return s
}

fun scopes(x: Double): Double {
  val y = x.let { it * 2 }.also { require(it == it || it.isNaN()) }
  return with(y) { this + run { y * 3 } }
}

private inline fun twice(x: Double, f: (Double) -> Double): Double = f(f(x))

fun ownInline(x: Double): Double = twice(x) { it * it + 1 } + twice(x) { v -> v / 2 }

private fun Double.squared(): Double = this * this

private infix fun Double.mixed(other: Double): Double = this * 2 - other

fun extensions(x: Double): Double = x.squared() mixed x

fun localFunction(x: Double): Double {
  fun helper(y: Double): Double = y * y + 1
  return helper(x) * helper(2 * x)
}

fun swapped(x: DoubleArray): DoubleArray {
  if (x.size > 1) x[0] = x[1].also { x[1] = x[0] }
  return x
}

fun reversedLoop(x: DoubleArray): Double {
  var s = 0.0
  for (i in x.indices.reversed()) s = s * 0.5 + x[i]
  return s
}
