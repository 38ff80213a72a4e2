package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.Graph;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One pass of all rules over a graph.
 *
 * @param graph the graph after the pass
 * @param applied name of a rule → how often it was applied; rules that were not are left out
 */
public record RewritePass(Graph graph, Map<String, Integer> applied) {
  public RewritePass {
    applied = Collections.unmodifiableMap(new TreeMap<>(applied));
  }
}
