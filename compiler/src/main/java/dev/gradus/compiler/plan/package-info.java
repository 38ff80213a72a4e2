/**
 * What of a graph runs when: static values, loops over the batch, and what crosses between them.
 */
@NullMarked
package dev.gradus.compiler.plan;

import org.jspecify.annotations.NullMarked;
