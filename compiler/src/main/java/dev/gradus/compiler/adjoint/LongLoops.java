package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Takes loops that keep snapshots out of functions in {@link SingleExit} form: the outermost ones
 * that {@link Checkpointing} names become calls of {@link LongLoop}s.
 */
final class LongLoops {
  private final Checkpointing checkpointing;
  private final Map<String, LongLoop> loops = new LinkedHashMap<>();

  /**
   * The function at hand.
   *
   * @param literals its literals, which go where they are read
   */
  private record Site(String name, Fresh fresh, Map<Value, Operation> literals) {}

  private LongLoops(Checkpointing checkpointing) {
    this.checkpointing = checkpointing;
  }

  /**
   * A program and the loops taken out of it, by the name of the function that runs them. Their
   * functions stand behind those of the program.
   */
  record Extracted(LoopProgram program, Map<String, LongLoop> loops) {}

  static Extracted of(LoopProgram program, Checkpointing checkpointing) {
    LongLoops pass = new LongLoops(checkpointing);
    List<Function> functions = new ArrayList<>();
    program.functions().forEach(f -> functions.add(pass.function(f)));
    for (LongLoop loop : pass.loops.values()) {
      functions.add(loop.steps());
      functions.add(loop.step());
    }
    return new Extracted(new LoopProgram(program.name(), functions), pass.loops);
  }

  private Function function(Function f) {
    Map<Value, Operation> literals = new HashMap<>();
    Aliases.forEachInstruction(
        f.body(),
        i -> {
          if (i.operation() instanceof Operation.Constant) {
            literals.put(i.results().get(0), i.operation());
          }
        });
    Block body = block(f.body(), new Site(f.name(), Fresh.above(f), literals));
    return new Function(f.name(), f.parameters(), f.result(), body);
  }

  private Block block(Block block, Site site) {
    Code code = new Code(site.fresh(), Position.NONE);
    List<Statement> statements = block.statements();
    for (int k = 0; k < statements.size(); k++) {
      Statement s = statements.get(k);
      OptionalInt snapshots = isLoop(s) ? snapshots(s) : OptionalInt.empty();
      if (snapshots.isEmpty()) {
        code.add(s.withBlocks(b -> block(b, site)));
        continue;
      }
      String name = site.name() + "$loop" + (loops.size() + 1);
      LongLoopWriter writer = new LongLoopWriter(s, name, site.fresh(), site.literals());
      LongLoop loop = writer.write(snapshots.getAsInt());
      loops.put(loop.steps().name(), loop);
      Map<Value, Value> reloaded = writer.call(loop, code);
      Block rest = new Block(statements.subList(k + 1, statements.size()), block.terminator());
      Block next = block(renamed(rest, reloaded), site);
      next.statements().forEach(code::add);
      return code.ending(next.terminator());
    }
    return code.ending(block.terminator());
  }

  private static Block renamed(Block block, Map<Value, Value> names) {
    Function whole = new Function("", List.of(), dev.gradus.compiler.loop.Type.VOID, block);
    return Renaming.apply(whole, names).body();
  }

  private static boolean isLoop(Statement s) {
    return s instanceof Statement.For
        || s instanceof Statement.Loop l && ExitTest.of(l).isPresent();
  }

  private OptionalInt snapshots(Statement loop) {
    Block body = Values.blocks(loop).get(0);
    boolean goesOn = body.terminator() instanceof Terminator.Yield;
    return goesOn ? checkpointing.snapshots(loop.position()) : OptionalInt.empty();
  }
}
