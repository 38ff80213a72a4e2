package dev.gradus.benchmarks.gradbench;

/**
 * A model of a hand: vertices that hang on bones. Matrices are 3 × 4, row-major: a rotation and a
 * translation.
 *
 * @param parents for every bone the one it hangs on, -1 for none
 * @param relatives for every bone the matrix to its parent, at rest
 * @param inverses for every bone the inverse of its absolute matrix, at rest
 * @param positions of the vertices at rest, v × 3
 * @param weights of the bones for every vertex, v × bones
 * @param mirrored whether the model is of the other hand
 */
public record Hand(
    int[] parents,
    double[] relatives,
    double[] inverses,
    double[] positions,
    double[] weights,
    boolean mirrored) {}
