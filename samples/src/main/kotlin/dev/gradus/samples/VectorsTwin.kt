package dev.gradus.samples

import dev.gradus.dsl.*
import dev.gradus.dsl.init.Init
import dev.gradus.runtime.optim.Adam
import dev.gradus.runtime.train.StopCondition.gradientNormBelow
import dev.gradus.runtime.train.StopCondition.iterations
import dev.gradus.runtime.train.Trainer
import dev.gradus.runtime.train.TrainingRun

/** [Vectors] in Kotlin. */
internal object VectorsTwin : Program {
  private fun distance(first: Init, second: Init) =
    model("vectors") {
      strict()
      val a by parameter(5, initial = first)
      val b by parameter(5, initial = second)
      val target = constant(doubleArrayOf(1.0, 2.0, 3.0, 4.0, 5.0))
      sum((a - target).square()) + sum((b - target).square())
    }

  override fun models(setup: Setup): List<Model> =
    listOf(
        distance(Init.normal(1, 0.0, 1.0), Init.normal(2, 0.0, 1.0)),
        distance(Init.zeros(), Init.zeros()),
      )
      .map(setup::apply)

  override fun run(setup: Setup) {
    val (seeded, zeros) = models(setup)
    val adam = Adam.rate(setup.rate(0.01))
    fun trainer(model: Model) = Trainer.minimise(model).with(adam)
    val lines = Lines(setup)
    setup.print(
      "300 steps from random vectors",
      trainer(seeded).stopWhen(iterations(300)).every(30).listen(lines).run(),
    )
    setup.print(
      "300 steps from zeros, which do not arrive",
      trainer(zeros).stopWhen(iterations(300)).run(),
    )
    setup.print(
      "until the gradient vanishes",
      trainer(seeded).stopWhen(gradientNormBelow(1e-6), iterations(20_000)).run(),
    )
    Comparison.print(setup, seeded, adam)
  }

  private fun Setup.print(title: String, run: TrainingRun) {
    line("%s (%d iterations):", title, run.iterations())
    line("  a = %s", Setup.text(run.parameters().get("a")))
    line("  b = %s", Setup.text(run.parameters().get("b")))
  }
}
