package dev.gradus.compiler.read;

/** Step 5: fewer blocks; conditions joined by and/or become one. Until nothing changes. */
final class SimplifyFlow {
  private SimplifyFlow() {}

  static FlowGraph apply(FlowGraph graph, Values values, MethodSource source) {
    FlowGraph before = graph;
    while (true) {
      FlowGraph after = RemoveDeadValues.apply(before);
      after = ThreadJumps.apply(after);
      after = RemoveRedundantParameters.apply(after);
      after = MergeBlocks.apply(after);
      after = JoinConditions.apply(after, values, source);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
  }
}
