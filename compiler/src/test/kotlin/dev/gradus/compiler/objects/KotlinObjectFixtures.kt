@file:JvmName("KotlinObjectFixtures")

package dev.gradus.compiler.objects

import kotlin.math.abs
import kotlin.math.exp
import kotlin.math.sin
import kotlin.math.sqrt

data class Vec(val x: Double, val y: Double = 1.0) {
  init {
    require(!x.isInfinite()) { "x = $x" }
  }

  val norm: Double
    get() = sqrt(x * x + y * y)

  operator fun plus(other: Vec) = Vec(x + other.x, y + other.y)

  operator fun times(by: Double) = Vec(x * by, y * by)

  operator fun unaryMinus() = Vec(-x, -y)

  companion object {
    val ORIGIN = Vec(0.0, 0.0)

    fun unit(angle: Double) = Vec(kotlin.math.cos(angle), sin(angle))
  }
}

private operator fun Double.times(v: Vec) = v * this

fun dataClasses(a: Double, b: Double): Double {
  val v = Vec(a) + 2.0 * Vec(b, a)
  val (x, y) = -v
  return x + v.copy(y = 3.0).norm * y
}

fun companions(a: Double): Double = (Vec.ORIGIN + Vec.unit(a)).norm + Vec.unit(1.0).x * a

fun summed(x: DoubleArray): Double {
  var sum = Vec.ORIGIN
  for (v in x) sum = if (v > 0) sum + Vec(v) else -sum
  return sum.norm
}

private fun integrate(from: Double, to: Double, n: Int, f: (Double) -> Double): Double {
  val h = (to - from) / n
  var s = 0.0
  for (i in 0 until n) s += f(from + (i + 0.5) * h) * h
  return s
}

fun passedLambdas(a: Double, b: Double): Double =
  integrate(0.0, 1.0, 3) { a * it + b } + integrate(a, b, 2, ::sin) + integrate(0.0, a, 2, ::cube)

fun cube(x: Double) = x * x * x

fun captured(x: DoubleArray): Double {
  var total = 0.0
  var count = 0
  x.toEach { v ->
    total += v
    count++
  }
  return total * count
}

private fun DoubleArray.toEach(action: (Double) -> Unit) {
  for (v in this) action(v)
}

fun localFunction(x: Double, n: Int): Double {
  var calls = 0
  fun step(y: Double): Double {
    calls++
    return y / 2 + x
  }
  var y = x
  repeat(abs(n)) { y = step(y) }
  return y + calls
}

class Counter {
  private var total = 0.0
  var count = 0
    private set

  fun add(v: Double) {
    total += v
    count++
  }

  val mean: Double
    get() = if (count == 0) 0.0 else total / count
}

fun counted(x: DoubleArray): Double {
  val counter = Counter()
  for (v in x) if (v < 2) counter.add(v)
  return counter.mean + counter.count
}

sealed interface Activation {
  fun of(x: Double): Double
}

class Scaled(private val by: Double) : Activation {
  override fun of(x: Double) = by * x
}

object Logistic : Activation {
  private const val SLOPE = 2.0

  override fun of(x: Double) = 1 / (1 + exp(-SLOPE * x))
}

class Layer(private val w: Double, private val activation: Activation) {
  fun forward(x: Double) = activation.of(w * x)
}

fun layers(x: Double, w: Double): Double =
  Layer(w, Scaled(x)).forward(x) + Layer(x, Logistic).forward(w)

fun pairs(x: Double, y: Double): Double {
  val (a, b) = if (x > y) Pair(x, y) else y to x
  val t = Triple(a, b, Vec(a, b))
  return t.first - t.second * t.third.norm
}

fun nullable(x: DoubleArray): Double {
  var best: Vec? = null
  for (v in x) {
    val w = Vec(v, 0.5)
    if (best == null || w.norm < best.norm) best = w
  }
  return best?.x ?: -1.0
}

fun whenOnType(x: Double): Double {
  val a: Activation = if (x > 0) Scaled(x) else Scaled(-x)
  return when (a) {
    is Scaled -> a.of(2.0)
    is Logistic -> 0.0
  }
}

private fun compose(f: (Double) -> Double, g: (Double) -> Double): (Double) -> Double = { f(g(it)) }

fun composed(x: Double): Double {
  val h = compose({ it * it }, compose(::cube) { it + x })
  return h(x)
}

inline class Metres(val value: Double) {
  operator fun plus(other: Metres) = Metres(value + other.value)
}

fun valueClass(x: Double): Double = (Metres(x) + Metres(2.0)).value

fun vecs(x: DoubleArray): Double {
  val v = Array(x.size) { Vec(x[it], it.toDouble()) }
  var s = 0.0
  for (w in v) s += w.norm
  return s
}

fun letAndRun(x: Double): Double =
  Vec(x).let { it + it }.run { this.x + y }.also { check(it > -1e9) }

fun message(x: Double, n: Int): Double {
  require(n > 0) { "n is $n, x is ${Vec(1.0).x + x}" }
  return x / n
}
