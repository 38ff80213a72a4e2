package readme

import dev.gradus.dsl.*
import dev.gradus.runtime.data.Batches
import dev.gradus.runtime.data.Dataset
import dev.gradus.runtime.optim.Sgd
import dev.gradus.runtime.train.StopCondition.epochs
import dev.gradus.runtime.train.Trainer

val line =
  model("line") {
    val slope by parameter()
    val bias by parameter()
    val x by input(BATCH)
    val y by input(BATCH)
    mean((slope * x + bias - y).square())
  }

fun main() {
  val points =
    Dataset.of("x", doubleArrayOf(-1.0, 0.0, 1.0, 2.0)).and("y", doubleArrayOf(-1.0, 1.0, 3.0, 5.0))
  val run =
    Trainer.minimise(line)
      .with(Sgd.rate(0.2))
      .on(Batches.of(points).size(2).shuffled(1))
      .stopWhen(epochs(200))
      .run()
  val slope by line
  val bias by line
  println("y = %.3f x + %.3f".format(run.value(slope), run.value(bias)))
}
