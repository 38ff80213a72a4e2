/** Puts the bodies of called functions in place of their calls. */
@NullMarked
package dev.gradus.compiler.inline;

import org.jspecify.annotations.NullMarked;
