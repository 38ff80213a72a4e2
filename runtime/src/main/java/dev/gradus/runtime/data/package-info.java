/** Data sets in memory, split, standardised and served in batches. */
@NullMarked
package dev.gradus.runtime.data;

import org.jspecify.annotations.NullMarked;
