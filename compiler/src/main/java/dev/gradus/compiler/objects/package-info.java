/**
 * Turns what methods do with small objects, lambdas and virtual calls into operations on scalars
 * and arrays.
 */
@NullMarked
package dev.gradus.compiler.objects;

import org.jspecify.annotations.NullMarked;
