package dev.gradus.benchmarks.bench;

/** A named set of measurements that {@code ./gradus bench NAME} runs. */
public interface Suite {

  /** Its name on the command line and of its files. */
  String name();

  /** One line on what is compared, for the heading of the table. */
  String title();

  /** Measures and reports; works one after the other, none of their data kept. */
  void run(Meter meter, Report report);
}
