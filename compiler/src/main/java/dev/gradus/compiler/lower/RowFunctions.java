package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Arithmetic;
import java.util.ArrayList;
import java.util.List;

/** The functions of a kernel that run a loop over one range of rows, by number. */
final class RowFunctions {
  private final List<Function> functions = new ArrayList<>();

  List<Function> functions() {
    return functions;
  }

  boolean isEmpty() {
    return functions.isEmpty();
  }

  /** Number of the next one. */
  int next() {
    return functions.size();
  }

  void add(Function function) {
    functions.add(function);
  }

  /** The entry function that runs one of them, told which by its number. */
  Function entry() {
    EntryCode code = new EntryCode(Programs.ROWS, Arithmetic.STRICT);
    for (int i = 0; i < functions.size(); i++) {
      String name = functions.get(i).name();
      Value wanted = code.f.compare(Comparison.EQ, code.stage(), code.index(i));
      code.f.ifThen(wanted, () -> code.f.call(name, Type.VOID, code.ofRange()));
    }
    code.f.returns(code.f.constant(0.0));
    return code.f.build();
  }

  /** The entry function's further parameters. */
  static final class EntryCode extends Code {
    private final Value stage = f.parameter(Type.INT, "stage");
    private final Value range = f.parameter(Type.INT, "range");

    EntryCode(String name, Arithmetic arithmetic) {
      super(name, Type.DOUBLE, arithmetic);
    }

    Value stage() {
      return stage;
    }

    /** Arguments of a function over a range. */
    Value[] ofRange() {
      return with(common(), range);
    }

    @Override
    Value[] parameters() {
      return with(with(common(), stage), range);
    }
  }

  static Value[] with(Value[] arguments, Value last) {
    List<Value> all = new ArrayList<>(List.of(arguments));
    all.add(last);
    return all.toArray(Value[]::new);
  }
}
