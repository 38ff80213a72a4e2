/** The training loop: trainer, stopping, history, listeners, and checks of a gradient. */
@NullMarked
package dev.gradus.runtime.train;

import org.jspecify.annotations.NullMarked;
