/**
 * From a model's graph to a loaded kernel class: {@link dev.gradus.compiler.Compiler} shows the
 * way.
 */
@NullMarked
package dev.gradus.compiler;

import org.jspecify.annotations.NullMarked;
