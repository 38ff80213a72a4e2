package dev.gradus.vector;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * How long vectors are: what the processor prefers, unless system property {@value #PROPERTY} says
 * 128, 256 or 512 (which makes results no different, only slower).
 */
final class Width {
  static final String PROPERTY = "gradus.vector.bits";

  static final VectorShape SHAPE =
      Integer.getInteger(PROPERTY) == null
          ? VectorShape.preferredShape()
          : VectorShape.forBitSize(Integer.getInteger(PROPERTY));

  private Width() {}

  static <E> VectorSpecies<E> of(Class<E> element) {
    return VectorSpecies.of(element, SHAPE);
  }
}
