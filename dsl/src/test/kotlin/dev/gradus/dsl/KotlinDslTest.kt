package dev.gradus.dsl

import dev.gradus.dsl.init.Init
import dev.gradus.runtime.DType
import dev.gradus.runtime.GradusException
import dev.gradus.runtime.ParameterHandle
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

class KotlinDslTest {
  private val linear =
    model("linear") {
      val w by parameter(5)
      val b by parameter()
      val X by input(BATCH, 5)
      val y by input(BATCH)
      mean(((X dot w) + b - y).square())
    }

  @Test
  fun declarationsAreNamedLikeTheirProperties() {
    assertThat(linear.signature().parameters().map { it.name() }).containsExactly("w", "b")
    assertThat(linear.signature().parameters()[0].shape()).containsExactly(5)
    assertThat(linear.signature().inputs().map { it.name() }).containsExactly("X", "y")
    assertThat(linear.signature().inputs()[0].batched()).isTrue()
  }

  @Test
  fun aModelIsTheSameAsInJava() {
    val java =
      Model.define("linear") { m ->
        val w = m.parameter("w", 5)
        val b = m.parameter("b")
        val x = m.input("X", BATCH, 5)
        val y = m.input("y", BATCH)
        x.dot(w).plus(b).minus(y).square().mean()
      }
    assertThat(linear.graph().nodes().map { it.kind() })
      .isEqualTo(java.graph().nodes().map { it.kind() })
  }

  @Test
  fun handlesAreUsableOutsideOfTheBlock() {
    val w: ParameterHandle by linear
    assertThat(w.name()).isEqualTo("w")
    lateinit var kept: Parameter
    model("m") {
      kept = parameter("v", 2)
      sum(kept)
    }
    assertThat(kept.name()).isEqualTo("v")
    assertThatThrownBy {
        val missing by linear
        missing.name()
      }
      .isInstanceOf(GradusException::class.java)
      .hasMessageContaining("'missing' is no parameter of model 'linear'")
  }

  @Test
  fun parametersTakeInitialValuesAndFreeze() {
    val m =
      model("m", Options.DEFAULT.with(DType.FLOAT)) {
        val w by parameter(2, initial = Init.values(1.0, 2.0))
        val v by parameter(frozen = true, initial = Init.constant(3.0))
        sum(w * v)
      }
    assertThat(m.dtype()).isEqualTo(DType.FLOAT)
    assertThat(m.signature().parameters()[0].initial()).containsExactly(1.0, 2.0)
    assertThat(m.signature().parameters()[1].frozen()).isTrue()
  }

  private fun values(expression: ModelBuilder.() -> Tensor): DoubleArray =
    Evaluation.values { it.expression() }

  private fun ModelBuilder.vector(vararg values: Double): Tensor = constant(values)

  @Test
  fun operatorsReadLikeMathematics() {
    assertThat(values { 2.0 * vector(1.0, 2.0) + vector(10.0, 20.0) }).containsExactly(12.0, 24.0)
    assertThat(values { -vector(1.0, 2.0) - 1 }).containsExactly(-2.0, -3.0)
    assertThat(values { 1 - vector(1.0, 4.0) / 2 }).containsExactly(0.5, -1.0)
    assertThat(values { 12 / (3 + vector(1.0, 0.0)) * 2 }).containsExactly(6.0, 8.0)
    assertThat(values { vector(7.0, -7.0) % vector(4.0, 4.0) }).containsExactly(3.0, -3.0)
    assertThat(values { vector(3.0, -2.0) pow 2 }).containsExactly(9.0, 4.0)
    assertThat(values { vector(4.0, 9.0) pow 0.5 }).containsExactly(2.0, 3.0)
  }

  @Test
  fun productsAreInfix() {
    assertThat(values { vector(1.0, 2.0) dot vector(3.0, 4.0) }).containsExactly(11.0)
    assertThat(values { vector(1.0, 2.0) outer vector(3.0, 4.0) })
      .containsExactly(3.0, 4.0, 6.0, 8.0)
    val matrix = arrayOf(doubleArrayOf(1.0, 2.0), doubleArrayOf(3.0, 4.0))
    assertThat(values { constant(matrix) matvec vector(1.0, 1.0) }).containsExactly(3.0, 7.0)
    assertThat(values { constant(matrix) matmul constant(matrix) })
      .containsExactly(7.0, 10.0, 15.0, 22.0)
  }

  @Test
  fun bracketsIndexAndSlice() {
    assertThat(values { vector(1.0, 2.0, 3.0)[1] }).containsExactly(2.0)
    assertThat(values { vector(1.0, 2.0, 3.0)[-1] }).containsExactly(3.0)
    assertThat(values { vector(1.0, 2.0, 3.0)[1..2] }).containsExactly(2.0, 3.0)
    val matrix = arrayOf(doubleArrayOf(1.0, 2.0), doubleArrayOf(3.0, 4.0))
    assertThat(values { constant(matrix)[1, 0] }).containsExactly(3.0)
    assertThat(values { constant(matrix)[Range.all(), Range.at(1)] }).containsExactly(2.0, 4.0)
    assertThat(values { constant(matrix)[0..1, 0..0] }).containsExactly(1.0, 3.0)
  }

  @Test
  fun comparisonsAndLogicChoose() {
    val chosen = values {
      val x = vector(-1.0, 0.5, 2.0)
      Tensors.select((x greaterThan 0.0) and !(x atLeast 1.0), x, 9.0)
    }
    assertThat(chosen).containsExactly(9.0, 0.5, 9.0)
    assertThat(
        values { ((vector(1.0, 2.0) lessThan 2.0) or (vector(1.0, 2.0) atMost 1.0)).toReal() }
      )
      .containsExactly(1.0, 0.0)
    assertThat(
        values { ((vector(1.0, 2.0) lessThan 2.0) xor (vector(1.0, 2.0) atMost 2.0)).toReal() }
      )
      .containsExactly(0.0, 1.0)
  }

  @Test
  fun functionsReadLikeMathematics() {
    assertThat(values { sqrt(exp(log(vector(4.0)))) }[0]).isBetween(1.9999999999, 2.0000000001)
    assertThat(values { norm(vector(3.0, 4.0)) }).containsExactly(5.0)
    assertThat(values { abs(sin(vector(0.0))) + cos(vector(0.0)) + tanh(vector(0.0)) })
      .containsExactly(1.0)
    assertThat(values { sum(vector(1.0, 2.0)) }).containsExactly(3.0)
  }

  @Test
  fun shapeErrorsNameTheKotlinLine() {
    assertThatThrownBy { values { vector(1.0, 2.0) + vector(1.0, 2.0, 3.0) } }
      .hasMessageContaining("(2) and (3) (at KotlinDslTest.kt:")
    assertThatThrownBy { values { 2.0 * (vector(1.0, 2.0) dot vector(1.0, 2.0, 3.0)) } }
      .hasMessageContaining("(2) and (3) (at KotlinDslTest.kt:")
  }
}
