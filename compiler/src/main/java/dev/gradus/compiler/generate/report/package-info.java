/** The page that a build leaves about its objectives. */
@NullMarked
package dev.gradus.compiler.generate.report;

import org.jspecify.annotations.NullMarked;
