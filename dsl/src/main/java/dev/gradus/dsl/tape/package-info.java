/**
 * Taped engines: the honest baseline that compiled kernels are compared with. They record every
 * operation on every evaluation into primitive arrays and sweep back over the record.
 */
@NullMarked
package dev.gradus.dsl.tape;

import org.jspecify.annotations.NullMarked;
