package dev.gradus.samples

import dev.gradus.dsl.*
import dev.gradus.runtime.data.Batches
import dev.gradus.runtime.optim.Sgd
import dev.gradus.runtime.train.StopCondition.epochs
import dev.gradus.runtime.train.Trainer
import dev.gradus.training.LossPlot.lossPlot

/** [Minibatch] in Kotlin. */
internal object MinibatchTwin : Program {
  private val linear =
    model("minibatch") {
      strict()
      val w by parameter(5)
      val b by parameter()
      val X by input(BATCH, 5)
      val y by input(BATCH)
      mean(((X dot w) + b - y).square())
    }

  override fun models(setup: Setup): List<Model> = listOf(setup.apply(linear))

  override fun run(setup: Setup) {
    val model = models(setup).first()
    val sgd = Sgd.rate(setup.rate(0.05))
    val batches = Batches.of(Minibatch.data()).size(32).shuffled(Minibatch.SEED)
    val out = setup.directory("minibatch")
    val run =
      Trainer.minimise(model)
        .with(sgd)
        .on(batches)
        .stopWhen(epochs(20))
        .listen(lossPlot(out, "loss"))
        .run()
    val w by model
    val b by model
    setup.line("w = %s", Setup.text(run.values(w)))
    setup.line("b = %.3f", run.value(b))
    setup.line("loss of every step: %s", out.root().resolve("loss.png"))
    Comparison.print(setup, model, sgd, batches)
  }
}
