package dev.gradus.benchmarks.peers;

import java.util.function.Function;

/** The libraries. */
enum Library {
  HIPPARCHUS("Hipparchus", false, HipparchusTraining::new),
  FINMATH("finmath-lib", false, FinmathTraining::new),
  TENSORFLOW("TensorFlow-Java", true, TensorFlowTraining::of),
  PYTORCH("PyTorch (JavaCPP)", true, PytorchTraining::new),
  DJL("DJL (PyTorch)", true, DjlTraining::new);

  private final String title;
  private final boolean tensors;
  private final Function<Numbers, Training> training;

  Library(String title, boolean tensors, Function<Numbers, Training> training) {
    this.title = title;
    this.tensors = tensors;
    this.training = training;
  }

  String title() {
    return title;
  }

  /** Whether it is meant for works of that size, and computes in float too. */
  boolean tensors() {
    return tensors;
  }

  Training train(Numbers numbers) {
    return training.apply(numbers);
  }
}
