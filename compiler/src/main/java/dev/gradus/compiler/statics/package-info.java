/** Values of static fields as constants of a program: which may be taken, and what they are. */
@NullMarked
package dev.gradus.compiler.statics;

import org.jspecify.annotations.NullMarked;
