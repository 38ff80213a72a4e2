package dev.gradus.samples

import dev.gradus.dsl.*
import dev.gradus.dsl.init.Init
import dev.gradus.runtime.optim.Adam
import dev.gradus.runtime.train.StopCondition.iterations
import dev.gradus.runtime.train.Trainer

/** [Scalar] in Kotlin. */
internal object ScalarTwin : Program {
  private fun parabola(start: Double) =
    model("scalar") {
      strict()
      val x by parameter(initial = Init.values(start))
      x.square() + 2.0 * x + 5.0
    }

  override fun models(setup: Setup): List<Model> = listOf(setup.apply(parabola(setup.start(2.0))))

  override fun run(setup: Setup) {
    val parabola = models(setup).first()
    val adam = Adam.rate(setup.rate(0.1))
    val run =
      Trainer.minimise(parabola)
        .with(adam)
        .stopWhen(iterations(100))
        .every(10)
        .listen(Lines(setup))
        .run()
    val x by parabola
    setup.line("x = %.6f", run.value(x))
    Comparison.print(setup, parabola, adam)
  }
}
