/** Layers of neural networks as compositions of tensor operations. */
@NullMarked
package dev.gradus.dsl.layer;

import org.jspecify.annotations.NullMarked;
