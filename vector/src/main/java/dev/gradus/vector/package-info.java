/**
 * The block kernels by the incubating Vector API; found by {@link java.util.ServiceLoader} where
 * the JVM runs with {@code --add-modules jdk.incubator.vector}.
 */
@NullMarked
package dev.gradus.vector;

import org.jspecify.annotations.NullMarked;
