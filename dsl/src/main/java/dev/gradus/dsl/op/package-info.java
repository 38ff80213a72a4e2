/**
 * The operator catalogue: every scalar operation with its value, derivatives and facts, declared
 * once.
 */
@NullMarked
package dev.gradus.dsl.op;

import org.jspecify.annotations.NullMarked;
