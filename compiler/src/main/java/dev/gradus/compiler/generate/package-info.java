/**
 * Generation at build time: scans class files for gradient interfaces, compiles what has changed
 * since the last time, and writes classes, indexes and reports.
 */
@NullMarked
package dev.gradus.compiler.generate;

import org.jspecify.annotations.NullMarked;
