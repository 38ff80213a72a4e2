package dev.gradus.compiler.refusal

/** What is refused in Kotlin; the comments say how. */
private var counter = 0.0

fun boxed(list: List<Double>): Double {
  return list[0] // VIRTUAL_CALL: java.util.List.get
}

fun function(f: (Double) -> Double, x: Double): Double {
  return f(x) // VIRTUAL_CALL: kotlin.jvm.functions.Function1.invoke
}

fun caught(x: Double): Double {
  try { // EXCEPTION_HANDLER: try/catch
    return 1 / x
  } catch (e: ArithmeticException) {
    return 0.0
  }
}

fun counted(x: Double): Double {
  counter += x // STATIC_FIELD_PRIVATE: KotlinRefusalsKt.counter
  return x
}

fun mapped(x: DoubleArray): Double {
  val squares = x.map { it * it } // VIRTUAL_CALL: java.util.Collection.add
  return squares[0]
}

fun tested(o: Any, x: Double): Double {
  return if (o is DoubleArray) x else 0.0 // TYPE_TEST: instanceof
}

fun locked(lock: Any, x: Double): Double {
  synchronized(lock) { // SYNCHRONIZED_BLOCK: synchronized
    return x
  }
}
