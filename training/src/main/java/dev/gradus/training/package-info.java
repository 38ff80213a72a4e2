/** What surrounds the training loop: tables, progress, reports and the directory they go to. */
@NullMarked
package dev.gradus.training;

import org.jspecify.annotations.NullMarked;
