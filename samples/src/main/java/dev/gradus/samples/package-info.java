/** Numbered, runnable samples, one idea each, and the main job. */
@NullMarked
package dev.gradus.samples;

import org.jspecify.annotations.NullMarked;
