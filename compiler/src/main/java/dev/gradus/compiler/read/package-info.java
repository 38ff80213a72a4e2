/**
 * Reads static methods of class files into loop programs: class file → control-flow graph → SSA →
 * structured statements. {@link dev.gradus.compiler.read.MethodReader} lists the steps.
 */
@NullMarked
package dev.gradus.compiler.read;

import org.jspecify.annotations.NullMarked;
