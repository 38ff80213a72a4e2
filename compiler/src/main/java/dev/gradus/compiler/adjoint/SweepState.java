package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the writers of one reverse sweep share.
 *
 * @param area the save stack as the reverse sweep sees it
 * @param saves what the forward sweep has to keep, by statement of the augmented function
 * @param renamed names in the reverse sweep that turned out to be others of an enclosing region
 * @param parameters what the function knows from its beginning
 */
record SweepState(
    Analysis analysis,
    Augmented augmented,
    Fresh fresh,
    SaveArea area,
    Homes homes,
    Reporter reporter,
    FusedLoops fused,
    Map<Statement, Saves> saves,
    Map<Value, Value> renamed,
    List<Value> parameters) {
  static SweepState of(Analysis analysis, Augmented augmented, Fresh fresh, SaveArea area) {
    Homes homes = new Homes();
    return new SweepState(
        analysis,
        augmented,
        fresh,
        area,
        homes,
        new Reporter(augmented.function().name(), homes),
        new FusedLoops(analysis, augmented),
        new IdentityHashMap<>(),
        new HashMap<>(),
        new ArrayList<>());
  }
}
