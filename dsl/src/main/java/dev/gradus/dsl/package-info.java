/**
 * The fluent front end: a {@link dev.gradus.dsl.Model} is defined by a lambda over a {@link
 * dev.gradus.dsl.ModelBuilder} that combines {@link dev.gradus.dsl.Tensor}s.
 */
@NullMarked
package dev.gradus.dsl;

import org.jspecify.annotations.NullMarked;
