/**
 * What Kotlin adds to the fluent front end: numbers as left operands, infix products and
 * comparisons, ranges in brackets, and declarations that take their names from properties.
 *
 * The methods of [Tensor] that Kotlin knows as operators (`x + y`, `-x`, `x[i]`, `!p`) need nothing
 * here.
 */
@file:JvmName("KotlinDsl")

package dev.gradus.dsl

import dev.gradus.dsl.init.Init
import dev.gradus.runtime.ParameterHandle
import kotlin.reflect.KProperty

/** Extent of the batch axis: the number of rows given with a call. */
public const val BATCH: Int = Model.BATCH

/** Defines a model; the block returns the objective. See [Model.define]. */
public fun model(
  name: String,
  options: Options = Options.DEFAULT,
  definition: ModelBuilder.() -> Tensor,
): Model = Model.define(name, options) { it.definition() }

/** A declaration that takes its name from the property it is delegated to. */
public class Declaration<out T : Tensor> internal constructor(private val declare: (String) -> T) {
  public operator fun provideDelegate(owner: Any?, property: KProperty<*>): T =
    declare(property.name)
}

/** `val w by parameter(5)`: a trained tensor named like the property. */
public fun ModelBuilder.parameter(
  vararg extents: Int,
  initial: Init = Init.zeros(),
  frozen: Boolean = false,
): Declaration<Parameter> = Declaration { name ->
  val declared = parameter(name, *extents).initial(initial)
  if (frozen) declared.freeze() else declared
}

/** `val x by input(BATCH, 5)`: a real input named like the property. */
public fun ModelBuilder.input(vararg extents: Int): Declaration<Tensor> = Declaration { name ->
  input(name, *extents)
}

/** `val label by intInput(BATCH)`: an int input named like the property. */
public fun ModelBuilder.intInput(vararg extents: Int): Declaration<Tensor> = Declaration { name ->
  intInput(name, *extents)
}

/** `val logits by output(x)`: a further result named like the property. */
public fun ModelBuilder.output(tensor: Tensor): Declaration<Tensor> = Declaration { name ->
  output(name, tensor)
}

/** Makes a tensor its own delegate. */
public operator fun <T : Tensor> T.getValue(owner: Any?, property: KProperty<*>): T = this

/** The handle of a parameter, as a delegate. */
public class DelegatedHandle internal constructor(private val handle: ParameterHandle) {
  public operator fun getValue(owner: Any?, property: KProperty<*>): ParameterHandle = handle
}

/** `val w by linear`: outside of the definition, the handle of the parameter of that name. */
public operator fun Model.provideDelegate(owner: Any?, property: KProperty<*>): DelegatedHandle =
  DelegatedHandle(parameter(property.name))

public operator fun Number.plus(x: Tensor): Tensor = x.constant(toDouble()).plus(x)

public operator fun Number.minus(x: Tensor): Tensor = x.constant(toDouble()).minus(x)

public operator fun Number.times(x: Tensor): Tensor = x.constant(toDouble()).times(x)

public operator fun Number.div(x: Tensor): Tensor = x.constant(toDouble()).div(x)

public operator fun Tensor.plus(y: Number): Tensor = plus(y.toDouble())

public operator fun Tensor.minus(y: Number): Tensor = minus(y.toDouble())

public operator fun Tensor.times(y: Number): Tensor = times(y.toDouble())

public operator fun Tensor.div(y: Number): Tensor = div(y.toDouble())

/** `x[1..3]`, `x[0..1, 2..4]`: ranges (ends included) of the first axes. */
public operator fun Tensor.get(vararg ranges: IntRange): Tensor =
  get(*Array(ranges.size) { Range.of(ranges[it].first, ranges[it].last + 1, ranges[it].step) })

public infix fun Tensor.dot(other: Tensor): Tensor = this.dot(other)

public infix fun Tensor.matmul(other: Tensor): Tensor = this.matmul(other)

public infix fun Tensor.matvec(other: Tensor): Tensor = this.matvec(other)

public infix fun Tensor.outer(other: Tensor): Tensor = this.outer(other)

public infix fun Tensor.pow(exponent: Int): Tensor = this.pow(exponent)

public infix fun Tensor.pow(exponent: Double): Tensor = this.pow(exponent)

public infix fun Tensor.lessThan(other: Tensor): Tensor = this.lessThan(other)

public infix fun Tensor.lessThan(other: Double): Tensor = this.lessThan(other)

public infix fun Tensor.atMost(other: Tensor): Tensor = this.atMost(other)

public infix fun Tensor.atMost(other: Double): Tensor = this.atMost(other)

public infix fun Tensor.greaterThan(other: Tensor): Tensor = this.greaterThan(other)

public infix fun Tensor.greaterThan(other: Double): Tensor = this.greaterThan(other)

public infix fun Tensor.atLeast(other: Tensor): Tensor = this.atLeast(other)

public infix fun Tensor.atLeast(other: Double): Tensor = this.atLeast(other)

public infix fun Tensor.and(other: Tensor): Tensor = this.and(other)

public infix fun Tensor.or(other: Tensor): Tensor = this.or(other)

public infix fun Tensor.xor(other: Tensor): Tensor = this.xor(other)

public fun sum(x: Tensor, vararg axes: Int): Tensor = x.sum(*axes)

public fun mean(x: Tensor, vararg axes: Int): Tensor = x.mean(*axes)

public fun norm(x: Tensor, vararg axes: Int): Tensor = x.norm(*axes)

public fun exp(x: Tensor): Tensor = x.exp()

public fun log(x: Tensor): Tensor = x.log()

public fun sqrt(x: Tensor): Tensor = x.sqrt()

public fun abs(x: Tensor): Tensor = x.abs()

public fun sin(x: Tensor): Tensor = x.sin()

public fun cos(x: Tensor): Tensor = x.cos()

public fun tanh(x: Tensor): Tensor = x.tanh()
