/**
 * Passes over loop programs that change no bit of any result, no exception and no order of effects:
 * flow is straightened, values are folded and numbered, loops are freed of what does not change in
 * them, and what nobody needs is dropped.
 */
@NullMarked
package dev.gradus.compiler.optimise;

import org.jspecify.annotations.NullMarked;
