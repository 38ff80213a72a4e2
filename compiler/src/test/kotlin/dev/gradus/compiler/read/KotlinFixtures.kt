@file:JvmName("KotlinFixtures")

package dev.gradus.compiler.read

import kotlin.math.abs
import kotlin.math.exp
import kotlin.math.ln
import kotlin.math.pow
import kotlin.math.sqrt

fun untilLoop(x: DoubleArray): Double {
  var s = 0.0
  for (i in 0 until x.size) s += x[i]
  return s
}

fun openRange(n: Int): Double {
  var s = 0.0
  for (i in 2..<n) s += 1.0 / i
  return s
}

fun closedRange(n: Int): Double {
  var s = 0.0
  for (i in 1..n) s += sqrt(i.toDouble())
  return s
}

fun closedToLast(x: DoubleArray): Double {
  var s = 0.0
  for (i in 1..x.size - 1) s += x[i] * x[i - 1]
  return s
}

fun downToZero(x: DoubleArray): Double {
  var s = 0.0
  for (i in x.size - 1 downTo 0) s = s * 0.5 + x[i]
  return s
}

fun stepped(n: Int): Double {
  var s = 0.0
  for (i in 0..n step 2) s += i
  return s
}

fun repeated(n: Int, x: Double): Double {
  var y = x
  repeat(n) { y = y * 0.5 + it }
  return y
}

fun overIndices(x: DoubleArray): Double {
  var s = 0.0
  for (i in x.indices) s += i * x[i]
  return s
}

fun overElements(x: DoubleArray): Double {
  var s = 0.0
  for (v in x) s += v
  return s
}

fun withIndices(x: DoubleArray): Double {
  var s = 0.0
  for ((i, v) in x.withIndex()) s += i * v
  return s
}

fun forEachSquare(x: DoubleArray): Double {
  var s = 0.0
  x.forEach { s += it * it }
  return s
}

fun sumOfDoubled(x: DoubleArray): Double = x.sumOf { it * 2 }

fun filled(n: Int): DoubleArray = DoubleArray(abs(n)) { exp(-it.toDouble()) }

fun whenOnInt(k: Int, x: Double): Double =
  when {
    k < 0 -> -x
    k in 3..5 -> x * x
    k == 7 || k == 9 -> 1.0
    else -> x
  }

fun whenOnConstants(k: Int, x: Double): Double =
  when (k) {
    0 -> x
    1,
    2 -> x * 2
    5 -> ln(abs(x) + 1)
    else -> 0.0
  }

fun defaults(x: Double, p: Double = 2.0, q: Double = p + 1): Double = x * p + q

fun callsWithDefaults(x: Double): Double = defaults(x) + defaults(x, 3.0) - defaults(x, q = 1.0)

fun required(x: Double): Double {
  require(x > 0) { "x must be positive" }
  return ln(x)
}

fun checked(x: DoubleArray): Double {
  check(x.isNotEmpty())
  return x[0]
}

fun powers(x: Double, y: Double): Double = abs(x).pow(y) + x.pow(2) + kotlin.math.max(x, y)

fun breaking(a: Array<DoubleArray>, limit: Double): Double {
  var s = 0.0
  outer@ for (row in a) {
    for (v in row) {
      if (v > limit) break@outer
      if (v < 0) continue@outer
      s += v
    }
    s *= 2
  }
  return s
}

fun early(a: Array<DoubleArray>): Double {
  for (row in a) for (v in row) if (v > 1) return v
  return -1.0
}

fun inPlace(x: DoubleArray, f: FloatArray) {
  for (i in x.indices) {
    x[i] += i * 2.0
    x[i] = -x[i]
  }
  for (i in f.indices) f[i] *= 3f
}

fun logSumExp(x: DoubleArray): Double {
  var m = Double.NEGATIVE_INFINITY
  for (v in x) if (v > m) m = v
  return m + ln(x.sumOf { exp(it - m) })
}

fun bools(a: Boolean, b: Boolean): Boolean {
  val c = a && !b || b.xor(a)
  return if (c == b) !a else c and b
}

fun doWhile(x: Double): Double {
  var y = x
  var n = 0
  do {
    y = y * y - 0.5
    n++
  } while (n < 10 && abs(y) < 3)
  return y
}

fun largest(x: DoubleArray): Int {
  var best = 0
  for (i in 1 until x.size) if (x[i] > x[best]) best = i
  return best
}

tailrec fun gcd(a: Int, b: Int): Int = if (b == 0) a else gcd(b, a % b)

object Singleton {
  fun cube(x: Double): Double = x * x * x
}

fun throughSingleton(x: Double): Double = Singleton.cube(x) + 1
