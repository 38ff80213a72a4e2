package dev.gradus.samples

import dev.gradus.dsl.Model
import dev.gradus.runtime.Gradients
import dev.gradus.runtime.data.Batches
import dev.gradus.runtime.data.Dataset
import dev.gradus.runtime.data.DoubleColumn
import dev.gradus.runtime.data.IntColumn
import dev.gradus.runtime.optim.Adam
import dev.gradus.runtime.train.StopCondition.epochs
import dev.gradus.runtime.train.StopCondition.gradientNormBelow
import dev.gradus.runtime.train.StopCondition.iterations
import dev.gradus.runtime.train.Trainer
import kotlin.math.abs

/** [MethodsJava] in Kotlin: plain functions differentiated. */
internal object MethodsKotlin : Program {
  private val functions = Class.forName("dev.gradus.samples.KotlinObjectivesKt")

  override fun models(setup: Setup): List<Model> = listOf()

  override fun methods(): List<String> =
    listOf("${functions.name}#rosenbrock", "${functions.name}#logistic")

  override fun run(setup: Setup) {
    byHand(setup)
    rosenbrock(setup)
    logistic(setup)
  }

  private fun byHand(setup: Setup) {
    val f = Gradients.load(KotlinRosenbrockGradient::class.java)
    val gradient = DoubleArray(2)
    val value = f.valueAndGradient(doubleArrayOf(-1.2, 1.0), gradient)
    setup.line("f(-1.2, 1) = %.2f, gradient (%.1f, %.1f)", value, gradient[0], gradient[1])
  }

  private fun rosenbrock(setup: Setup) {
    val start = DoubleArray(100) { if (it % 2 == 0) -1.2 else 1.0 }
    val f = Gradients.of(functions, "rosenbrock").objective().parameter("x", start).build()
    val run =
      Trainer.minimise(f)
        .with(Adam.rate(setup.rate(0.02)))
        .stopWhen(iterations(20_000), gradientNormBelow(1e-6))
        .run()
    setup.line(
      "Rosenbrock-100: farthest from 1 by %.6f",
      run.parameters().get("x").maxOf { abs(it - 1) },
    )
  }

  private fun logistic(setup: Setup) {
    val split = BreastCancer.split()
    val loss =
      Gradients.of(functions, "logistic")
        .objective()
        .parameter("w", DoubleArray(BreastCancer.FEATURES))
        .parameter("b", 0.0)
        .input("x", BreastCancer.FEATURES)
        .input("label", 1)
        .batchSize("rows")
        .build()
    val run =
      Trainer.minimise(loss)
        .with(Adam.rate(setup.rate(0.01)))
        .on(Batches.of(named(split.train())).size(32).shuffled(BreastCancer.SEED))
        .stopWhen(epochs(40))
        .listen(EpochLines(setup, 10))
        .run()
    val parameters = run.parameters()
    val accuracy =
      MethodsJava.accuracy(parameters.get("w"), parameters.value("b"), named(split.test()))
    setup.line("test accuracy: %.4f", accuracy)
  }

  /** The data under the names of the function's parameters. */
  private fun named(data: Dataset): Dataset {
    val x = data.column("X") as DoubleColumn
    val benign = data.column("benign") as IntColumn
    return Dataset.of(DoubleColumn("x", x.values(), BreastCancer.FEATURES))
      .and("label", benign.values())
  }
}
