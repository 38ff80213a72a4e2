/**
 * Arithmetic that generated code, the interpreter and the tapes share, defined to the bit: {@link
 * dev.gradus.runtime.kernel.FastMath} and {@link dev.gradus.runtime.kernel.Special} for one
 * element, {@link dev.gradus.runtime.kernel.Blocks} for blocks of them, {@link
 * dev.gradus.runtime.kernel.Reductions} and {@link dev.gradus.runtime.kernel.Views} for strided
 * operands.
 */
@NullMarked
package dev.gradus.runtime.kernel;

import org.jspecify.annotations.NullMarked;
