package dev.gradus.compiler.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A direction in the space of the arguments.
 *
 * @param scalars by parameter; 0 where there is no active scalar
 * @param leaves by leaf of the active arrays
 */
record Direction(double[] scalars, List<double[]> leaves) {

  static Direction zero(Subject subject, List<Object> leaves) {
    List<double[]> zeros = new ArrayList<>();
    leaves.forEach(leaf -> zeros.add(new double[Leaves.length(leaf)]));
    return new Direction(new double[subject.method().getParameterCount()], zeros);
  }

  static Direction random(Subject subject, List<Object> leaves, Random random) {
    Direction direction = zero(subject, leaves);
    for (int i : subject.active()) {
      direction.scalars[i] = subject.isScalar(i) ? random.nextGaussian() : 0;
    }
    for (double[] leaf : direction.leaves) {
      for (int i = 0; i < leaf.length; i++) {
        leaf[i] = random.nextGaussian();
      }
    }
    return direction;
  }

  /** The unit directions, each with its name. */
  static List<Named> coordinates(Subject subject, List<Object> leaves) {
    List<Named> units = new ArrayList<>();
    for (int i : subject.active()) {
      if (subject.isScalar(i)) {
        Direction unit = zero(subject, leaves);
        unit.scalars[i] = 1;
        units.add(new Named("parameter " + i, unit));
      }
    }
    for (int k = 0; k < leaves.size(); k++) {
      for (int i = 0; i < Leaves.length(leaves.get(k)); i++) {
        Direction unit = zero(subject, leaves);
        unit.leaves.get(k)[i] = 1;
        units.add(new Named("array " + k + ", element " + i, unit));
      }
    }
    return units;
  }

  /** A direction with a name for messages. */
  record Named(String name, Direction direction) {}
}
