/** Splits large functions, so that no emitted method is larger than what HotSpot compiles. */
@NullMarked
package dev.gradus.compiler.outline;

import org.jspecify.annotations.NullMarked;
