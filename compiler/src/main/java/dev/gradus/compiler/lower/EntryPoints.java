package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Rewriter;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import dev.gradus.compiler.outline.Outlined;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Layout.Buffer;
import dev.gradus.runtime.Layout.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives the entry functions of an outlined kernel their usual parameters back: the scratch arrays
 * that outlining added come out of the workspace.
 */
public final class EntryPoints {
  private static final String PARTS = "Parts";

  private final Outlined outlined;
  private final Layout layout;
  private final List<Buffer> buffers = new ArrayList<>();

  private EntryPoints(Outlined outlined, Layout layout) {
    this.outlined = outlined;
    this.layout = layout;
  }

  public static Lowered of(Outlined outlined, Layout layout) {
    if (outlined.scratch().isEmpty()) {
      return new Lowered(outlined.program(), layout);
    }
    return new EntryPoints(outlined, layout).build();
  }

  private Lowered build() {
    for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT, DType.INT)) {
      int length = outlined.length(Code.type(dtype).array());
      buffers.add(Buffer.of("spilled " + dtype, Role.PRIVATE, dtype, length, false));
    }
    int flags = outlined.length(Type.BOOLEAN.array());
    buffers.add(Buffer.of("spilled flags", Role.FLAGS, DType.INT, flags, false));
    Layout extended = layout.plus(buffers);
    List<Function> entries = new ArrayList<>();
    List<Function> others = new ArrayList<>();
    for (Function f : outlined.program().functions()) {
      if (outlined.scratch(f.name()).isEmpty()) {
        (Programs.ENTRIES.contains(f.name()) ? entries : others).add(renamed(f));
      } else {
        Function parts = renamed(f);
        others.add(
            new Function(parts.name() + PARTS, parts.parameters(), parts.result(), parts.body()));
        if (Programs.ENTRIES.contains(f.name())) {
          entries.add(entry(f, extended));
        }
      }
    }
    entries.addAll(others);
    return new Lowered(new LoopProgram(outlined.program().name(), entries), extended);
  }

  private Function entry(Function f, Layout extended) {
    Code code =
        switch (f.name()) {
          case Programs.STEPS -> new StepsCode(f.name(), Arithmetic.STRICT);
          case Programs.ROWS -> new RowFunctions.EntryCode(f.name(), Arithmetic.STRICT);
          default -> new Code(f.name(), f.result(), Arithmetic.STRICT);
        };
    List<Value> arguments = new ArrayList<>(Arrays.asList(code.parameters()));
    for (Type type : outlined.scratch(f.name())) {
      arguments.add(array(code, type, extended));
    }
    code.f.returns(code.f.call(f.name() + PARTS, f.result(), arguments.toArray(Value[]::new)));
    return code.f.build();
  }

  private Value array(Code code, Type type, Layout extended) {
    if (type.equals(Type.BOOLEAN.array())) {
      return code.flags();
    }
    for (int i = 0; i < buffers.size(); i++) {
      DType dtype = buffers.get(i).dtype();
      if (Code.type(dtype).array().equals(type)) {
        return code.array(new Slot(dtype, extended.slot(layout.buffers().size() + i)));
      }
    }
    throw new IllegalStateException("a kernel spills no values of type " + type.element());
  }

  private Function renamed(Function f) {
    return callsWithScratch(f.body()) ? new Renaming().rewrite(f) : f;
  }

  private boolean callsWithScratch(Block block) {
    for (Statement s : block.statements()) {
      boolean calls =
          s instanceof Statement.Instruction i
              ? takesScratch(i.operation())
              : Values.blocks(s).stream().anyMatch(this::callsWithScratch);
      if (calls) {
        return true;
      }
    }
    return false;
  }

  private boolean takesScratch(Operation operation) {
    return operation instanceof Operation.Call c && !outlined.scratch(c.function()).isEmpty();
  }

  /** Calls of functions that take scratch arrays go to their new names. */
  private final class Renaming extends Rewriter {
    @Override
    protected void instruction(Statement.Instruction i) {
      if (takesScratch(i.operation())) {
        Operation.Call c = (Operation.Call) i.operation();
        Operation call = new Operation.Call(c.function() + PARTS, c.result());
        add(new Statement.Instruction(i.results(), call, i.arguments(), i.position()));
      } else {
        add(i);
      }
    }
  }
}
