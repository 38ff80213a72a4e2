package dev.gradus.samples

import dev.gradus.dsl.*
import dev.gradus.dsl.init.Init
import dev.gradus.runtime.optim.Sgd
import dev.gradus.runtime.train.StopCondition.iterations
import dev.gradus.runtime.train.Trainer

/** [Ascent] in Kotlin. */
internal object AscentTwin : Program {
  private fun hill(start: Double) =
    model("ascent") {
      strict()
      val x by parameter(initial = Init.values(start))
      -x.square()
    }

  override fun models(setup: Setup): List<Model> = listOf(setup.apply(hill(setup.start(1.0))))

  override fun run(setup: Setup) {
    val hill = models(setup).first()
    val x by hill
    fun climb(trainer: Trainer) =
      trainer.with(Sgd.rate(setup.rate(0.1))).stopWhen(iterations(100)).run().value(x)
    setup.line("maximised: x = %.4e", climb(Trainer.maximise(hill)))
    setup.line("minimised, the wrong sign: x = %.2e", climb(Trainer.minimise(hill)))
  }
}
