package dev.gradus.samples

import dev.gradus.dsl.*
import dev.gradus.dsl.init.Init
import dev.gradus.runtime.optim.Adam
import dev.gradus.runtime.train.StopCondition.iterations
import dev.gradus.runtime.train.Trainer

/** [Matrix] in Kotlin. */
internal object MatrixTwin : Program {
  private val squares =
    model("matrix") {
      strict()
      val W by parameter(3, 3, initial = Init.normal(1, 0.0, 1.0))
      sum(W.square())
    }

  override fun models(setup: Setup): List<Model> = listOf(setup.apply(squares))

  override fun run(setup: Setup) {
    val model = models(setup).first()
    val run =
      Trainer.minimise(model)
        .with(Adam.rate(setup.rate(0.01)))
        .stopWhen(iterations(200))
        .every(20)
        .listen(Lines(setup))
        .run()
    val W by model
    run.values(W).toList().chunked(3).forEachIndexed { i, row ->
      setup.line("W[%d] = %+.6f %+.6f %+.6f", i, row[0], row[1], row[2])
    }
  }
}
