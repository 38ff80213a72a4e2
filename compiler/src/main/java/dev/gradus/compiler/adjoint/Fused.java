package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Value;
import java.util.List;

/**
 * A loop whose iterations run forwards and backwards in one body, so that nothing is saved from one
 * iteration to another: possible where the cotangent of what the loop computes is known before it.
 *
 * @param reverse the reverse sweep of one iteration
 * @param carried adjoints of values from outside, added up over the iterations
 * @param initial what they start from
 * @param next their values after an iteration
 * @param results their values after the loop
 */
record Fused(
    Code reverse,
    List<Value> carried,
    List<Value> initial,
    List<Value> next,
    List<Value> results) {}
