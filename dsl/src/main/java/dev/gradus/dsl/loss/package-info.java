/** Losses as compositions of tensor operations. */
@NullMarked
package dev.gradus.dsl.loss;

import org.jspecify.annotations.NullMarked;
