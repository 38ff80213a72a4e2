/** The slow, clear meaning of graphs, bit for bit; every other engine is tested against it. */
@NullMarked
package dev.gradus.dsl.interpret;

import org.jspecify.annotations.NullMarked;
