package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets parts of a program that have no loops begin with one that does nothing.
 *
 * <p>HotSpot looks at every 128th call of a method whether to compile it: after 200 calls, or after
 * 100 if calls and jumps backwards are 2000 together, both times a factor that grows with the number
 * of methods that wait already. A kernel calls each of its parts once, so that parts are asked for
 * by and by, and in between the compiler has nothing to do. The jumps of the loop let more be asked
 * for at a time; the second compiler removes it.
 */
final class BackEdges {
  /**
   * Enough for the second rule to be the sooner one, few enough for the second compiler to wait,
   * which comes when calls and jumps are 15 000 together: with 13 it sometimes came too early.
   */
  private static final int TURNS = 11;

  /** Such parts of a program from which on it is worth it. */
  private static final int MANY = 8;

  private BackEdges() {}

  /** The parts of a program; those without loops begin with one if they are many. */
  static List<Function> of(List<Function> parts) {
    long straight = parts.stream().filter(p -> isStraight(p.body())).count();
    return straight < MANY
        ? parts
        : parts.stream().map(p -> isStraight(p.body()) ? in(p) : p).toList();
  }

  private static boolean isStraight(Block block) {
    return block.statements().stream()
        .noneMatch(
            s ->
                s instanceof Statement.For
                    || s instanceof Statement.Loop
                    || !Values.blocks(s).stream().allMatch(BackEdges::isStraight));
  }

  private static Function in(Function part) {
    Code code = new Code(Fresh.above(part), Position.NONE);
    code.forLoop(
        "turns",
        code.fresh(Type.INT, "turn"),
        code.constant(0),
        code.constant(TURNS),
        1,
        code.inner());
    List<Statement> statements = new ArrayList<>(code.statements());
    statements.addAll(part.body().statements());
    Block body = new Block(statements, part.body().terminator());
    return new Function(part.name(), part.parameters(), part.result(), body);
  }
}
