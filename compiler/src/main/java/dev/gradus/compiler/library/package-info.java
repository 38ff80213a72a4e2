/** What is known of methods outside the program: derivatives, and bodies to read in their place. */
@NullMarked
package dev.gradus.compiler.library;

import org.jspecify.annotations.NullMarked;
