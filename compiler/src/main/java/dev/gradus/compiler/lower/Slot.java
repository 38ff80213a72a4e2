package dev.gradus.compiler.lower;

import dev.gradus.runtime.DType;

/** An array of the workspace: its number in the table that stores values of its type. */
record Slot(DType dtype, int number) {}
