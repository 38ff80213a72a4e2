package dev.gradus.samples

import dev.gradus.dsl.*
import dev.gradus.dsl.loss.Classification.binaryCrossEntropyWithLogits
import dev.gradus.runtime.data.Batches
import dev.gradus.runtime.optim.Adam
import dev.gradus.runtime.train.StopCondition.epochs
import dev.gradus.runtime.train.Trainer

/** [Logistic] in Kotlin. */
internal object LogisticTwin : Program {
  private val logistic =
    model("logistic") {
      val w by parameter(BreastCancer.FEATURES)
      val b by parameter()
      val X by input(BATCH, BreastCancer.FEATURES)
      val benign by intInput(BATCH)
      val logit = (X dot w) + b
      output("class", logit greaterThan 0.0)
      binaryCrossEntropyWithLogits(logit, benign.toReal())
    }

  override fun models(setup: Setup): List<Model> = listOf(setup.apply(logistic))

  override fun run(setup: Setup) {
    val split = BreastCancer.split()
    val run =
      Trainer.minimise(models(setup).first())
        .with(Adam.rate(setup.rate(0.01)))
        .on(Batches.of(split.train()).size(32).shuffled(BreastCancer.SEED))
        .stopWhen(epochs(40))
        .listen(EpochLines(setup, 10))
        .run()
    BreastCancer.printAccuracy(setup, run, split)
  }
}
