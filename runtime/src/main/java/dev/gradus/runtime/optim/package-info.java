/** Optimisers: element-wise update formulas, each defined once, and the loop that applies them. */
@NullMarked
package dev.gradus.runtime.optim;

import org.jspecify.annotations.NullMarked;
