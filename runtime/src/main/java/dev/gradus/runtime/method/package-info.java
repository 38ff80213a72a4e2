/** What the generated derivatives of methods, and their users, need at run time. */
@NullMarked
package dev.gradus.runtime.method;

import org.jspecify.annotations.NullMarked;
