/** The Maven plugin: runs the command line of {@code dev.gradus.cli} on the classes of a module. */
@NullMarked
package dev.gradus.maven;

import org.jspecify.annotations.NullMarked;
