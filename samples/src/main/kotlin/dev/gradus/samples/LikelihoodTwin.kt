package dev.gradus.samples

import dev.gradus.dsl.*
import dev.gradus.dsl.init.Init
import dev.gradus.runtime.optim.Adam
import dev.gradus.runtime.train.StopCondition.iterations
import dev.gradus.runtime.train.Trainer

/** [Likelihood] in Kotlin. */
internal object LikelihoodTwin : Program {
  private fun logLikelihood(start: Double) =
    model("likelihood") {
      strict()
      val mu by parameter(initial = Init.values(start))
      val deviation = constant(doubleArrayOf(1.0, 2.0, 3.0)) - mu
      sum(-0.5 * deviation.square() - 0.5 * StrictMath.log(2 * Math.PI))
    }

  override fun models(setup: Setup): List<Model> =
    listOf(setup.apply(logLikelihood(setup.start(0.0))))

  override fun run(setup: Setup) {
    val model = models(setup).first()
    val adam = Adam.rate(setup.rate(0.01))
    val run =
      Trainer.maximise(model)
        .with(adam)
        .stopWhen(iterations(100))
        .every(10)
        .listen(Lines(setup))
        .run()
    val mu by model
    setup.line("mu = %.6f", run.value(mu))
    setup.line("log-likelihood = %.6f", run.kernel().value(run.workspace()))
    Comparison.print(setup, model, adam)
  }
}
