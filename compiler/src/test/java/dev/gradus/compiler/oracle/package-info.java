/**
 * Independent judges of derivatives: an engine on dual numbers that runs loop programs as they were
 * read, and the comparisons of gradients with it and with difference quotients.
 */
@NullMarked
package dev.gradus.compiler.oracle;

import org.jspecify.annotations.NullMarked;
