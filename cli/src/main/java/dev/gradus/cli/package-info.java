/** The command line that generates gradient classes. */
@NullMarked
package dev.gradus.cli;

import org.jspecify.annotations.NullMarked;
