package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.Work;
import java.util.List;

/**
 * One of the works T1 to T6, which other libraries do as well.
 *
 * @param name T1 to T6
 * @param work what Gradus, and Java by hand, take for it
 * @param arrays parameters at the start, in order, then data
 */
public record TrainingTask(String name, Work work, List<double[]> arrays) {

  public TrainingTask {
    arrays = List.copyOf(arrays);
  }
}
