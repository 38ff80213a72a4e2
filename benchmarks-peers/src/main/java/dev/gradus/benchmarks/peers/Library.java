package dev.gradus.benchmarks.peers;

/** The libraries. */
enum Library {
  HIPPARCHUS("Hipparchus", false),
  FINMATH("finmath-lib", false),
  TENSORFLOW("TensorFlow-Java", true),
  PYTORCH("PyTorch (JavaCPP)", true),
  DJL("DJL (PyTorch)", true);

  private final String title;
  private final boolean tensors;

  Library(String title, boolean tensors) {
    this.title = title;
    this.tensors = tensors;
  }

  String title() {
    return title;
  }

  /** Whether it is meant for works of the size of T6, and computes in float too. */
  boolean tensors() {
    return tensors;
  }

  Training train(Numbers numbers) {
    return switch (this) {
      case HIPPARCHUS -> new HipparchusTraining(numbers);
      case FINMATH -> new FinmathTraining(numbers);
      case TENSORFLOW -> TensorFlowTraining.of(numbers);
      case PYTORCH -> new PytorchTraining(numbers);
      case DJL -> new DjlTraining(numbers);
    };
  }
}
