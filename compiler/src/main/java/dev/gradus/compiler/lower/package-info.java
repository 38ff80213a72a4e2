/**
 * From graphs to loop programs: straight-line code, loops over rows in locals, loops over tiles in
 * arrays.
 */
@NullMarked
package dev.gradus.compiler.lower;

import org.jspecify.annotations.NullMarked;
