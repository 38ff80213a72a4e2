package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.runtime.Layout;

/** The functions of a kernel as a loop program, and the arrays they expect. */
public record Lowered(LoopProgram program, Layout layout) {}
