/** The tensor program: nodes, shapes, the builder that shares equal nodes, and its text form. */
@NullMarked
package dev.gradus.dsl.graph;

import org.jspecify.annotations.NullMarked;
