/**
 * Which values of a loop program carry derivatives: memory is told apart by regions, and every
 * function is analysed once for each pattern of active arguments that it is called with.
 */
@NullMarked
package dev.gradus.compiler.activity;

import org.jspecify.annotations.NullMarked;
