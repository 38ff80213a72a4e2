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
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes arrays that do not outlive a call from the pool of the save stack, so that calls stop
 * allocating. Functions that nobody in the program calls are its entries: they take back what they
 * and the functions they call were given.
 */
public final class PooledArrays {
  private static final String POOL = "dev/gradus/runtime/ArrayPool";
  private static final String TAKES_STACK = "(" + Typing.SAVE_STACK.descriptor();

  private final Aliases aliases;
  private final Set<String> called = new HashSet<>();
  private boolean any;

  private PooledArrays(LoopProgram program) {
    aliases = Aliases.of(program, List.of(), Aliasing.NONE);
    for (Function f : program.functions()) {
      Aliases.forEachInstruction(
          f.body(),
          i -> {
            if (i.operation() instanceof Operation.Call call) {
              called.add(call.function());
            } else if (isForeign(i.operation())) {
              i.arguments().stream().filter(a -> a.type().isArray()).forEach(aliases::markSeen);
            }
          });
    }
    program.functions().stream()
        .filter(f -> !called.contains(f.name()))
        .forEach(aliases::markOutside);
  }

  /** Whether an operation hands its arguments to code that may keep them. */
  private static boolean isForeign(Operation operation) {
    return operation instanceof Operation.Construct
        || operation instanceof Operation.StaticCall c && !c.owner().startsWith("dev/gradus/");
  }

  /** Pools what can be pooled in functions that take a save stack. */
  public static LoopProgram apply(LoopProgram program) {
    PooledArrays pass = new PooledArrays(program);
    List<Function> functions = new ArrayList<>();
    for (Function f : program.functions()) {
      Optional<Value> stack =
          f.parameters().stream().filter(p -> p.type().equals(Typing.SAVE_STACK)).findFirst();
      functions.add(stack.isPresent() ? pass.function(f, stack.get()) : f);
    }
    return pass.any ? new LoopProgram(program.name(), functions) : program;
  }

  private Function function(Function f, Value stack) {
    Fresh fresh = Fresh.above(f);
    boolean entry = !called.contains(f.name());
    Code start = new Code(fresh, Position.NONE);
    Optional<Value> mark =
        entry
            ? Optional.of(start.callStatic(POOL, "mark", TAKES_STACK + ")I", stack))
            : Optional.empty();
    Block body = new Rewrite(fresh, stack, mark).block(f.body());
    body.statements().forEach(start::add);
    return new Function(f.name(), f.parameters(), f.result(), start.ending(body.terminator()));
  }

  /** Copies a function's statements. */
  private final class Rewrite {
    private final Fresh fresh;
    private final Value stack;
    private final Optional<Value> mark;

    Rewrite(Fresh fresh, Value stack, Optional<Value> mark) {
      this.fresh = fresh;
      this.stack = stack;
      this.mark = mark;
    }

    Block block(Block block) {
      Code code = new Code(fresh, Position.NONE);
      block.statements().forEach(s -> statement(s, code));
      if (block.terminator() instanceof Terminator.Return && mark.isPresent()) {
        code.run(
            new Operation.StaticCall(POOL, "release", TAKES_STACK + "I)V", false),
            stack,
            mark.get());
      }
      return code.ending(block.terminator());
    }

    private void statement(Statement s, Code code) {
      code.at(s.position());
      if (s instanceof Statement.Instruction i) {
        Optional<Operation> pooled = pooled(i);
        if (pooled.isPresent()) {
          any = true;
          List<Value> arguments = new ArrayList<>(List.of(stack));
          arguments.addAll(i.arguments());
          code.define(i.results().get(0), pooled.get(), arguments);
        } else {
          code.add(i);
        }
      } else {
        code.add(s.withBlocks(this::block));
      }
    }

    private Optional<Operation> pooled(Statement.Instruction i) {
      boolean makes = i.operation() instanceof Operation.NewArray;
      boolean copies = i.operation() instanceof Operation.CloneArray;
      if (!makes && !copies || escapes(i.results().get(0))) {
        return Optional.empty();
      }
      Type type = i.results().get(0).type();
      int lengths = copies ? 0 : i.arguments().size();
      return name(type, copies, lengths)
          .map(
              name ->
                  new Operation.StaticCall(
                      POOL,
                      name,
                      TAKES_STACK
                          + (copies ? type.descriptor() : "I".repeat(lengths))
                          + ")"
                          + type.descriptor(),
                      false));
    }

    private Optional<String> name(Type type, boolean copies, int lengths) {
      if (type.rank() == 2 && type.kind() == Type.Kind.DOUBLE && !copies) {
        return Optional.of(lengths == 1 ? "doubleRows" : "doubles");
      } else if (type.rank() != 1) {
        return Optional.empty();
      }
      return switch (type.kind()) {
        case DOUBLE -> Optional.of(copies ? "copy" : "doubles");
        case FLOAT -> Optional.of(copies ? "copy" : "floats");
        case INT -> Optional.of(copies ? "copy" : "ints");
        case BOOLEAN -> copies ? Optional.empty() : Optional.of("booleans");
        default -> Optional.empty();
      };
    }

    private boolean escapes(Value array) {
      AliasClass level = aliases.of(array);
      boolean seen = level.escapes || level.outside;
      for (int rank = array.type().rank(); rank > 1; rank--) {
        level = level.element();
        seen |= level.escapes || level.outside;
      }
      return seen;
    }
  }
}
