/**
 * Rewrites of graphs: one rule a file, applied from the leaves up in the order of a visible list.
 */
@NullMarked
package dev.gradus.dsl.rewrite;

import org.jspecify.annotations.NullMarked;
