package dev.gradus.compiler.method;

import java.util.Optional;

/**
 * A method of the class to be generated.
 *
 * @param form what it computes
 * @param name its name in the class
 * @param descriptor its descriptor
 * @param record internal name of the record it returns, if it returns one
 * @param declaredIn internal name of the interface that declares it; empty for a handle's method
 */
record Wanted(
    Form form,
    String name,
    String descriptor,
    Optional<String> record,
    Optional<String> declaredIn) {}
