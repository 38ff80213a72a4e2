/** Pictures, drawn without a display and written as PNG or SVG. */
@NullMarked
package dev.gradus.training.plot;

import org.jspecify.annotations.NullMarked;
