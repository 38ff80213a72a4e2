package dev.gradus.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.SourceLine;
import dev.gradus.dsl.loss.Losses;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserLineTest {

  private static int lineOfCaller() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
  }

  @Test
  void everyNodeKnowsTheLineThatWroteIt() {
    int[] line = new int[1];
    Model model =
        Model.define(
            "m",
            m -> {
              Tensor x = m.parameter("x", 3);
              line[0] = lineOfCaller();
              Tensor y = x.logsumexp();
              return Losses.meanSquaredError(y, m.constant(1));
            });
    List<SourceLine> lines = model.graph().nodes().stream().map(Node::source).distinct().toList();
    assertThat(lines)
        .containsExactly(
            new SourceLine("UserLineTest.java", line[0] - 1),
            new SourceLine("UserLineTest.java", line[0] + 1),
            new SourceLine("UserLineTest.java", line[0] + 2));
  }

  @Test
  void linesInsideScansAreTheUsersToo() {
    Model model =
        Model.define(
            "m",
            m -> {
              Tensor x = m.parameter("x");
              return Scan.from(x).times(2).run((c, s) -> Scan.next(c.get(0).exp())).carry(0);
            });
    assertThat(model.graph().nodes())
        .allSatisfy(n -> assertThat(n.source().file()).isEqualTo("UserLineTest.java"));
  }
}
