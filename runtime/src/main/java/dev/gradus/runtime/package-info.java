/**
 * What a generated class and its user need: the contract between objectives, compiled kernels and
 * the training loop.
 */
@NullMarked
package dev.gradus.runtime;

import org.jspecify.annotations.NullMarked;
