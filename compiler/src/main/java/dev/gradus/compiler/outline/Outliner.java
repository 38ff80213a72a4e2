package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Rewriter;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits functions that would become methods above 8000 bytes, which HotSpot does not compile:
 * consecutive statements move into functions of a few hundred operations, inside loops too, and
 * where the calls of those are too many, again.
 *
 * <p>References and loop variables reach a part as parameters; scalars that one part computes and
 * another uses go through scratch arrays (see {@link Outlined}). A function that may call itself
 * allocates its scratch arrays at each call instead of taking them, since its activations must not
 * share them. Statements that jump out of their block stay where they are.
 */
public final class Outliner {
  /** Size of a part, as estimated from above; real methods are smaller. */
  public static final int DEFAULT_LIMIT = 5000;

  private final LoopProgram program;
  private final int limit;
  private final CodeSize sizes = new CodeSize();
  private final Scratch scratch = new Scratch();
  private final CallOrder calls;
  private final Names names;
  private final Map<String, List<Type>> additional = new LinkedHashMap<>();
  private final Map<String, Function> outlined = new HashMap<>();
  private final Map<String, List<Function>> parts = new HashMap<>();
  private final Map<String, FunctionOutliner> allocating = new LinkedHashMap<>();

  private Outliner(LoopProgram program, int limit) {
    this.program = program;
    this.limit = limit;
    calls = new CallOrder(program);
    names = new Names(program);
  }

  /** Splits what is too large. */
  public static Outlined outline(LoopProgram program) {
    return outline(program, DEFAULT_LIMIT);
  }

  /**
   * Splits what is estimated above a limit.
   *
   * @param limit greatest size of a function in bytes of code
   */
  public static Outlined outline(LoopProgram program, int limit) {
    return new Outliner(program, limit).outline();
  }

  private Outlined outline() {
    Map<String, Function> originals = new HashMap<>();
    program.functions().forEach(f -> originals.put(f.name(), f));
    for (String name : calls.order()) {
      outline(originals.get(name));
    }
    allocating.forEach((name, outliner) -> allocate(outlined.get(name), outliner));
    List<Function> functions = new ArrayList<>();
    program.functions().forEach(f -> functions.add(outlined.get(f.name())));
    program.functions().forEach(f -> functions.addAll(parts.get(f.name())));
    Map<Type, Integer> lengths = new LinkedHashMap<>();
    for (Type type : Scratch.TYPES) {
      int length = scratch.lengths()[Scratch.number(type)];
      if (length > 0) {
        lengths.put(type.array(), length);
      }
    }
    return new Outlined(new LoopProgram(program.name(), functions), additional, lengths);
  }

  private void outline(Function original) {
    FunctionOutliner outliner = new FunctionOutliner(original, sizes, scratch, names, limit);
    Function function = additional.isEmpty() ? original : new Arguments(outliner).rewrite(original);
    Block body = outliner.outline(function.body());
    List<Value> parameters = new ArrayList<>(function.parameters());
    List<Value> arrays = outliner.arrays();
    if (calls.isRecursive(original.name())) {
      allocating.put(original.name(), outliner);
    } else if (!arrays.isEmpty()) {
      parameters.addAll(arrays);
      additional.put(original.name(), arrays.stream().map(Value::type).toList());
    }
    outlined.put(
        original.name(), new Function(function.name(), parameters, function.result(), body));
    parts.put(original.name(), outliner.parts());
  }

  /** Makes the scratch arrays at the function's start, now that all lengths are known. */
  private void allocate(Function function, FunctionOutliner outliner) {
    List<Statement> statements = new ArrayList<>();
    for (Value array : outliner.arrays()) {
      int length = scratch.lengths()[Scratch.number(array.type().element())];
      Value size = outliner.fresh(Type.INT, "");
      Operation literal = new Operation.Constant(length, Type.INT);
      statements.add(new Statement.Instruction(List.of(size), literal, List.of(), Position.NONE));
      Operation creation = new Operation.NewArray(array.type());
      statements.add(
          new Statement.Instruction(List.of(array), creation, List.of(size), Position.NONE));
    }
    statements.addAll(function.body().statements());
    Block body = new Block(statements, function.body().terminator());
    outlined.put(
        function.name(),
        new Function(function.name(), function.parameters(), function.result(), body));
  }

  /** Passes scratch arrays on to the functions that take them. */
  private final class Arguments extends Rewriter {
    private final FunctionOutliner outliner;

    Arguments(FunctionOutliner outliner) {
      this.outliner = outliner;
    }

    @Override
    protected void instruction(Statement.Instruction i) {
      List<Type> wanted =
          i.operation() instanceof Operation.Call c
              ? additional.getOrDefault(c.function(), List.of())
              : List.of();
      if (wanted.isEmpty()) {
        add(i);
        return;
      }
      List<Value> arguments = new ArrayList<>(i.arguments());
      wanted.forEach(t -> arguments.add(outliner.array(t.element())));
      add(new Statement.Instruction(i.results(), i.operation(), arguments, i.position()));
    }
  }
}
