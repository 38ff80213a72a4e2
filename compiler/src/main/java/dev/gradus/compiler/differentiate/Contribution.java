package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.Node;

/**
 * What one node adds to the cotangent of one of its arguments.
 *
 * @param masked whether the value is zero wherever a selection above did not take this argument's
 *     branch
 * @param pick which result, where the argument is a scan
 */
record Contribution(Node to, Node value, boolean masked, int pick) {
  Contribution(Node to, Node value, boolean masked) {
    this(to, value, masked, -1);
  }
}
