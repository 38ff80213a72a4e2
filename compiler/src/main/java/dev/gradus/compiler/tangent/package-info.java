/**
 * Forward mode on loop programs: beside every value that depends on the differentiated parameters
 * runs its tangent, beside every such array its shadow.
 */
@NullMarked
package dev.gradus.compiler.tangent;

import org.jspecify.annotations.NullMarked;
